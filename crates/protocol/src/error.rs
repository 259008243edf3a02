//! What can go wrong.

use serde::{Deserialize, Serialize};

use crate::{Backend, ModelName};

/// What can go wrong in a worker, in words for the person at the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
pub enum EngineError {
    /// The device could not be started.
    #[error("the {} could not be started: {reason}", .backend.as_str())]
    Device {
        /// Which device.
        backend: Backend,
        /// The device's own words.
        reason: String,
    },
    /// A weights or golden file was refused.
    #[error("the weights of `{}` were refused: {reason}", .model.as_str())]
    Weights {
        /// Which network.
        model: ModelName,
        /// Names the tensor at fault.
        reason: String,
    },
    /// The device computes something else than the trainer did.
    #[error("the self-check of `{}` failed: off by {difference} where {tolerance} is allowed", .model.as_str())]
    SelfCheck {
        /// Which network.
        model: ModelName,
        /// The largest difference from the golden output; NaN where the output was not a number.
        difference: f32,
        /// The largest difference that passes.
        tolerance: f32,
    },
    /// A question was asked of a network that is not loaded.
    #[error("the network `{}` is not loaded", .0.as_str())]
    NotLoaded(ModelName),
    /// The picture has the wrong number of pixels, or values that are not in [0, 1].
    #[error("the picture was refused: {0}")]
    Picture(String),
    /// The latent has the wrong number of values, or values that are not finite.
    #[error("the latent was refused: {0}")]
    Latent(String),
    /// The network has no layer of this number; they count from zero.
    #[error("the network has no layer number {0}")]
    Layer(usize),
    /// Reading the result back from the device failed.
    #[error("the result could not be read back: {0}")]
    ReadBack(String),
    /// The worker's code panicked: a fault in this program. The worker is gone.
    #[error("the engine stopped: {0}")]
    Panic(String),
    /// A message could not be decoded: page and worker are of different versions.
    #[error("page and engine do not understand each other; reload the page")]
    Protocol,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_say_what_was_wrong() {
        let error = EngineError::SelfCheck { model: ModelName::Restore, difference: 0.5, tolerance: 0.001 };
        assert_eq!(error.to_string(), "the self-check of `restore` failed: off by 0.5 where 0.001 is allowed");
        let error = EngineError::Latent("3 values where 256 are expected".to_owned());
        assert_eq!(error.to_string(), "the latent was refused: 3 values where 256 are expected");
        assert_eq!(EngineError::Layer(13).to_string(), "the network has no layer number 13");
    }
}
