//! The two workspaces of the page. One of them is shown at a time.

use afterimage_architecture::Dataset;

/// A workspace: one kind of picture, its corruption and its reconstruction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Workspace {
    /// The user draws a digit, corrupts it, and the network restores it.
    #[default]
    Digits,
    /// The network removes a crosshair from a picture of an eye.
    Eyes,
}

impl Workspace {
    /// Both workspaces, in the page's order.
    pub const ALL: [Self; 2] = [Self::Digits, Self::Eyes];

    /// The dataset of its networks.
    pub const fn dataset(self) -> Dataset {
        match self {
            Self::Digits => Dataset::Digits,
            Self::Eyes => Dataset::Eyes,
        }
    }

    /// The hash of the page's address that shows the workspace.
    pub const fn hash(self) -> &'static str {
        match self {
            Self::Digits => "#digits",
            Self::Eyes => "#eyes",
        }
    }

    /// The hash of the page's address that shows the workspace's explanation.
    pub const fn explanation_hash(self) -> &'static str {
        match self {
            Self::Digits => "#how",
            Self::Eyes => "#how-eyes",
        }
    }

    /// The workspace for a hash. An empty hash gives the default workspace, an unknown hash gives `None`.
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
    fn known_hashes_give_a_workspace_and_others_none() {
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
