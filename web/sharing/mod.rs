//! Sharing: copying and saving links and pictures, and the notice about an opened link.

mod bar;
mod export;
mod notice;

pub use bar::ShareBar;
pub use notice::LinkNotice;
