//! The errors of an engine.

use afterimage_architecture::ModelId;
use serde::{Deserialize, Serialize};

use crate::{Backend, WeightsFault};

/// What can go wrong in an engine worker. The texts are for logs; the page has texts of its own in the user's language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
pub enum EngineError {
    /// The device could not be started.
    #[error("{} device: {reason}", .backend.as_str())]
    Device {
        /// The device that was requested.
        backend: Backend,
        /// The device's error message.
        reason: String,
    },
    /// A weights or golden file was refused.
    #[error("weights of `{}`: {fault}", .model.as_str())]
    Weights {
        /// The network that the file is for.
        model: ModelId,
        /// What is wrong with it.
        fault: WeightsFault,
    },
    /// The output differs from the golden output.
    #[error("self-check of `{}`: off by {difference}, allowed {tolerance}", .model.as_str())]
    SelfCheck {
        /// The network that was checked.
        model: ModelId,
        /// The largest difference from the golden output; NaN where the output contains NaN.
        difference: f32,
        /// The largest difference that passes.
        tolerance: f32,
    },
    /// The requested network is not loaded.
    #[error("`{}` is not loaded", .0.as_str())]
    NotLoaded(ModelId),
    /// The picture has the wrong number of values, or one that is not in [0, 1].
    #[error("picture: {0}")]
    Picture(String),
    /// The latent has the wrong number of values, or one that is not finite.
    #[error("latent: {0}")]
    Latent(String),
    /// The network has no layer of this index, which counts from zero.
    #[error("no layer {0}")]
    Layer(usize),
    /// Reading the result back from the device failed.
    #[error("read back: {0}")]
    ReadBack(String),
    /// The worker panicked, which is a bug in this program. The worker is of no further use.
    #[error("panic: {0}")]
    Panic(String),
    /// A message could not be decoded: page and worker are of different versions.
    #[error("a message could not be decoded")]
    Protocol,
}
