//! The page around the features: its layout, its start, and what keeps it from one visit to the next.

mod app;
mod digits;
mod explanation;
mod hooks;
mod masthead;
mod saving;

pub use app::App;
pub use hooks::is_elsewhere;
