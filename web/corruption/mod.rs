//! The second plate: what the network sees, and what corrupts it.

mod chooser;
mod crosshair_tools;
mod hold;
mod knob;
mod mark_layer;
mod noise_tools;
mod patch_tools;
mod seen;
mod tools;

pub use seen::{Seen, SeenProps};
pub use tools::{CorruptionTools, CorruptionToolsProps};
