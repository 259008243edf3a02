//! The networks: their names, what they are trained on, and the sizes of their layers.
//!
//! Every other crate takes these from here. The crate has no dependencies; its feature `serde` derives `Serialize` and
//! `Deserialize` for the types that crates/protocol sends.

mod architecture;
mod layers;
mod model_id;
mod upsampling;

pub use crate::architecture::{Architecture, Convolution, LEVELS};
pub use crate::layers::{ENCODER_LAYERS, Layer, Operation};
pub use crate::model_id::{Dataset, ModelId};
pub use crate::upsampling::{KERNEL, Upsampling};
