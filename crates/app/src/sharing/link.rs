//! Links that hold a whole page: `#digits/` or `#eyes/`, followed by the text of [`Saved`]. A link can come from
//! anywhere, so nothing in it is trusted. Mail and chat add to links and escape their characters, so what is left of one
//! is looked for: if all characters are there, it opens.

use std::borrow::Cow;

use crate::saved::{DecodeError, Saved};
use crate::snapshot::Snapshot;
use crate::workspace::Workspace;

/// The maximum length of the saved text in a link, in bytes. It is enough for about twenty digits drawn over each
/// other. Some programs cut longer addresses.
pub const MAX_LINK_BYTES: usize = 30_000;

/// How many times a link may have been escaped.
const MAX_ESCAPES: u32 = 3;
/// Characters without a width, which programs put into long words: soft hyphens, and marks of direction or of breaks.
const INVISIBLE: [char; 8] =
    ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}'];

/// The content of a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The workspace that the link shows.
    pub workspace: Workspace,
    /// The saved page.
    pub saved: Saved,
}

/// Why a link cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// A part of the link is missing or mistyped.
    Damaged,
    /// The link is longer than any link that the page makes.
    TooLong,
    /// Another version of the page made the link.
    OtherVersion,
}

impl Link {
    /// A link to a page.
    pub fn new(snapshot: &Snapshot) -> Self {
        Self { workspace: snapshot.workspace, saved: Saved::new(snapshot) }
    }

    /// The page to which the link leads.
    pub fn to_snapshot(&self) -> Snapshot {
        self.saved.to_snapshot(self.workspace)
    }

    /// Reads the hash of an address, which begins with `#`. The result is `None` if the hash is not a link of this
    /// kind.
    pub fn parse(hash: &str) -> Option<Result<Self, LinkError>> {
        let hash = unescaped(hash);
        let (name, text) = hash.split_once('/')?;
        let Some(workspace) = Workspace::ALL.into_iter().find(|workspace| workspace.hash() == name) else {
            // No other hash of the page has a slash.
            return Some(Err(LinkError::Damaged));
        };
        let text = saved_text(text);
        if text.len() > MAX_LINK_BYTES {
            return Some(Err(LinkError::TooLong));
        }
        Some(match decode(&text) {
            Ok(saved) => Ok(Self { workspace, saved }),
            Err(DecodeError::Malformed) => Err(LinkError::Damaged),
            Err(DecodeError::OtherVersion) => Err(LinkError::OtherVersion),
        })
    }

    /// The hash that [`parse`](Self::parse) reads; `None` if the drawing is too long for a link.
    pub fn to_hash(&self) -> Option<String> {
        let text = self.saved.encode().filter(|text| text.len() <= MAX_LINK_BYTES)?;
        Some(format!("{}/{text}", self.workspace.hash()))
    }
}

/// The workspace that a hash without a saved text shows. What mail and chat append to it does not count.
pub fn workspace(hash: &str) -> Option<Workspace> {
    let hash = unescaped(hash);
    let name = hash.strip_prefix('#').unwrap_or_default();
    let end = name.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').unwrap_or(name.len());
    Workspace::from_hash(&hash[..hash.len() - name.len() + end])
}

/// The text with every `%2F` and the like as the character that it stands for, also where links were escaped twice.
fn unescaped(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..MAX_ESCAPES {
        if !text.contains('%') {
            break;
        }
        text = unescaped_once(&text).into();
    }
    text
}

fn unescaped_once(text: &str) -> String {
    let digit = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped = match after {
            [high, low, ..] if *first == b'%' => digit(*high).zip(digit(*low)),
            _ => None,
        };
        match escaped {
            Some((high, low)) => {
                bytes.push(16 * high + low);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The characters of a saved text at the beginning of `text`: without the breaks that mail puts between them, and up to
/// the full stop, the bracket or the parameters that were appended.
fn saved_text(text: &str) -> String {
    let is_break = |letter: &char| letter.is_whitespace() || letter.is_control() || INVISIBLE.contains(letter);
    let letters = text.chars().filter(|letter| !is_break(letter));
    letters.take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')).collect()
}

/// Decodes a saved text, also with the sign of emphasis at its end that chat puts around links: `_` is a digit too.
fn decode(text: &str) -> Result<Saved, DecodeError> {
    let whole = Saved::decode(text);
    let mut trimmed = text;
    while let (Err(_), Some(shorter)) = (&whole, trimmed.strip_suffix('_')) {
        trimmed = shorter;
        if let Ok(saved) = Saved::decode(trimmed) {
            return Ok(saved);
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parsing_a_link_gives_the_same_page() {
        let snapshot = Snapshot { workspace: Workspace::Eyes, ..Snapshot::default() };
        let hash = Link::new(&snapshot).to_hash().unwrap();
        assert!(hash.starts_with("#eyes/"));
        assert_eq!(Link::parse(&hash), Some(Ok(Link { workspace: Workspace::Eyes, saved: Saved::new(&snapshot) })));
    }

    #[test]
    fn hashes_without_a_saved_text_are_not_links() {
        for hash in ["", "#digits", "#how-eyes", "#elsewhere", "#digits."] {
            assert_eq!(Link::parse(hash), None, "{hash}");
        }
    }

    #[test]
    fn a_link_opens_if_all_its_characters_are_there() {
        let whole = Link::new(&Snapshot::default()).to_hash().unwrap();
        let (first, second) = whole.split_at(whole.len() / 2);
        let appended =
            [".", ",", ")", "]", ">", "\"", "。", "）", "”", "*", "_", "__", "?utm_source=mail", "&fbclid=a-1_b"];
        let mangled = appended.map(|end| format!("{whole}{end}")).into_iter().chain([
            whole.replace('/', "%2F"),
            whole.replace('/', "%252f"),
            whole.replace('-', "%2D").replace('_', "%5F"),
            format!("{whole}%20"),
            format!("{whole}%E3%80%82"),
            format!("{first}%0D%0A{second}"),
            format!("{first}\n {second}"),
            format!("{first}\u{200b}{second}"),
            format!("{first}%E2%80%8B{second}"),
        ]);
        for hash in mangled {
            assert_eq!(Link::parse(&hash), Link::parse(&whole), "{hash}");
        }
    }

    #[test]
    fn a_link_of_another_page_is_refused_and_not_ignored() {
        assert_eq!(Link::parse("#elsewhere/AAAA"), Some(Err(LinkError::Damaged)));
        assert_eq!(Link::parse("#igits/AAAA"), Some(Err(LinkError::Damaged)));
    }

    #[test]
    fn what_is_appended_to_a_workspace_does_not_count() {
        for hash in ["#eyes", "#eyes.", "#eyes)", "#eyes?utm_source=mail", "#eyes%20", "#how-eyes,"] {
            assert_eq!(workspace(hash), Some(Workspace::Eyes), "{hash}");
        }
        assert_eq!(workspace(""), Some(Workspace::Digits));
        assert_eq!(workspace("#elsewhere"), None);
    }

    #[test]
    fn signs_that_are_no_escapes_stay() {
        for text in ["100%", "%", "%2", "%zz", "%é1"] {
            assert_eq!(unescaped(text), text);
        }
        assert_eq!(unescaped("%25%32%46"), "/");
    }

    #[test]
    fn each_kind_of_wrong_link_has_its_own_error() {
        let whole = Link::new(&Snapshot::default()).to_hash().unwrap();
        let refused = |hash: &str| Link::parse(hash).and_then(Result::err);
        assert_eq!(refused("#digits/"), Some(LinkError::Damaged));
        assert_eq!(refused(&whole[..whole.len() - 5]), Some(LinkError::Damaged));
        assert_eq!(refused(&format!("{}.", &whole[..whole.len() - 5])), Some(LinkError::Damaged));
        assert_eq!(refused(&format!("#digits/{}", "A".repeat(MAX_LINK_BYTES + 1))), Some(LinkError::TooLong));
    }

    #[cfg(not(target_family = "wasm"))]
    mod properties {
        use proptest::prelude::*;

        use super::*;

        /// Links that were cut, mistyped or mixed up, and texts that never were links.
        fn malformed() -> impl Strategy<Value = String> {
            let whole = Link::new(&Snapshot::default()).to_hash().unwrap();
            let length = whole.len();
            let (cut, typed, doubled) = (whole.clone(), whole.clone(), whole.clone());
            prop_oneof![
                (8..length).prop_map(move |kept| cut[..kept].to_owned()),
                (8..length, "[A-Za-z0-9_-]")
                    .prop_map(move |(place, letter)| { format!("{}{letter}{}", &typed[..place], &typed[place + 1..]) }),
                (8..length, 8..length).prop_map(move |(from, to)| format!("{}{}", &doubled[..from], &doubled[to..])),
                "[A-Za-z0-9_-]{0,400}".prop_map(|text| format!("#digits/{text}")),
                "\\PC{0,100}".prop_map(|text| format!("#eyes/{text}")),
            ]
        }

        proptest! {
            #![proptest_config(ProptestConfig::with_cases(1_000))]

            /// A malformed link is refused, or by chance equals the whole link. It never opens a different page.
            #[test]
            fn a_malformed_link_never_opens_a_different_page(hash in malformed()) {
                match Link::parse(&hash) {
                    Some(Ok(link)) => prop_assert_eq!(link.saved, Saved::new(&Snapshot::default())),
                    Some(Err(_)) => {}
                    None => prop_assert!(false, "{} was not recognised as a link", hash),
                }
            }
        }
    }
}
