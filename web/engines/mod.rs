//! The workers that run the engines, and what the page shows of them.

mod bar;
mod files;
mod handle;
mod manager;
mod notes;

pub use bar::EngineBar;
pub use files::weights_url;
pub use manager::{EngineManager, use_engines};
pub use notes::Notes;
