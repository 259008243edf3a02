//! What the decoders have in common.

use afterimage_protocol::photo::{MAX_PIXELS, MAX_SIDE, MIN_SIDE, PhotoError};
use image::DynamicImage;
use image::metadata::Orientation;

use crate::colour::Colours;

/// The most memory that a decoded picture may take, in bytes, before it is converted to three bytes a pixel.
pub const MAX_ALLOC: u64 = 256 << 20;

/// A picture as it is stored, and what its file says of it.
#[derive(Debug)]
pub struct Decoded {
    /// The pixels as they are stored.
    pub picture: DynamicImage,
    /// What their values mean.
    pub colours: Colours,
    /// How the camera was held.
    pub orientation: Orientation,
}

/// Checks the size that a header claims, before anything of that size is allocated.
///
/// # Errors
/// [`PhotoError`] where the picture is too large or too small.
pub fn check_size(width: u32, height: u32) -> Result<(), PhotoError> {
    if u64::from(width) * u64::from(height) > MAX_PIXELS || width.max(height) > MAX_SIDE {
        return Err(PhotoError::TooManyPixels { width, height });
    }
    if width.min(height) < MIN_SIDE {
        return Err(PhotoError::TooSmall { width, height });
    }
    Ok(())
}

/// The orientation that Exif data note. A mistaken one is ignored.
pub fn orientation(exif: Option<&[u8]>) -> Orientation {
    exif.and_then(Orientation::from_exif_chunk).unwrap_or(Orientation::NoTransforms)
}
