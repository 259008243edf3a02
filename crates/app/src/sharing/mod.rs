//! Sharing: links and pictures that the user takes out of the page, and a page that was opened from a link. Pure.

pub mod link;

use std::rc::Rc;

use crate::saved::Saved;
use crate::sharing::link::{Link, LinkError};
use crate::snapshot::Snapshot;
use crate::workspace::Workspace;

/// The state of sharing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sharing {
    /// The page that a link opened, until the user keeps it or goes back.
    pub opened: Option<OpenedLink>,
    /// Why the last link was not opened.
    pub refused: Option<LinkError>,
    /// Work of another tab that this page replaced in what the next visit finds. It waits behind a button.
    pub other_tab: Option<Rc<Snapshot>>,
    /// The result of the last copy or save.
    pub outcome: Option<ShareOutcome>,
}

/// What another tab has saved since this one read or wrote the saved page last: `seen` is what it read or wrote, `stored`
/// is what is there now, `page` what it is about to write.
pub fn other_work(seen: Option<&str>, stored: Option<&str>, page: &str) -> Option<Snapshot> {
    let other = stored.filter(|stored| Some(*stored) != seen && *stored != page)?;
    Some(Saved::decode(other).ok()?.to_snapshot(Workspace::default()))
}

/// A page that was opened from a link.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedLink {
    /// The page before the link; `None` if nothing was on it.
    before: Option<Rc<Snapshot>>,
    /// The page of the link as saved text; `None` if the user has changed the page since.
    text: Option<String>,
}

/// What the user can take out of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SharedItem {
    /// A link to the page as it is.
    Link,
    /// The restored picture.
    Image,
    /// The clean, the corrupted and the restored picture in a row.
    Strip,
}

/// The result of copying or saving an item.
#[derive(Clone, Debug, PartialEq)]
pub enum ShareOutcome {
    /// The item is on the clipboard.
    Copied(SharedItem),
    /// The browser saves the item as a file.
    Saved(SharedItem),
    /// The page may not write to the clipboard. The user copies this link from a text field.
    CopyManually(String),
    /// The drawing is too long for a link.
    LinkTooLong,
    /// The browser refused. With its message, if there is one.
    Failed(SharedItem, Option<String>),
}

/// A change of sharing.
#[derive(Clone, Debug, PartialEq)]
pub enum ShareAction {
    /// Opens a link.
    Open(Box<Link>),
    /// A link cannot be opened.
    Refuse(LinkError),
    /// Goes back to the page before the link.
    Back,
    /// Another tab has saved its work since this one did, and this one has replaced it.
    FoundOtherTab(Box<Snapshot>),
    /// Shows the other tab's work, and puts this page's behind the button.
    SwapOtherTab,
    /// Keeps the page of the link, or closes the message about a refused link.
    Dismiss,
    /// A copy or save has ended.
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
        let other_tab = self.other_tab.take();
        *self = Self { opened: Some(OpenedLink { before, text }), other_tab, ..Self::default() };
    }

    /// The page before the link, to go back to it.
    pub fn take_before(&mut self) -> Option<Rc<Snapshot>> {
        self.opened.take()?.before
    }

    /// Closes the notice. The refusal of a link is shown first; the page behind an earlier link waits, and so does the
    /// work of another tab.
    pub fn dismiss(&mut self) {
        if self.refused.take().is_none() && self.opened.take().is_none() {
            self.other_tab = None;
        }
    }
}

impl OpenedLink {
    /// A link that was opened on an earlier visit, and whose page the user has changed since.
    pub fn from_earlier_visit(before: Snapshot) -> Self {
        Self { before: Some(before.into()), text: None }
    }
}

#[cfg(test)]
mod tests;
