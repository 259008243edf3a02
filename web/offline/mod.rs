//! Offline use: the note that the page is cached, and the notice about a newer version.

mod cached_note;
mod hook;
mod update_notice;

pub use cached_note::{CachedNote, CachedNoteProps};
pub use hook::use_offline;
pub use update_notice::{UpdateNotice, UpdateNoticeProps};
