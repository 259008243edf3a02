//! Decodes a file to a picture.

use afterimage_protocol::photo::{MAX_BYTES, PhotoError, PhotoFormat};
use image::{DynamicImage, RgbImage};

use crate::decoded::Decoded;
use crate::photo::Photo;
use crate::raster::Raster;
use crate::{colour, file_kind, jpeg, png, webp};

/// Opens a PNG, JPEG or WebP picture, whose format is detected from its content.
///
/// The picture is rotated as the camera noted, brought to sRGB as its colour profile says, and blended with white where
/// it is transparent. Of an animation, the first picture is opened. What is missing after the picture's data, and a wrong
/// checksum of data that have another one, are forgiven.
///
/// # Errors
/// [`PhotoError`] where the file is too large, of another kind, cut off or damaged, or the picture too large or too
/// small. The size that a header claims is checked before anything of that size is allocated. JPEG has no checksums: a
/// damaged file with an end may open, partly grey or in wrong colours, as it does in other programs.
pub fn open(bytes: &[u8]) -> Result<Photo, PhotoError> {
    match bytes.len() {
        0 => return Err(PhotoError::Empty),
        1..=MAX_BYTES => {}
        bytes => return Err(PhotoError::TooBig { bytes }),
    }
    let format = file_kind::format(bytes).ok_or_else(|| PhotoError::Unknown { kind: file_kind::other(bytes) })?;
    let Decoded { picture, colours, orientation } = match format {
        PhotoFormat::Png => png::decode(bytes),
        PhotoFormat::Jpeg => jpeg::decode(bytes),
        PhotoFormat::WebP => webp::decode(bytes),
    }?;
    let picture = colour::to_srgb(picture, &colours)?;
    let mut picture = DynamicImage::ImageRgb8(blend_with_white(picture));
    picture.apply_orientation(orientation);
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let picture = Raster::new(width, height, picture.into_rgb8().into_raw());
    picture.map(Photo::new).ok_or(PhotoError::Broken { format })
}

fn blend_with_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    let mut opaque = RgbImage::new(picture.width(), picture.height());
    for (target, source) in opaque.pixels_mut().zip(picture.pixels()) {
        let [r, g, b, alpha] = source.0.map(u16::from);
        target.0 = [r, g, b].map(|value| ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8);
    }
    opaque
}
