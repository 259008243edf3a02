//! The requests to an engine worker and its responses.

use afterimage_architecture::ModelId;
use serde::{Deserialize, Serialize};

use crate::{Backend, EngineError, Network};

/// A message from the page to an engine worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Load these weights, warm up, and check one restored picture against the golden output.
    /// Answered by [`Response::Loaded`] or [`Response::LoadFailed`].
    Load {
        /// The network that the files belong to.
        model: ModelId,
        /// The safetensors file with the weights.
        #[serde(with = "serde_bytes")]
        weights: Vec<u8>,
        /// The safetensors file with the golden input and output. For a custom network it may be empty. Then the output
        /// for a test picture only has to be finite, and comes back in [`Response::Loaded::golden`].
        #[serde(with = "serde_bytes")]
        golden: Vec<u8>,
    },
    /// Run a network. Answered by [`Response::Inferred`] or [`Response::Failed`] with the same `id`.
    Infer {
        /// A number that the page chooses; the response repeats it.
        id: u32,
        /// The network to run.
        network: Network,
        /// Its input, and which part of the network to run.
        input: Input,
    },
}

/// The input of an inference. Pictures and latents are `[channels, height, width]`, flattened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Input {
    /// Restore a picture. Answered by [`Output::Restored`].
    Restore {
        /// The corrupted picture, in [0, 1]; 784 values for a digit, 30,000 for an eye.
        pixels: Vec<f32>,
    },
    /// Decode a latent, without the encoder. Answered by [`Output::Decoded`].
    Decode {
        /// Values of the shape of the network's layer `pool.2`: 16×4×4 for most networks for digits. They must be finite;
        /// those that the encoder gives are not negative.
        latent: Vec<f32>,
    },
    /// Run the network up to one layer. Answered by [`Output::FeatureMaps`].
    FeatureMaps {
        /// The picture, in [0, 1]; 784 values for a digit, 30,000 for an eye.
        pixels: Vec<f32>,
        /// The layer's index in [`Response::Loaded::layers`].
        layer: usize,
    },
}

/// One layer of a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layer {
    /// The name: `encoder.0`, `pool.0` … `head`; decoders that resize also have `resize.0` ….
    pub name: String,
    /// The shape of its output for one picture: `[channels, height, width]`.
    pub shape: [usize; 3],
}

/// A message from an engine worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// The network is loaded and warm, and has passed the check.
    Loaded {
        /// The network that was loaded.
        model: ModelId,
        /// The device that runs it.
        backend: Backend,
        /// The duration of loading and of the first restored picture, in milliseconds. It includes compiling shaders.
        warm_up_ms: f32,
        /// The duration of a second restored picture, in milliseconds.
        warm_ms: f32,
        /// The layers from input to logits.
        layers: Vec<Layer>,
        /// The number of trainable parameters.
        parameters: usize,
        /// A golden file that the engine made, where the request had none; another engine can check itself with it.
        golden: Option<Vec<u8>>,
    },
    /// A network could not be loaded. The networks that were loaded before stay.
    LoadFailed {
        /// The network that was requested.
        model: ModelId,
        /// Why it failed.
        error: EngineError,
    },
    /// The output of an inference.
    Inferred {
        /// The request's `id`.
        id: u32,
        /// The network's output.
        output: Output,
        /// The time that the worker spent on the request, in milliseconds.
        millis: f32,
    },
    /// An inference failed, or the engine as a whole.
    Failed {
        /// The request's `id`; `None` where no single request failed: the device did not start, the engine panicked, or
        /// a message could not be decoded.
        id: Option<u32>,
        /// Why it failed.
        error: EngineError,
    },
}

/// The output of an inference. All values are `[channels, height, width]`, flattened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Output {
    /// The output for [`Input::Restore`].
    Restored {
        /// The restored picture, in [0, 1].
        pixels: Vec<f32>,
        /// The latent, ≥ 0: 16×4×4 = 256 values for most networks for digits. It is empty where the restored picture does
        /// not depend on the latent alone, as for eyes.
        latent: Vec<f32>,
        /// Where the network takes a crosshair to be, `[1, height, width]` in [0, 1]; empty for a network without a mask.
        mask: Vec<f32>,
    },
    /// The output for [`Input::Decode`].
    Decoded {
        /// The picture, in [0, 1].
        pixels: Vec<f32>,
    },
    /// The output for [`Input::FeatureMaps`].
    FeatureMaps {
        /// The layer's output, of the layer's shape. All layers but `head` end with a ReLU and are not negative.
        values: Vec<f32>,
    },
}
