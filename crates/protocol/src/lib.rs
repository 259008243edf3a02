//! What the page and the engine workers say to each other.
//!
//! Each message is one `Uint8Array`: a [`Request`] to the worker or a [`Response`] from it, encoded with
//! [postcard](https://postcard.jamesmunns.com/wire-format). The crate knows no browser and no burn, so the page
//! that links it stays small and its laws are tested natively.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The networks that the page can ask for. Each has a weights file and a golden file under `assets/models/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ModelName {
    /// The published recipe: trained on Gaussian noise of strength 0.5 alone.
    Denoise,
    /// Trained on noise of any strength, crosshairs, erased patches, mixtures, and clean digits.
    Restore,
}

impl ModelName {
    /// Every model, in the order in which the page lists them.
    pub const ALL: [Self; 2] = [Self::Restore, Self::Denoise];

    /// The name in file names and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Denoise => "denoise",
            Self::Restore => "restore",
        }
    }
}

/// The device that computes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Backend {
    /// burn-flex: one CPU thread with SIMD.
    Cpu,
    /// burn-wgpu on the browser's WebGPU.
    WebGpu,
}

impl Backend {
    /// The name that the page shows.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cpu => "CPU",
            Self::WebGpu => "WebGPU",
        }
    }
}

/// From the page to a worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Take these weights, warm up, and check one reconstruction against the golden output.
    /// Answered by [`Response::Loaded`] or [`Response::Failed`] with no `id`.
    Load {
        /// Which network the files describe.
        model: ModelName,
        /// The safetensors file with the weights.
        weights: Vec<u8>,
        /// The safetensors file with the golden input, latent and output.
        golden: Vec<u8>,
    },
    /// Restore one picture. Answered by [`Response::Reconstruction`] or [`Response::Failed`] with the same `id`,
    /// unless a later request overtakes it while it waits ("latest wins"); then it is never answered.
    Reconstruct {
        /// Chosen by the page, rising; comes back with the answer.
        id: u32,
        /// A model that was loaded before.
        model: ModelName,
        /// The corrupted picture, row by row, in [0, 1]; 784 values for a digit.
        pixels: Vec<f32>,
    },
}

/// From a worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// The model is loaded, warm, and its golden output agrees.
    Loaded {
        /// Which network.
        model: ModelName,
        /// What computes it.
        backend: Backend,
        /// The first reconstruction, in milliseconds: compiling shaders included.
        warm_up_ms: f32,
        /// A second, warm reconstruction, in milliseconds.
        warm_ms: f32,
    },
    /// A restored picture.
    Reconstruction {
        /// The request's.
        id: u32,
        /// The network that restored it.
        model: ModelName,
        /// Row by row, in [0, 1].
        pixels: Vec<f32>,
        /// The bottleneck `[channels, height, width]`, flattened: 16×4×4 = 256 values.
        latent: Vec<f32>,
        /// From the request's arrival in the worker to the pixels being back, in milliseconds.
        millis: f32,
    },
    /// The request could not be answered.
    Failed {
        /// The request's; none when a load failed, or the engine as a whole.
        id: Option<u32>,
        /// What went wrong.
        error: EngineError,
    },
}

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
    /// A reconstruction was asked of a model that is not loaded.
    #[error("the network `{}` is not loaded", .0.as_str())]
    NotLoaded(ModelName),
    /// The picture has the wrong number of pixels, or values that are not in [0, 1].
    #[error("the picture was refused: {0}")]
    Picture(String),
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

/// A message's bytes, ready for `postMessage`.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    // Writing these types to a growing vector has no way to fail; an empty message decodes to `Protocol`.
    postcard::to_stdvec(message).unwrap_or_default()
}

/// The message in `bytes`.
///
/// # Errors
/// [`EngineError::Protocol`] where the bytes are not a `T`.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, EngineError> {
    match postcard::take_from_bytes(bytes) {
        Ok((message, [])) => Ok(message),
        _ => Err(EngineError::Protocol),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn requests_come_back_as_they_went(id: u32, pixels: Vec<f32>, weights: Vec<u8>) {
            prop_assume!(pixels.iter().all(|p| !p.is_nan()));
            let ask = Request::Reconstruct { id, model: ModelName::Restore, pixels };
            prop_assert_eq!(decode::<Request>(&encode(&ask)), Ok(ask));
            let load = Request::Load { model: ModelName::Denoise, golden: weights.clone(), weights };
            prop_assert_eq!(decode::<Request>(&encode(&load)), Ok(load));
        }

        #[test]
        fn strange_bytes_are_an_error_and_never_a_panic(bytes: Vec<u8>) {
            let _ = decode::<Request>(&bytes);
            let _ = decode::<Response>(&bytes);
        }

        #[test]
        fn a_cut_message_is_an_error(id: u32, cut in 1usize..20) {
            let bytes = encode(&Request::Reconstruct { id, model: ModelName::Restore, pixels: vec![0.5; 784] });
            prop_assert_eq!(decode::<Request>(&bytes[..bytes.len() - cut]), Err(EngineError::Protocol));
        }
    }

    #[test]
    fn errors_say_what_was_wrong() {
        let error = EngineError::SelfCheck { model: ModelName::Restore, difference: 0.5, tolerance: 0.001 };
        assert_eq!(error.to_string(), "the self-check of `restore` failed: off by 0.5 where 0.001 is allowed");
    }
}
