//! What the page shows, as a link, the next visit, or the way back from a link restores it.

use crate::digits::Digits;
use crate::eyes::Eyes;
use crate::result::ResultView;
use crate::workspace::Workspace;

/// The workspaces of one moment, without what belongs to this browser: engines, language, fetched files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// The shown workspace.
    pub workspace: Workspace,
    /// The digits.
    pub digits: Digits,
    /// The eyes.
    pub eyes: Eyes,
    /// How the result is shown.
    pub result_view: ResultView,
}
