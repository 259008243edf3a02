//! The workers that run the engines, and what the page shows of them.

mod bar;
mod files;
mod handle;
mod hook;
mod manager;
mod notes;

pub use bar::EngineBar;
pub use files::weights_url;
pub use hook::use_engines;
pub use manager::EngineManager;
pub use notes::Notes;
