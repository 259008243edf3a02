//! The second plate: what the network sees, and what corrupts it.

mod animated_noise;
mod corrupted_plate;
mod crosshair_tools;
mod mark_layer;
mod mark_selector;
mod noise_tools;
mod patch_tools;
mod tools;

pub use animated_noise::use_animated_noise;
pub use corrupted_plate::{CorruptedPlate, CorruptedPlateProps};
pub use tools::{CorruptionTools, CorruptionToolsProps};
