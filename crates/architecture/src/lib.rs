#![doc = include_str!("../README.md")]

mod architecture;
mod layers;
mod model_id;
mod restoration;
mod upsampling;
mod widths;

pub use crate::architecture::{Architecture, Convolution};
pub use crate::layers::{Layer, Operation};
pub use crate::model_id::{Dataset, ModelId};
pub use crate::restoration::Restoration;
pub use crate::upsampling::{KERNEL, Upsampling};
pub use crate::widths::{MAX_LEVELS, Widths};
