//! The second plate: what the network sees, and what corrupts it.

mod animated_noise;
mod chooser;
mod crosshair_tools;
mod hold;
mod knob;
mod mark_layer;
mod noise_tools;
mod patch_tools;
mod seen;
mod tools;

pub use animated_noise::use_animated_noise;
pub use seen::{Seen, SeenProps};
pub use tools::{CorruptionTools, CorruptionToolsProps};
