//! Writes web/assets/licences.json: the crates of the page and the text of every licence.
//!
//! Each crate and each text has a line of its own, so that a diff shows what has changed.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::Crate;
use crate::error::{Error, Result};

/// A licence's text with its copyright notice, and the crates that are under this text.
#[derive(Debug, PartialEq, Eq)]
pub struct LicenceText {
    licence: String,
    text: String,
    crates: BTreeSet<String>,
}

/// Reads what cargo-about has printed with texts.hbs. Of texts that differ only in white space, the shortest is kept.
pub fn texts(printed: &str) -> Vec<LicenceText> {
    let mut texts: BTreeMap<(&str, String), LicenceText> = BTreeMap::new();
    for part in printed.split("@@ licence ").skip(1) {
        let Some((head, content)) = part.split_once("@@ text\n") else { continue };
        let mut head = head.lines();
        let Some(licence) = head.next() else { continue };
        let crates = head.filter_map(|line| line.strip_prefix("@@ crate ")).map(str::to_owned);
        let content = trimmed(content);
        let key = (licence, content.split_whitespace().collect::<Vec<_>>().join(" "));
        let empty = || LicenceText { licence: licence.to_owned(), text: content.clone(), crates: BTreeSet::new() };
        let entry = texts.entry(key).or_insert_with(empty);
        entry.crates.extend(crates);
        if (content.len(), &content) < (entry.text.len(), &entry.text) {
            entry.text = content;
        }
    }
    texts.into_values().collect()
}

/// Removes spaces at the ends of lines, and blank lines at the start and the end.
fn trimmed(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The list as JSON, with the texts of these crates only. An error where a crate has no text.
pub fn json(crates: &BTreeSet<Crate>, texts: Vec<LicenceText>) -> Result<String> {
    let shipped: BTreeSet<String> = crates.iter().map(Crate::id).collect();
    let mut texts: Vec<LicenceText> = texts
        .into_iter()
        .map(|text| LicenceText { crates: text.crates.intersection(&shipped).cloned().collect(), ..text })
        .filter(|text| !text.crates.is_empty())
        .collect();
    // The texts of one licence: the one with the most crates first.
    texts.sort_by(|a, b| {
        let order = |text: &LicenceText| (text.licence.clone(), Reverse(text.crates.len()));
        order(a).cmp(&order(b)).then_with(|| a.text.cmp(&b.text))
    });
    let with_text: BTreeSet<String> = texts.iter().flat_map(|text| text.crates.iter().cloned()).collect();
    for bare in crates.iter().filter(|one| !with_text.contains(&one.id())) {
        // cargo-about does not see the standard library. It is licensed as most crates are, under the same text.
        let common = texts.iter_mut().find(|text| bare.name == "std" && text.licence == "Apache-2.0");
        let common = common.ok_or_else(|| Error::new(format!("cargo-about gave no text for {}", bare.id())))?;
        common.crates.insert(bare.id());
    }
    let texts: Vec<String> = texts.iter().map(text_line).collect();
    Ok(format!("{}{}\n]}}\n", head(crates), texts.join(",\n")))
}

/// The beginning of the list, up to the texts.
fn head(crates: &BTreeSet<Crate>) -> String {
    let crates: Vec<String> = crates.iter().map(crate_line).collect();
    format!("{{\"crates\":[\n{}\n],\"texts\":[\n", crates.join(",\n"))
}

fn crate_line(one: &Crate) -> String {
    let [name, version, licence, repository] =
        [&one.name, &one.version, &one.licence, &one.repository].map(|text| quoted(text));
    format!("{{\"name\":{name},\"version\":{version},\"licence\":{licence},\"repository\":{repository}}}")
}

fn text_line(text: &LicenceText) -> String {
    let crates: Vec<String> = text.crates.iter().map(|id| quoted(id)).collect();
    let [licence, content] = [&text.licence, &text.text].map(|text| quoted(text));
    format!("{{\"licence\":{licence},\"crates\":[{}],\"text\":{content}}}", crates.join(","))
}

/// A string in the syntax of JSON.
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

/// An error where a list does not contain exactly these crates, with the lines that differ.
pub fn check_crates(json: &str, crates: &BTreeSet<Crate>) -> Result {
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
    Err(Error::new(differences.join("\n")))
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
        let from_id = |id: &&str| {
            let (name, version) = id.split_once(' ').unwrap();
            let [name, version, licence] = [name, version, "MIT"].map(str::to_owned);
            Crate { name, version, licence, repository: String::new() }
        };
        ids.iter().map(from_id).collect()
    }

    #[test]
    fn equal_texts_are_listed_once_and_other_copyrights_are_kept() {
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
    fn a_crate_without_a_text_is_an_error_except_the_standard_library() {
        let error = json(&crates(&["one 1.0.0", "five 5.0.0"]), texts(PRINTED)).unwrap_err();
        assert_eq!(error.to_string(), "cargo-about gave no text for five 5.0.0");
        let json = json(&crates(&["one 1.0.0", "std 1.95.0"]), texts(PRINTED)).unwrap();
        assert!(json.contains(r#"{"licence":"Apache-2.0","crates":["one 1.0.0","std 1.95.0"]"#), "{json}");
    }

    #[test]
    fn a_list_of_other_crates_is_an_error() {
        let old = crates(&["one 1.0.0", "two 2.0.0"]);
        let json = json(&old, texts(PRINTED)).unwrap();
        assert!(check_crates(&json, &old).is_ok());
        let error = check_crates(&json, &crates(&["one 1.0.0", "two 2.0.1"])).unwrap_err().to_string();
        let line = |version: &str| format!(r#"{{"name":"two","version":"{version}","licence":"MIT","repository":""}}"#);
        assert_eq!(error, format!("  not listed:  {}\n  not shipped: {}", line("2.0.1"), line("2.0.0")));
        assert!(check_crates("", &old).is_err());
    }

    #[test]
    fn strings_are_escaped_for_json() {
        assert_eq!(quoted("a\\\t\"é"), r#""a\\\u0009\"é""#);
    }
}
