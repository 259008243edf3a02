//! Tests of the texts of all languages.

use super::template::{Text, next_placeholder};
use super::*;
use crate::glossary::Term;
use crate::glossary::prose::Segment;

/// All texts of a language, with their names.
fn all(language: Language) -> Vec<(String, Text)> {
    // Naming every field makes a missing one a compile error.
    let Texts {
        page,
        preferences,
        engines,
        failures,
        drawing,
        corruption,
        result,
        inspector,
        comparison,
        eyes,
        photo,
        sharing,
        about,
        offline,
        weights,
        glossary,
        tour,
    } = for_language(language);
    fn part(
        name: &'static str,
        texts: impl Iterator<Item = (&'static str, Text)>,
    ) -> impl Iterator<Item = (String, Text)> {
        texts.map(move |(field, text)| (format!("{name}.{field}"), text))
    }
    part("page", page.all())
        .chain(part("preferences", preferences.all()))
        .chain(part("engines", engines.all()))
        .chain(part("failures", failures.all()))
        .chain(part("drawing", drawing.all()))
        .chain(part("corruption", corruption.all()))
        .chain(part("result", result.all()))
        .chain(part("inspector", inspector.all()))
        .chain(part("comparison", comparison.all()))
        .chain(part("eyes", eyes.all()))
        .chain(part("photo", photo.all()))
        .chain(part("sharing", sharing.all()))
        .chain(part("about", about.all()))
        .chain(part("offline", offline.all()))
        .chain(part("weights", weights.all()))
        .chain(part("glossary", glossary.all()))
        .chain(part("tour", tour.all()))
        .collect()
}

/// All texts of a language as the page shows them, with their names.
fn texts(language: Language) -> Vec<(String, String)> {
    all(language).into_iter().map(|(name, text)| (name, shown(text))).collect()
}

fn shown(text: Text) -> String {
    match text {
        Text::Plain(text) => text.to_owned(),
        Text::Marked(text) => text.segments().into_iter().flat_map(pieces).collect(),
    }
}

/// The shown parts of a segment. Fails if its key is not a term of the glossary.
fn pieces(segment: Segment<'static>) -> [&'static str; 2] {
    match segment {
        Segment::Plain(text) => [text, ""],
        Segment::Term { shown, key, tail } => {
            assert!(Term::from_key(key).is_some() && !shown.is_empty(), "[{shown}|{key}]");
            [shown, tail]
        }
    }
}

/// The placeholders of a text, sorted.
fn places(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut rest = text;
    while let Some((_, place, after)) = next_placeholder(rest) {
        places.push(place);
        rest = after;
    }
    places.sort_unstable();
    places
}

#[test]
fn no_text_is_empty_or_has_spaces_at_its_ends() {
    for language in Language::ALL {
        for (name, text) in texts(language) {
            assert!(!text.trim().is_empty(), "{language:?}: {name}");
            assert_eq!(text.trim(), text, "{language:?}: {name}");
        }
    }
}

#[test]
fn a_text_has_the_same_placeholders_in_every_language_and_no_other_braces() {
    for language in Language::ALL {
        for ((name, text), (_, english)) in texts(language).into_iter().zip(texts(Language::English)) {
            assert_eq!(places(&text), places(&english), "{language:?}: {name}");
            assert_eq!(text.matches(['{', '}']).count(), 2 * places(&text).len(), "{language:?}: {name}");
        }
    }
}

#[test]
fn placeholders_are_numbered_from_zero_without_a_gap() {
    for (name, text) in texts(Language::English) {
        assert!(places(&text).into_iter().eq(0..places(&text).len()), "{name}");
    }
}

#[test]
fn only_marked_texts_have_brackets_and_every_mark_is_a_term() {
    for language in Language::ALL {
        for (name, text) in texts(language) {
            assert!(!text.contains(['[', ']', '|']), "{language:?}: {name}");
        }
    }
}

#[test]
fn a_text_marks_a_term_once_and_the_same_terms_in_every_language() {
    let keys = |text| {
        let Text::Marked(text) = text else { return Vec::new() };
        let segments = text.segments().into_iter();
        let mut keys: Vec<_> = segments
            .filter_map(|segment| match segment {
                Segment::Term { key, .. } => Some(key),
                Segment::Plain(_) => None,
            })
            .collect();
        keys.sort_unstable();
        keys
    };
    for language in Language::ALL {
        for ((name, text), (_, english)) in all(language).into_iter().zip(all(Language::English)) {
            let marked = keys(text);
            assert_eq!(marked, keys(english), "{language:?}: {name}");
            assert!(marked.windows(2).all(|two| two[0] != two[1]), "{language:?}: {name}");
        }
    }
}

#[test]
fn texts_are_in_the_language_that_is_set() {
    for language in Language::ALL {
        set_language(language);
        assert!(std::ptr::eq(current(), for_language(language)));
    }
}

#[test]
fn only_texts_that_are_the_same_in_every_language_are_left_in_english() {
    const SAME: [&str; 9] = [
        "page.title",
        "engines.cpu",
        "result.psnr",
        "result.ssim",
        "result.decibels",
        "glossary.relu",
        "glossary.psnr",
        "glossary.ssim",
        "glossary.webgpu",
    ];
    for language in Language::ALL.into_iter().filter(|language| *language != Language::English) {
        let english = texts(Language::English).into_iter();
        let same = texts(language).into_iter().zip(english).filter(|((_, text), (_, english))| text == english);
        assert!(same.map(|((name, _), _)| name).eq(SAME), "{language:?}");
    }
}

/// The W3C's Requirements for Chinese Text Layout ask for both.
#[test]
fn chinese_has_full_width_punctuation_and_spaces_between_the_scripts() {
    let is_han = |letter: char| ('\u{4E00}'..='\u{9FFF}').contains(&letter);
    for (name, text) in texts(Language::Chinese) {
        let letters: Vec<char> = text.chars().collect();
        for pair in letters.windows(2) {
            let (han, other) = if is_han(pair[0]) { (pair[0], pair[1]) } else { (pair[1], pair[0]) };
            let is_tight = is_han(han) && (other.is_ascii_alphanumeric() || ",.:;?!()\"'".contains(other));
            assert!(!is_tight, "{name}: {}{}", pair[0], pair[1]);
        }
    }
}

#[test]
fn chinese_sentences_end_as_the_english_ones_do() {
    for ((name, chinese), (_, english)) in texts(Language::Chinese).into_iter().zip(texts(Language::English)) {
        assert_eq!(chinese.ends_with('。'), english.ends_with('.'), "{name}");
    }
}
