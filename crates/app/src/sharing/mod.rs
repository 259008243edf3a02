//! What goes out of the page, as a link or a picture, and what came in by a link. Pure.

pub mod link;

use std::rc::Rc;

use crate::saved::Saved;
use crate::sharing::link::{Link, LinkError};
use crate::state::State;

/// How sharing stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sharing {
    /// What a link brought, until the person has decided about it.
    pub opened: Option<Opened>,
    /// Why the last link was not opened.
    pub refused: Option<LinkError>,
    /// What became of what was shared last.
    pub outcome: Option<Outcome>,
}

/// A page that was opened by a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The page as it was before; none where there was nothing on it.
    before: Option<Rc<State>>,
    /// What the link brought, as a text; none once the person has changed it.
    text: Option<String>,
}

/// What a person can take out of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A link to all that is shown.
    Link,
    /// The restored picture.
    Image,
    /// The clean, the corrupted and the restored picture in a row.
    Strip,
}

/// What became of an item.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It is on the clipboard.
    Copied(Item),
    /// It was handed to the browser as a file.
    Saved(Item),
    /// The clipboard is closed to the page; here is the link, to be copied by hand.
    LinkByHand(String),
    /// The drawing is too long for a link.
    LinkTooLong,
    /// The browser did not do it, for this reason.
    Failed(Item, String),
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
    Done(Outcome),
}

impl Sharing {
    /// Whether the page is still just what a link brought, of which this is the text. Then it is not saved: what the
    /// person left last time stays.
    pub fn is_as_opened(&self, text: &str) -> bool {
        self.opened.as_ref().and_then(|opened| opened.text.as_deref()) == Some(text)
    }

    /// The page before the link, as long as the person has not decided.
    pub fn before(&self) -> Option<&State> {
        self.opened.as_ref().and_then(|opened| opened.before.as_deref())
    }
}

impl Opened {
    /// A page whose link was opened on an earlier visit, and changed since.
    pub fn earlier(before: State) -> Self {
        Self { before: Some(before.into()), text: None }
    }
}

impl State {
    pub(crate) fn share(&mut self, action: ShareAction) {
        match action {
            ShareAction::Open(link) => self.open(&link),
            ShareAction::Refuse(error) => self.sharing.refused = Some(error),
            ShareAction::Back => {
                if let Some(before) = self.sharing.opened.take().and_then(|opened| opened.before) {
                    self.workspace = before.workspace;
                    self.restore(&before);
                }
            }
            // A refusal is shown before all else; the page behind an earlier link waits on.
            ShareAction::Dismiss => {
                if self.sharing.refused.take().is_none() {
                    self.sharing.opened = None;
                }
            }
            ShareAction::Done(outcome) => self.sharing.outcome = Some(outcome),
        }
    }

    fn open(&mut self, link: &Link) {
        // Behind a second link, the page before the first one is still the person's own.
        let before = match self.sharing.opened.take() {
            Some(opened) => opened.before,
            None if self.drawing.is_fresh() => None,
            None => Some(Self { sharing: Sharing::default(), ..self.clone() }.into()),
        };
        self.workspace = link.workspace;
        self.restore(&link.saved.to_state());
        self.sharing =
            Sharing { opened: Some(Opened { before, text: Saved::from_state(self).encode() }), ..Sharing::default() };
    }
}

#[cfg(test)]
mod tests;
