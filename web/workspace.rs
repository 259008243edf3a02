//! The two places of the page, of which one is shown.

use serde::{Deserialize, Serialize};

/// A place to try things out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Workspace {
    /// A digit is drawn, spoiled and restored.
    #[default]
    Digits,
    /// A crosshair is taken off a picture of an eye.
    Eyes,
}

impl Workspace {
    /// Both, in the page's order.
    pub const ALL: [Self; 2] = [Self::Digits, Self::Eyes];

    /// The part of the page's address that leads there.
    pub const fn hash(self) -> &'static str {
        match self {
            Self::Digits => "#digits",
            Self::Eyes => "#eyes",
        }
    }

    /// Where such a part of an address leads; none where it leads to a place within the workspace that is shown.
    pub fn of_hash(hash: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|workspace| workspace.hash() == hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_workspaces_and_others_nowhere_else() {
        for workspace in Workspace::ALL {
            assert_eq!(Workspace::of_hash(workspace.hash()), Some(workspace));
        }
        for other in ["", "#", "#how", "eyes", "#Eyes"] {
            assert_eq!(Workspace::of_hash(other), None);
        }
    }
}
