//! Texts of sharing.

use super::{clause, current, fill, texts};
use crate::sharing::link::LinkError;
use crate::sharing::{ShareOutcome, SharedItem};

texts! {
    /// The texts of links, of copied and saved pictures, and of opened links.
    Sharing {
        /// Name of the group of buttons.
        share,
        /// Button.
        copy_link,
        /// Button.
        copy_image,
        /// Button.
        save_image,
        /// Button.
        save_strip,
        /// Name of the clean picture in a strip.
        clean,
        /// Name of the corrupted picture in a strip.
        corrupted,
        /// Name of the restored picture in a strip.
        restored,
        /// Accessible name of the text field from which the user copies the link.
        link,

        /// Notice: this page was opened from a link.
        opened,
        /// Button: goes back to the page before the link.
        back,
        /// Button: keeps the page of the link.
        keep,
        /// Notice: another tab has saved other work, and the work of this one is kept now.
        other_tab,
        /// Button: shows the other tab's work.
        show_other,
        /// Button: closes the notice.
        close,
        /// Why a link was not opened.
        damaged,
        /// Another reason.
        too_long,
        /// Another reason.
        other_version,

        /// A link was copied.
        link_copied,
        /// A picture was copied.
        image_copied,
        /// A picture was saved.
        image_saved,
        /// All three pictures were saved, in one file.
        strip_saved,
        /// Before the text field from which the user copies the link.
        copy_manually,
        /// The drawing is too long for a link.
        drawing_too_long,
        /// The link could not be made: why.
        link_failed,
        /// The picture could not be copied or saved: why.
        image_failed,
        /// In place of a reason, if the browser gives none.
        no_reason,
    }
}

/// The texts of sharing in the current language.
pub fn text() -> &'static Sharing {
    &current().sharing
}

/// Why a link was not opened.
pub fn refused(error: LinkError) -> &'static str {
    match error {
        LinkError::Damaged => text().damaged,
        LinkError::TooLong => text().too_long,
        LinkError::OtherVersion => text().other_version,
    }
}

/// The result of copying or saving.
pub fn outcome(outcome: &ShareOutcome) -> String {
    let text = text();
    match outcome {
        ShareOutcome::Copied(SharedItem::Link) => text.link_copied.to_owned(),
        ShareOutcome::Copied(_) => text.image_copied.to_owned(),
        ShareOutcome::Saved(SharedItem::Strip) => text.strip_saved.to_owned(),
        ShareOutcome::Saved(_) => text.image_saved.to_owned(),
        ShareOutcome::CopyManually(_) => text.copy_manually.to_owned(),
        ShareOutcome::LinkTooLong => text.drawing_too_long.to_owned(),
        ShareOutcome::Failed(item, message) => {
            let template = if *item == SharedItem::Link { text.link_failed } else { text.image_failed };
            fill(template, &[&clause(message.as_deref().unwrap_or(text.no_reason))])
        }
    }
}
