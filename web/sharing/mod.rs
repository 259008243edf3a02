//! Keeping and sharing what is shown.

mod bar;
mod export;
mod notice;

pub use bar::ShareBar;
pub use notice::LinkNotice;
