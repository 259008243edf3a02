#![doc = include_str!("../README.md")]

mod architecture;
mod layers;
mod model_id;
mod upsampling;

pub use crate::architecture::{Architecture, Convolution, LEVELS};
pub use crate::layers::{ENCODER_LAYERS, Layer, Operation};
pub use crate::model_id::{Dataset, ModelId};
pub use crate::upsampling::{KERNEL, Upsampling};
