//! Texts of what goes out of the page and comes in by a link.

use super::{clause, current, fill, texts};
use crate::sharing::link::LinkError;
use crate::sharing::{ShareOutcome, SharedItem};

texts! {
    /// The words of what goes out of the page and comes in by a link.
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
        /// Name of the field with a link to be copied by hand.
        link,

        /// A page that was opened by a link.
        opened,
        /// Button: the page before the link.
        back,
        /// Button: the link's page stays.
        keep,
        /// Button: a notice was read.
        close,
        /// Why a link was not opened.
        damaged,
        /// Another reason.
        too_long,
        /// Another reason.
        other_version,

        /// What became of a link.
        link_copied,
        /// What became of a picture.
        image_copied,
        /// What became of a picture.
        image_saved,
        /// What became of all three pictures.
        strip_saved,
        /// Beside a link that the page cannot copy.
        copy_manually,
        /// A drawing that has no link.
        drawing_too_long,
        /// A link that was not made, and why.
        link_failed,
        /// A picture that did not leave the page, and why.
        image_failed,
        /// In place of a reason that the browser did not give.
        no_reason,
    }
}

/// These words in the language that is spoken.
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

/// What became of what was shared.
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
