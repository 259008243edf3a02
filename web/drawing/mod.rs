//! The first plate: the pad and what can be done with the drawing.

mod backing;
mod brush;
mod brush_ring;
mod history;
mod history_keys;
mod keyboard_pen;
mod pad;
mod pad_keys;
mod samples;
mod stroke_cache;
mod tools;

pub use brush::Brush;
pub use history::History;
pub use history_keys::use_history_keys;
pub use pad::Pad;
pub use samples::SampleRow;
pub use tools::DrawingTools;
