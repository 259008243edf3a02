//! What can go wrong.

use afterimage_architecture::ModelId;
use serde::{Deserialize, Serialize};

use crate::Backend;

/// What can go wrong in a worker. These words are for logs; the page has its own, in the language of its reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
pub enum EngineError {
    /// The device could not be started.
    #[error("{} device: {reason}", .backend.as_str())]
    Device {
        /// Which device.
        backend: Backend,
        /// The device's own words.
        reason: String,
    },
    /// A weights or golden file was refused.
    #[error("weights of `{}`: {reason}", .model.as_str())]
    Weights {
        /// Which network.
        model: ModelId,
        /// Names the tensor at fault.
        reason: String,
    },
    /// The device computes something else than the trainer did.
    #[error("self-check of `{}`: off by {difference}, allowed {tolerance}", .model.as_str())]
    SelfCheck {
        /// Which network.
        model: ModelId,
        /// The largest difference from the golden output; NaN where the output was not a number.
        difference: f32,
        /// The largest difference that passes.
        tolerance: f32,
    },
    /// A question was asked of a network that is not loaded.
    #[error("`{}` is not loaded", .0.as_str())]
    NotLoaded(ModelId),
    /// The picture has the wrong number of pixels, or values that are not in [0, 1].
    #[error("picture: {0}")]
    Picture(String),
    /// The latent has the wrong number of values, or values that are not finite.
    #[error("latent: {0}")]
    Latent(String),
    /// The network has no layer of this number; they count from zero.
    #[error("no layer {0}")]
    Layer(usize),
    /// Reading the result back from the device failed.
    #[error("read back: {0}")]
    ReadBack(String),
    /// The worker's code panicked: a fault in this program. The worker is gone.
    #[error("panic: {0}")]
    Panic(String),
    /// A message could not be decoded: page and worker are of different versions.
    #[error("a message could not be decoded")]
    Protocol,
}
