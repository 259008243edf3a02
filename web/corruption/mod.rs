//! The second plate: what the network sees, and what corrupts it.

mod corrupted_plate;
mod crosshair_tools;
mod hold;
mod knob;
mod mark_layer;
mod mark_selector;
mod noise_tools;
mod patch_tools;
mod tools;

pub use corrupted_plate::{CorruptedPlate, CorruptedPlateProps};
pub use tools::{CorruptionTools, CorruptionToolsProps};
