//! Links that hold a whole page: `#digits/` or `#eyes/`, and the text of [`Saved`]. They come from anywhere, so
//! nothing in them is trusted.

use crate::saved::{DecodeError, Saved};
use crate::snapshot::Snapshot;
use crate::workspace::Workspace;

/// The longest part of a link that the page makes or reads, in bytes: some twenty digits drawn over each other. Longer
/// addresses are cut on their way by some programs.
pub const MAX_LINK_BYTES: usize = 30_000;

/// What a link holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Which workspace it shows.
    pub workspace: Workspace,
    /// What is in it.
    pub saved: Saved,
}

/// Why a link cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// A part of it is missing or mistyped.
    Damaged,
    /// It is longer than any link of ours.
    TooLong,
    /// It was made by another version of the page.
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

    /// What the part of an address behind `#`, and with it, says; none where it is no link of this kind.
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

    /// The part of an address that [`parse`](Self::parse) reads; none where the drawing is too long for one.
    pub fn to_hash(&self) -> Option<String> {
        let text = self.saved.encode().filter(|text| text.len() <= MAX_LINK_BYTES)?;
        Some(format!("{}/{text}", self.workspace.hash()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_the_same_page() {
        let snapshot = Snapshot { workspace: Workspace::Eyes, ..Snapshot::default() };
        let hash = Link::new(&snapshot).to_hash().unwrap();
        assert!(hash.starts_with("#eyes/"));
        assert_eq!(Link::parse(&hash), Some(Ok(Link { workspace: Workspace::Eyes, saved: Saved::new(&snapshot) })));
    }

    #[test]
    fn addresses_without_a_text_are_no_links() {
        for hash in ["", "#digits", "#how-eyes", "#elsewhere/AAAA", "digits/AAAA"] {
            assert_eq!(Link::parse(hash), None, "{hash}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_apart() {
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

        /// What happens to links on their way: they are cut, mistyped, mixed up, or were never any.
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

            /// A malformed link is refused, or is by chance a whole one again; never does it lead to something else.
            #[test]
            fn a_malformed_link_never_passes_for_another(hash in malformed()) {
                match Link::parse(&hash) {
                    Some(Ok(link)) => prop_assert_eq!(link.saved, Saved::new(&Snapshot::default())),
                    Some(Err(_)) => {}
                    None => prop_assert!(false, "{} is not seen to be a link", hash),
                }
            }
        }
    }
}
