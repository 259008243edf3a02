//! The workers that run the engines, and what the page shows of them.

mod bar;
mod files;
mod hook;
mod host;
mod notes;
mod slot;

pub use bar::EngineBar;
pub use files::weights_url;
pub use hook::use_engines;
pub use host::Host;
pub use notes::Notes;
