//! Keeping and sharing what is shown.

mod bar;
mod carry;
mod notice;

pub use bar::ShareBar;
pub use notice::LinkNotice;
