//! The list of what the page is made of, with every licence's text: web/assets/licences.json.
//!
//! One line for each crate and each text, so that a change shows as a change of lines.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use crate::{
    failure::{Failure, Outcome},
    shipped::Crate,
};

/// A licence's text, with its copyright notice, and the crates that come with just this one.
#[derive(Debug, PartialEq, Eq)]
pub struct Text {
    licence: String,
    words: String,
    crates: BTreeSet<String>,
}

/// What cargo-about printed for texts.hbs. Of several texts that differ in their spaces only, the shortest is kept.
pub fn texts(printed: &str) -> Vec<Text> {
    let mut texts: BTreeMap<(&str, String), Text> = BTreeMap::new();
    for part in printed.split("@@ licence ").skip(1) {
        let Some((head, words)) = part.split_once("@@ text\n") else { continue };
        let mut head = head.lines();
        let Some(licence) = head.next() else { continue };
        let crates = head.filter_map(|line| line.strip_prefix("@@ crate ")).map(str::to_owned);
        let words = trimmed(words);
        let key = (licence, words.split_whitespace().collect::<Vec<_>>().join(" "));
        let empty = || Text { licence: licence.to_owned(), words: words.clone(), crates: BTreeSet::new() };
        let text = texts.entry(key).or_insert_with(empty);
        text.crates.extend(crates);
        if (words.len(), &words) < (text.words.len(), &text.words) {
            text.words = words;
        }
    }
    texts.into_values().collect()
}

/// Without spaces at the ends of lines, and without blank lines around.
fn trimmed(words: &str) -> String {
    let lines: Vec<&str> = words.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The whole list: of the texts, those of what is shipped. Each crate must have one.
pub fn json(crates: &BTreeSet<Crate>, texts: Vec<Text>) -> Outcome<String> {
    let shipped: BTreeSet<String> = crates.iter().map(Crate::id).collect();
    let mut texts: Vec<Text> = texts
        .into_iter()
        .map(|text| Text { crates: text.crates.intersection(&shipped).cloned().collect(), ..text })
        .filter(|text| !text.crates.is_empty())
        .collect();
    // Each licence's commonest text first.
    texts.sort_by(|a, b| {
        let order = |text: &Text| (text.licence.clone(), Reverse(text.crates.len()));
        order(a).cmp(&order(b)).then_with(|| a.words.cmp(&b.words))
    });
    let with_text: BTreeSet<String> = texts.iter().flat_map(|text| text.crates.iter().cloned()).collect();
    for bare in crates.iter().filter(|one| !with_text.contains(&one.id())) {
        // The standard library, which cargo-about does not see. It may be had as most crates may, under the same text.
        let common = texts.iter_mut().find(|text| bare.name == "std" && text.licence == "Apache-2.0");
        let common = common.ok_or_else(|| Failure::new(format!("cargo-about gave no text for {}", bare.id())))?;
        common.crates.insert(bare.id());
    }
    let texts: Vec<String> = texts.iter().map(text_line).collect();
    Ok(format!("{}{}\n]}}\n", head(crates), texts.join(",\n")))
}

/// The list up to the texts.
fn head(crates: &BTreeSet<Crate>) -> String {
    let crates: Vec<String> = crates.iter().map(crate_line).collect();
    format!("{{\"crates\":[\n{}\n],\"texts\":[\n", crates.join(",\n"))
}

fn crate_line(one: &Crate) -> String {
    let [name, version, licence, repository] =
        [&one.name, &one.version, &one.licence, &one.repository].map(|text| quoted(text));
    format!("{{\"name\":{name},\"version\":{version},\"licence\":{licence},\"repository\":{repository}}}")
}

fn text_line(text: &Text) -> String {
    let crates: Vec<String> = text.crates.iter().map(|id| quoted(id)).collect();
    let [licence, words] = [&text.licence, &text.words].map(|text| quoted(text));
    format!("{{\"licence\":{licence},\"crates\":[{}],\"text\":{words}}}", crates.join(","))
}

/// A string as JSON has it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            control if control < ' ' => quoted.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// An error where a list is not of just these crates, with the lines that differ.
pub fn is_of(json: &str, crates: &BTreeSet<Crate>) -> Outcome {
    if json.starts_with(&head(crates)) {
        return Ok(());
    }
    let lines = |text: &str| -> BTreeSet<String> {
        let crates = text.lines().filter(|line| line.starts_with("{\"name\":"));
        crates.map(|line| line.trim_end_matches(',').to_owned()).collect()
    };
    let (listed, shipped) = (lines(json), lines(&head(crates)));
    let missing = shipped.difference(&listed).map(|line| format!("  not listed:  {line}"));
    let stale = listed.difference(&shipped).map(|line| format!("  not shipped: {line}"));
    let differences: Vec<String> = missing.chain(stale).collect();
    Err(Failure::new(differences.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = "\
@@ licence MIT\n@@ crate one 1.0.0\n@@ crate two 2.0.0\n@@ text\n\nCopyright A \n  \"MIT\"\r\n\n\
@@ licence MIT\n@@ crate three 3.0.0\n@@ text\nCopyright A\n\"MIT\"\n\n\
@@ licence MIT\n@@ crate one 1.0.0\n@@ text\nCopyright B\n\"MIT\"\n\n\
@@ licence Apache-2.0\n@@ crate one 1.0.0\n@@ crate four 4.0.0\n@@ text\nApache\n\n";

    fn crates(ids: &[&str]) -> BTreeSet<Crate> {
        let of = |id: &&str| {
            let (name, version) = id.split_once(' ').unwrap();
            let [name, version, licence] = [name, version, "MIT"].map(str::to_owned);
            Crate { name, version, licence, repository: String::new() }
        };
        ids.iter().map(of).collect()
    }

    #[test]
    fn the_same_words_are_listed_once_and_other_copyrights_are_kept() {
        let json = json(&crates(&["one 1.0.0", "three 3.0.0"]), texts(PRINTED)).unwrap();
        assert_eq!(
            json,
            r#"{"crates":[
{"name":"one","version":"1.0.0","licence":"MIT","repository":""},
{"name":"three","version":"3.0.0","licence":"MIT","repository":""}
],"texts":[
{"licence":"Apache-2.0","crates":["one 1.0.0"],"text":"Apache"},
{"licence":"MIT","crates":["one 1.0.0","three 3.0.0"],"text":"Copyright A\n\"MIT\""},
{"licence":"MIT","crates":["one 1.0.0"],"text":"Copyright B\n\"MIT\""}
]}
"#
        );
    }

    #[test]
    fn a_crate_without_a_text_is_an_error_but_for_the_standard_library() {
        let failure = json(&crates(&["one 1.0.0", "five 5.0.0"]), texts(PRINTED)).unwrap_err();
        assert_eq!(failure.to_string(), "cargo-about gave no text for five 5.0.0");
        let json = json(&crates(&["one 1.0.0", "std 1.95.0"]), texts(PRINTED)).unwrap();
        assert!(json.contains(r#"{"licence":"Apache-2.0","crates":["one 1.0.0","std 1.95.0"]"#), "{json}");
    }

    #[test]
    fn a_list_of_other_crates_is_noticed() {
        let old = crates(&["one 1.0.0", "two 2.0.0"]);
        let json = json(&old, texts(PRINTED)).unwrap();
        assert!(is_of(&json, &old).is_ok());
        let failure = is_of(&json, &crates(&["one 1.0.0", "two 2.0.1"])).unwrap_err().to_string();
        let line = |version: &str| format!(r#"{{"name":"two","version":"{version}","licence":"MIT","repository":""}}"#);
        assert_eq!(failure, format!("  not listed:  {}\n  not shipped: {}", line("2.0.1"), line("2.0.0")));
        assert!(is_of("", &old).is_err());
    }

    #[test]
    fn strings_are_quoted_as_json_has_them() {
        assert_eq!(quoted("a\\\t\"é"), r#""a\\\u0009\"é""#);
    }
}
