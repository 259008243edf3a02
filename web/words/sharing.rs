//! Words of what goes out of the page and comes in by a link.

use crate::link::LinkError;
use crate::sharing::{Item, Outcome};

/// Name of the group of buttons.
pub const SHARE: &str = "Keep and share";
/// Button.
pub const COPY_LINK: &str = "Copy link";
/// Button.
pub const COPY_IMAGE: &str = "Copy picture";
/// Button.
pub const SAVE_IMAGE: &str = "Save picture";
/// Button.
pub const SAVE_STRIP: &str = "Save all three";
/// Name of the clean picture in a strip.
pub const CLEAN: &str = "Clean";
/// Name of the spoiled picture in a strip.
pub const SPOILED: &str = "Spoiled";
/// Name of the restored picture in a strip.
pub const RESTORED: &str = "Restored";
/// Name of the field with a link to be copied by hand.
pub const LINK: &str = "Link to this page as it is";

/// A page that was opened by a link.
pub const OPENED: &str = "This came to you by a link.";
/// Button.
pub const BACK: &str = "Back to what I had";
/// Button.
pub const KEEP: &str = "Keep this";
/// Button: a notice was read.
pub const CLOSE: &str = "Close";

/// Why a link was not opened.
pub const fn refused(error: LinkError) -> &'static str {
    match error {
        LinkError::Damaged => {
            "This link is damaged or incomplete, so the page is as it was. Ask for the link once more, and copy all of it."
        }
        LinkError::TooLong => "This link is longer than any of this page, so the page is as it was.",
        LinkError::OtherVersion => {
            "This link was made by another version of this page, so the page is as it was. Reload the page, and if that does not help, ask for a new link."
        }
    }
}

/// What became of what was shared.
pub fn outcome(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Copied(Item::Link) => "Link copied. It opens this page just as it is now.".to_owned(),
        Outcome::Copied(_) => "Picture copied.".to_owned(),
        Outcome::Saved(Item::Strip) => "Saved: clean, spoiled and restored, side by side.".to_owned(),
        Outcome::Saved(_) => "Picture saved.".to_owned(),
        Outcome::LinkByHand(_) => "This browser lets no page copy by itself. Copy the link from here:".to_owned(),
        Outcome::LinkTooLong => {
            "This drawing is too long for a link. Save the picture instead, or draw with fewer strokes.".to_owned()
        }
        Outcome::Failed(Item::Link, reason) => format!("The link could not be made: {reason}."),
        Outcome::Failed(Item::Image | Item::Strip, reason) => {
            format!(
                "The picture could not be taken out: {reason}. Try to save it instead of copying, or another browser."
            )
        }
    }
}

/// In place of a reason that the browser did not give.
pub const NO_REASON: &str = "the browser does not allow it";
