//! Links that hold a whole page: `#digits/` or `#eyes/`, followed by the text of [`Saved`]. A link can come from
//! anywhere, so nothing in it is trusted.

use crate::saved::{DecodeError, Saved};
use crate::snapshot::Snapshot;
use crate::workspace::Workspace;

/// The maximum length of the saved text in a link, in bytes. It is enough for about twenty digits drawn over each
/// other. Some programs cut longer addresses.
pub const MAX_LINK_BYTES: usize = 30_000;

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
        let (hash, text) = hash.split_once('/')?;
        let workspace = Workspace::ALL.into_iter().find(|workspace| workspace.hash() == hash)?;
        if text.len() > MAX_LINK_BYTES {
            return Some(Err(LinkError::TooLong));
        }
        Some(match Saved::decode(text) {
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
        for hash in ["", "#digits", "#how-eyes", "#elsewhere/AAAA", "digits/AAAA"] {
            assert_eq!(Link::parse(hash), None, "{hash}");
        }
    }

    #[test]
    fn each_kind_of_wrong_link_has_its_own_error() {
        let whole = Link::new(&Snapshot::default()).to_hash().unwrap();
        let refused = |hash: &str| Link::parse(hash).and_then(Result::err);
        assert_eq!(refused("#digits/"), Some(LinkError::Damaged));
        assert_eq!(refused(&whole[..whole.len() - 5]), Some(LinkError::Damaged));
        assert_eq!(refused(&format!("{whole}.")), Some(LinkError::Damaged));
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
