//! What goes out of the page, as a link or a picture, and what came in by a link. Pure.

pub mod link;

use std::rc::Rc;

use crate::saved::Saved;
use crate::sharing::link::{Link, LinkError};
use crate::snapshot::Snapshot;

/// How sharing stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sharing {
    /// What a link brought, until the person has decided about it.
    pub opened: Option<OpenedLink>,
    /// Why the last link was not opened.
    pub refused: Option<LinkError>,
    /// What became of what was shared last.
    pub outcome: Option<ShareOutcome>,
}

/// A page that was opened by a link.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedLink {
    /// The page as it was before; none where there was nothing on it.
    before: Option<Rc<Snapshot>>,
    /// What the link brought, as a text; none once the person has changed it.
    text: Option<String>,
}

/// What a person can take out of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SharedItem {
    /// A link to all that is shown.
    Link,
    /// The restored picture.
    Image,
    /// The clean, the corrupted and the restored picture in a row.
    Strip,
}

/// What became of an item.
#[derive(Clone, Debug, PartialEq)]
pub enum ShareOutcome {
    /// It is on the clipboard.
    Copied(SharedItem),
    /// It was handed to the browser as a file.
    Saved(SharedItem),
    /// The clipboard is closed to the page; here is the link, to be copied by hand.
    CopyManually(String),
    /// The drawing is too long for a link.
    LinkTooLong,
    /// The browser did not do it; its own message, if it gave one.
    Failed(SharedItem, Option<String>),
}

/// What happens to sharing.
#[derive(Clone, Debug, PartialEq)]
pub enum ShareAction {
    /// A link is to be opened.
    Open(Box<Link>),
    /// What was to be one cannot be opened.
    Refuse(LinkError),
    /// Back to the page before the link.
    Back,
    /// The page of the link is kept, or the refusal was read.
    Dismiss,
    /// Something went out, or did not.
    Done(ShareOutcome),
}

impl Sharing {
    /// Whether the page is unchanged since a link opened it; `text` is the page as [`Saved::encode`] writes it. Such a
    /// page is not saved: the page that the user left last time stays.
    pub fn is_unchanged_link(&self, text: &str) -> bool {
        self.opened.as_ref().and_then(|opened| opened.text.as_deref()) == Some(text)
    }

    /// The page before the link, until the user has decided whether to go back to it.
    pub fn before(&self) -> Option<&Snapshot> {
        self.opened.as_ref().and_then(|opened| opened.before.as_deref())
    }

    /// A link was opened: `opened` is the page that it shows, `shown` the page before it, unless that one was empty.
    /// After a second link, the page before the first one is still the user's own.
    pub fn open(&mut self, opened: &Snapshot, shown: Option<Snapshot>) {
        let before = match self.opened.take() {
            Some(opened) => opened.before,
            None => shown.map(Rc::new),
        };
        let text = Saved::new(opened).encode();
        *self = Self { opened: Some(OpenedLink { before, text }), ..Self::default() };
    }

    /// The page before the link, to go back to it.
    pub fn take_before(&mut self) -> Option<Rc<Snapshot>> {
        self.opened.take()?.before
    }

    /// Closes the notice. The refusal of a link is shown first; the page behind an earlier link waits.
    pub fn dismiss(&mut self) {
        if self.refused.take().is_none() {
            self.opened = None;
        }
    }
}

impl OpenedLink {
    /// A page whose link was opened on an earlier visit, and that was changed since.
    pub fn from_earlier_visit(before: Snapshot) -> Self {
        Self { before: Some(before.into()), text: None }
    }
}

#[cfg(test)]
mod tests;
