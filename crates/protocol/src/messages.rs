//! The messages: requests to a worker, responses from it.

use afterimage_architecture::ModelId;
use serde::{Deserialize, Serialize};

use crate::{Backend, EngineError, Network};

/// From the page to a worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Take these weights, warm up, and check one restored picture against the golden output.
    /// Answered by [`Response::Loaded`] or [`Response::LoadFailed`]; loads are answered in their order, all of them.
    Load {
        /// Which network the files describe.
        model: ModelId,
        /// The safetensors file with the weights.
        #[serde(with = "serde_bytes")]
        weights: Vec<u8>,
        /// The safetensors file with the golden input and output. A person's own network may come with an empty one:
        /// then what it makes of a test picture need only be finite, and comes back in [`Response::Loaded::golden`].
        #[serde(with = "serde_bytes")]
        golden: Vec<u8>,
    },
    /// Answer one question. Answered by [`Response::Answered`] or [`Response::Failed`] with the same `id`, unless a
    /// later question overtakes it while it waits ("latest wins"); then it is never answered.
    Ask {
        /// Chosen by the page, rising; comes back with the answer.
        id: u32,
        /// The network to ask.
        network: Network,
        /// What to ask it.
        question: Question,
    },
}

/// What a network can be asked. Pictures and latents are `[channels, height, width]`, flattened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Question {
    /// Restore a picture. Answered by [`Answer::Restored`].
    Restore {
        /// The corrupted picture, in [0, 1]; 784 values for a digit, 30,000 for an eye.
        pixels: Vec<f32>,
    },
    /// Draw the picture that a latent stands for: the decoder alone. Answered by [`Answer::Decoded`].
    Decode {
        /// Of the shape that the network's `pool.2` has: 16×4×4 for most digits. Finite; the encoder itself gives no
        /// negative values.
        latent: Vec<f32>,
    },
    /// What one layer makes of a picture. Answered by [`Answer::Layer`].
    Layer {
        /// The picture, in [0, 1]; 784 values for a digit, 30,000 for an eye.
        pixels: Vec<f32>,
        /// The layer's place in [`Response::Loaded::layers`].
        layer: usize,
    },
}

/// One layer of a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layer {
    /// From `encoder.0`, `pool.0` … to `head`; decoders that resize have `resize.0` … too.
    pub name: String,
    /// What it makes of one picture: `[channels, height, width]`.
    pub shape: [usize; 3],
}

/// From a worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// The network is loaded, warm, and its golden output agrees.
    Loaded {
        /// Which network.
        model: ModelId,
        /// What computes it.
        backend: Backend,
        /// Loading and the first restored picture, in milliseconds: compiling shaders included.
        warm_up_ms: f32,
        /// A second, warm one, in milliseconds.
        warm_ms: f32,
        /// Its layers from input to logits.
        layers: Vec<Layer>,
        /// How many numbers training adjusted.
        parameters: usize,
        /// The golden file that was made here, where the network came without one: for another engine to check itself.
        golden: Option<Vec<u8>>,
    },
    /// A network could not be loaded; the engine goes on with what it has.
    LoadFailed {
        /// Which network.
        model: ModelId,
        /// What went wrong.
        error: EngineError,
    },
    /// The answer to a question.
    Answered {
        /// The question's.
        id: u32,
        /// What the network made of it.
        answer: Answer,
        /// From the engine's turning to the question to the answer being back, in milliseconds.
        millis: f32,
    },
    /// A question could not be answered, or the engine as a whole failed.
    Failed {
        /// The question's; none where no single question failed: the device did not start, the engine stopped, or a
        /// message was not understood.
        id: Option<u32>,
        /// What went wrong.
        error: EngineError,
    },
}

/// What a network made of a question. Everything is `[channels, height, width]`, flattened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// To [`Question::Restore`].
    Restored {
        /// The restored picture, in [0, 1].
        pixels: Vec<f32>,
        /// The bottleneck, ≥ 0: 16×4×4 = 256 values for most digits; empty for eyes, which are not made of it alone.
        latent: Vec<f32>,
    },
    /// To [`Question::Decode`].
    Decoded {
        /// The picture, in [0, 1].
        pixels: Vec<f32>,
    },
    /// To [`Question::Layer`].
    Layer {
        /// Of the layer's shape; ≥ 0 but for `head`, whose logits have any sign.
        values: Vec<f32>,
    },
}
