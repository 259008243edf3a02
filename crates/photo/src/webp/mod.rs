//! WebP.

mod chunks;

use std::io::Cursor;

use afterimage_protocol::photo::{PhotoError, PhotoFormat};
use image::codecs::webp::WebPDecoder;
use image::{DynamicImage, ImageDecoder, ImageError, Limits};

use crate::colour::Colours;
use crate::decoded::{Decoded, MAX_ALLOC, check_size, orientation};

const FORMAT: PhotoFormat = PhotoFormat::WebP;

/// Decodes a file that begins like a WebP. Of an animation, the first picture is decoded.
///
/// # Errors
/// [`PhotoError`], see [`open`](crate::open).
pub fn decode(bytes: &[u8]) -> Result<Decoded, PhotoError> {
    let whole = chunks::mend(bytes);
    // A size that is refused is told first, also of a file that is cut off.
    let mut decoder =
        WebPDecoder::new(Cursor::new(whole.as_deref().unwrap_or(bytes))).map_err(|error| to_error(&error))?;
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    if decoder.total_bytes() > MAX_ALLOC {
        return Err(PhotoError::TooDeep);
    }
    if whole.is_none() {
        return Err(PhotoError::CutOff { format: FORMAT });
    }
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_ALLOC);
    decoder.set_limits(limits).map_err(|error| to_error(&error))?;
    // A mistaken profile is ignored.
    let colours = decoder.icc_profile().ok().flatten().map_or(Colours::Srgb, Colours::Icc);
    let exif = decoder.exif_metadata().ok().flatten();
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| to_error(&error))?;
    Ok(Decoded { picture, colours, orientation: orientation(exif.as_deref()) })
}

fn to_error(error: &ImageError) -> PhotoError {
    match error {
        ImageError::Limits(_) => PhotoError::TooDeep,
        ImageError::Unsupported(_) => PhotoError::Unsupported { format: FORMAT },
        _ => PhotoError::Broken { format: FORMAT },
    }
}
