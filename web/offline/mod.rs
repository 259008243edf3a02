//! The copy of the page that the browser keeps: that it is there, and that there is a newer one.

mod keeping;
mod kept;
mod notice;

pub use keeping::use_offline;
pub use kept::{KeptNote, KeptNoteProps};
pub use notice::{UpdateNotice, UpdateNoticeProps};
