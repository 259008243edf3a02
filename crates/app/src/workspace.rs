//! The two places of the page, of which one is shown.

use afterimage_architecture::Dataset;

/// A place to try things out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Workspace {
    /// A digit is drawn, corrupted and restored.
    #[default]
    Digits,
    /// A crosshair is taken off a picture of an eye.
    Eyes,
}

impl Workspace {
    /// Both, in the page's order.
    pub const ALL: [Self; 2] = [Self::Digits, Self::Eyes];

    /// What its pictures are of.
    pub const fn dataset(self) -> Dataset {
        match self {
            Self::Digits => Dataset::Digits,
            Self::Eyes => Dataset::Eyes,
        }
    }

    /// The part of the page's address that leads there.
    pub const fn hash(self) -> &'static str {
        match self {
            Self::Digits => "#digits",
            Self::Eyes => "#eyes",
        }
    }

    /// The part of the page's address that leads to its explanation.
    pub const fn explanation_hash(self) -> &'static str {
        match self {
            Self::Digits => "#how",
            Self::Eyes => "#how-eyes",
        }
    }

    /// Where such a part of an address leads; an address without one leads to the workspace that a page begins with.
    /// None where it leads nowhere.
    pub fn from_hash(hash: &str) -> Option<Self> {
        if hash.is_empty() {
            return Some(Self::default());
        }
        Self::ALL.into_iter().find(|workspace| [workspace.hash(), workspace.explanation_hash()].contains(&hash))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_workspaces_and_others_nowhere() {
        for workspace in Workspace::ALL {
            assert_eq!(Workspace::from_hash(workspace.hash()), Some(workspace));
            assert_eq!(Workspace::from_hash(workspace.explanation_hash()), Some(workspace));
        }
        assert_eq!(Workspace::from_hash(""), Some(Workspace::Digits));
        for other in ["#", "#elsewhere", "eyes", "#Eyes"] {
            assert_eq!(Workspace::from_hash(other), None);
        }
    }
}
