//! Why a file of weights is refused.

use safetensors::SafeTensorError;

/// Why bytes are not the weights of a network.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum WeightsError {
    /// Not a safetensors file, or a truncated one.
    #[error("not a whole safetensors file: {0}")]
    File(String),
    /// A tensor of the architecture is not in the file.
    #[error("tensor `{0}` is missing")]
    Missing(String),
    /// The file holds a tensor that the architecture does not know.
    #[error("tensor `{0}` does not belong to this network")]
    Unknown(String),
    /// A tensor is not of floats with 32 or 16 bits.
    #[error("tensor `{tensor}` holds {found} where F32, F16 or BF16 is expected")]
    Type {
        /// Its name.
        tensor: String,
        /// The file's type.
        found: String,
    },
    /// A tensor has another shape.
    #[error("tensor `{tensor}` has shape {found:?} where {expected:?} is expected")]
    Shape {
        /// Its name.
        tensor: String,
        /// The file's shape.
        found: Vec<usize>,
        /// The architecture's shape.
        expected: Vec<usize>,
    },
    /// A convolution has too many output channels, or none.
    #[error("tensor `{tensor}` makes {found} channels where 1 to {most} are allowed")]
    Width {
        /// Its name.
        tensor: String,
        /// The file's channels.
        found: usize,
        /// The most that are allowed.
        most: usize,
    },
    /// A value is NaN or infinite.
    #[error("tensor `{tensor}` holds {value} at position {index}")]
    NotFinite {
        /// Its name.
        tensor: String,
        /// The position in the flattened tensor.
        index: usize,
        /// The value at this position.
        value: f32,
    },
}

impl From<SafeTensorError> for WeightsError {
    fn from(error: SafeTensorError) -> Self {
        Self::File(error.to_string())
    }
}
