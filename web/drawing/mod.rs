//! The first plate: the pad and what can be done with the drawing.

mod backing;
mod brush;
mod brush_ring;
mod cursor;
mod finished;
mod history;
mod history_keys;
mod pad;
mod pad_keys;
mod samples;
mod tools;

pub use brush::Brush;
pub use history::History;
pub use history_keys::use_history_keys;
pub use pad::Pad;
pub use samples::SampleRow;
pub use tools::DrawingTools;
