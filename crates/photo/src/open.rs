//! Decodes a file to a picture.

use std::io::Cursor;

use afterimage_protocol::photo::{MAX_BYTES, MAX_PIXELS, MAX_SIDE, MIN_SIDE, PhotoError, PhotoFormat};
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage};

use crate::photo::Photo;
use crate::raster::Raster;
use crate::{completeness, file_kind};

/// The most memory that a decoded picture may take, in bytes, before it is converted to three bytes a pixel.
const MAX_ALLOC: u64 = 256 << 20;

/// Opens a PNG, JPEG or WebP picture, whose format is detected from its content.
///
/// The picture is rotated as the camera noted, and blended with white where it is transparent. Of an animation, the
/// first picture is opened. Colour profiles are not applied: values are taken as sRGB.
///
/// # Errors
/// [`PhotoError`] where the file is too large, of another kind, truncated or damaged, or the picture too large or too
/// small. The size that a header claims is checked before anything of that size is allocated. JPEG has no checksums: a
/// damaged file with an end may open, partly grey or in wrong colours, as it does in other programs.
pub fn open(bytes: &[u8]) -> Result<Photo, PhotoError> {
    match bytes.len() {
        0 => return Err(PhotoError::Empty),
        1..=MAX_BYTES => {}
        bytes => return Err(PhotoError::TooBig { bytes }),
    }
    let format = file_kind::format(bytes).ok_or_else(|| PhotoError::Unknown { kind: file_kind::other(bytes) })?;
    let picture = decode(format, bytes)?;
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let picture = Raster::new(width, height, picture.into_raw());
    picture.map(Photo::new).ok_or_else(|| broken(format, "it has no pixels"))
}

fn decode(format: PhotoFormat, bytes: &[u8]) -> Result<RgbImage, PhotoError> {
    let to_error = |error| photo_error(format, error);
    // Where `usize` has 32 bits, the PNG decoder refuses a very large size with an error that does not contain it.
    if let Some(size) = file_kind::png_size(bytes).filter(|_| format == PhotoFormat::Png) {
        check_size(size)?;
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), image_format(format));
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(to_error)?;

    check_size(decoder.dimensions())?;
    if decoder.total_bytes() > MAX_ALLOC {
        return Err(PhotoError::TooDeep);
    }
    if !completeness::is_complete(format, bytes) {
        return Err(broken(format, "its end is missing"));
    }

    let orientation = decoder.orientation().map_err(to_error)?;
    let picture = DynamicImage::from_decoder(decoder).map_err(to_error)?;
    let mut picture = DynamicImage::ImageRgb8(blend_with_white(picture));
    picture.apply_orientation(orientation);
    Ok(picture.into_rgb8())
}

fn check_size((width, height): (u32, u32)) -> Result<(), PhotoError> {
    if u64::from(width) * u64::from(height) > MAX_PIXELS || width.max(height) > MAX_SIDE {
        return Err(PhotoError::TooManyPixels { width, height });
    }
    if width.min(height) < MIN_SIDE {
        return Err(PhotoError::TooSmall { width, height });
    }
    Ok(())
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

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_ALLOC);
    limits
}

const fn image_format(format: PhotoFormat) -> ImageFormat {
    match format {
        PhotoFormat::Png => ImageFormat::Png,
        PhotoFormat::Jpeg => ImageFormat::Jpeg,
        PhotoFormat::WebP => ImageFormat::WebP,
    }
}

fn photo_error(format: PhotoFormat, error: ImageError) -> PhotoError {
    match error {
        ImageError::Limits(_) => PhotoError::TooDeep,
        ImageError::Unsupported(error) => PhotoError::Unsupported { format, reason: error.to_string() },
        error => broken(format, &error.to_string()),
    }
}

fn broken(format: PhotoFormat, reason: &str) -> PhotoError {
    PhotoError::Broken { format, reason: reason.to_owned() }
}
