//! Which engine answers, and what there is to say about it.

mod bar;
mod notes;

pub use bar::EngineBar;
pub use notes::Notes;
