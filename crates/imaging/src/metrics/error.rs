//! The error that the metrics share.

use crate::image::Image;

/// Why two images cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MetricError {
    /// The images' shapes, `[channels, height, width]`, differ.
    #[error("shapes {left:?} and {right:?} differ")]
    Shapes {
        /// Shape of the first image.
        left: [usize; 3],
        /// Shape of the second image.
        right: [usize; 3],
    },
    /// The images have no channel, or are smaller than the metric's window.
    #[error("an image of shape {shape:?} holds no {window}×{window} window")]
    TooSmall {
        /// Shape of both images.
        shape: [usize; 3],
        /// Side of the window in pixels.
        window: usize,
    },
}

/// Checks that two images have the same shape.
pub(super) fn check_same_shape(a: &Image, b: &Image) -> Result<(), MetricError> {
    if a.shape() == b.shape() { Ok(()) } else { Err(MetricError::Shapes { left: a.shape(), right: b.shape() }) }
}
