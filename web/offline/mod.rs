//! The copy of the page that the browser keeps: that it is there, and that there is a newer one.

mod cached_note;
mod hook;
mod update_notice;

pub use cached_note::{CachedNote, CachedNoteProps};
pub use hook::use_offline;
pub use update_notice::{UpdateNotice, UpdateNoticeProps};
