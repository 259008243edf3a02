//! What is wrong with a file of weights.

use serde::{Deserialize, Serialize};

/// Why an engine refused a file of weights. The tensors have PyTorch's names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
pub enum WeightsFault {
    /// Not a safetensors file, or one that is cut off.
    #[error("not a whole safetensors file")]
    File,
    /// A tensor of the network is not in the file.
    #[error("tensor `{0}` is missing")]
    Missing(String),
    /// The file holds a tensor that the network does not have.
    #[error("tensor `{0}` does not belong to this network")]
    Unknown(String),
    /// A tensor is not of floats with 32 or 16 bits.
    #[error("tensor `{tensor}` holds {found} where F32, F16 or BF16 is expected")]
    Type {
        /// The tensor.
        tensor: String,
        /// The type of its values.
        found: String,
    },
    /// A tensor has another shape.
    #[error("tensor `{tensor}` has shape {found:?} where {expected:?} is expected")]
    Shape {
        /// The tensor.
        tensor: String,
        /// Its shape.
        found: Vec<usize>,
        /// The shape that the network needs.
        expected: Vec<usize>,
    },
    /// A convolution has no output channels, or too many.
    #[error("tensor `{tensor}` makes {found} channels where 1 to {most} are allowed")]
    Width {
        /// The tensor.
        tensor: String,
        /// Its output channels.
        found: usize,
        /// The most that are allowed.
        most: usize,
    },
    /// A value is NaN or infinite.
    #[error("tensor `{tensor}` holds {value} at position {index}")]
    NotFinite {
        /// The tensor.
        tensor: String,
        /// The position in the flattened tensor.
        index: usize,
        /// The value.
        value: f32,
    },
    /// The network's output for a test picture holds this value, which is NaN or infinite.
    #[error("they make {0} of a test picture")]
    Output(f32),
}
