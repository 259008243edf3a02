//! Text in which terms are marked, as the language files contain it.
//!
//! `[encoder]` marks a term that is shown by its key, `[latents|latent]` one that is shown by another word.

/// A text that may contain marks. A type of its own makes sure that no mark is shown: only the view's `Prose` takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked(pub &'static str);

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment<'a> {
    /// Text without marks.
    Plain(&'a str),
    /// A marked term.
    Term {
        /// The text that is shown.
        shown: &'a str,
        /// The term's key.
        key: &'a str,
        /// The punctuation directly after the term. No line may begin with it.
        tail: &'a str,
    },
}

impl Marked {
    /// Its segments in order. None is empty.
    pub fn segments(self) -> Vec<Segment<'static>> {
        segments(self.0)
    }
}

fn segments(text: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    let mut rest = text;
    while let Some((before, mark, after)) = next_mark(rest) {
        segments.extend(plain(before));
        let (shown, key) = mark.split_once('|').unwrap_or((mark, mark));
        let (tail, after) = after.split_at(after.len() - after.trim_start_matches(is_tail).len());
        segments.push(Segment::Term { shown, key, tail });
        rest = after;
    }
    segments.extend(plain(rest));
    segments
}

/// The text before the next mark, the mark, and the text after it.
fn next_mark(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('[')?;
    let (mark, after) = rest.split_once(']')?;
    Some((before, mark, after))
}

fn plain(text: &str) -> Option<Segment<'_>> {
    (!text.is_empty()).then_some(Segment::Plain(text))
}

fn is_tail(character: char) -> bool {
    ",.;:?)’”，。；：、？）”".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_marked_by_its_key_or_by_another_word() {
        let text = "The [encoder] makes [latents|latent], no more.";
        let expected = [
            Segment::Plain("The "),
            Segment::Term { shown: "encoder", key: "encoder", tail: "" },
            Segment::Plain(" makes "),
            Segment::Term { shown: "latents", key: "latent", tail: "," },
            Segment::Plain(" no more."),
        ];
        assert_eq!(segments(text), expected);
    }

    #[test]
    fn punctuation_stays_with_its_term_in_every_script() {
        let tails = |text| match segments(text)[..] {
            [Segment::Term { tail, .. }, ..] => tail,
            _ => "no term",
        };
        assert_eq!(tails("[encoder]).Then"), ").");
        assert_eq!(tails("[编码器|encoder]，然后"), "，");
        assert_eq!(tails("[kernel]s"), "");
    }

    #[test]
    fn a_mark_without_an_end_is_plain_text() {
        for text in ["an [encoder", "an encoder]", "]["] {
            assert_eq!(segments(text), [Segment::Plain(text)]);
        }
    }

    #[cfg(not(target_family = "wasm"))]
    mod properties {
        use proptest::collection::vec;
        use proptest::prelude::*;

        use super::*;

        /// Segments that stay distinct when they are written one after the other.
        fn pieces() -> impl Strategy<Value = Vec<(String, String, String)>> {
            let words = "[a-zé编 ,.|{}0-9]{0,6}";
            vec((words, "[a-zé编 ,]{0,6}", "[a-zé编 ,|]{1,6}"), 0..5)
        }

        /// What the user reads.
        fn shown(text: &str) -> String {
            let piece = |segment| match segment {
                Segment::Plain(text) => text.to_owned(),
                Segment::Term { shown, tail, .. } => format!("{shown}{tail}"),
            };
            segments(text).into_iter().map(piece).collect()
        }

        proptest! {
            #[test]
            fn any_text_has_pieces_and_none_is_empty(text in any::<String>()) {
                prop_assert!(!segments(&text).contains(&Segment::Plain("")));
            }

            #[test]
            fn a_text_without_marks_is_shown_as_it_is(text in "[^\\[\\]]*") {
                prop_assert_eq!(shown(&text), text.clone());
                prop_assert!(segments(&text).len() <= 1);
            }

            #[test]
            fn every_marked_term_is_found(pieces in pieces()) {
                let text: String =
                    pieces.iter().map(|(before, shown, key)| format!("{before}[{shown}|{key}]")).collect();
                let read: String = pieces.iter().map(|(before, shown, _)| format!("{before}{shown}")).collect();
                prop_assert_eq!(shown(&text), read);
                let found = segments(&text).into_iter().filter_map(|segment| match segment {
                    Segment::Term { key, .. } => Some(key),
                    Segment::Plain(_) => None,
                });
                prop_assert!(found.eq(pieces.iter().map(|(_, _, key)| key.as_str())));
            }
        }
    }
}
