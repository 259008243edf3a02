//! From a file to a picture.

use std::io::Cursor;

use afterimage_protocol::photo::{MAX_BYTES, MAX_PIXELS, MAX_SIDE, MIN_SIDE, PhotoError, PhotoFormat};
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage};

use crate::photo::Photo;
use crate::raster::Raster;
use crate::{kind, whole};

/// The most memory that a decoded picture may take, before it has three bytes a pixel.
const MAX_ALLOC: u64 = 256 << 20;

/// Opens the PNG, JPEG or WebP picture in `bytes`; which of them it is, its content says.
///
/// It is turned as the camera noted, and laid over white where it is transparent. Of an animation it is the first
/// picture. A colour profile is not applied: values are taken to be sRGB.
///
/// # Errors
/// Where the file is too large, of another kind, cut off or damaged, or the picture too large or small. The size that a
/// header claims is checked before anything of that size is allocated. A JPEG has no checksums: one that is damaged and
/// yet has an end may open, with a part of it grey or of wrong colours, as it does elsewhere.
pub fn open(bytes: &[u8]) -> Result<Photo, PhotoError> {
    match bytes.len() {
        0 => return Err(PhotoError::Empty),
        1..=MAX_BYTES => {}
        bytes => return Err(PhotoError::TooBig { bytes }),
    }
    let format = kind::format(bytes).ok_or_else(|| PhotoError::Unknown { kind: kind::other(bytes) })?;
    let picture = decode(format, bytes)?;
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let picture = Raster::new(width, height, picture.into_raw());
    picture.map(Photo::new).ok_or_else(|| broken(format, "it has no pixels"))
}

fn decode(format: PhotoFormat, bytes: &[u8]) -> Result<RgbImage, PhotoError> {
    let refuse = |error| refusal(format, error);
    // On 32 bits the PNG decoder refuses a size that it cannot count before it can be asked for it.
    if let Some(size) = kind::png_size(bytes).filter(|_| format == PhotoFormat::Png) {
        check_size(size)?;
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), of(format));
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(refuse)?;

    check_size(decoder.dimensions())?;
    if decoder.total_bytes() > MAX_ALLOC {
        return Err(PhotoError::TooDeep);
    }
    if !whole::is_whole(format, bytes) {
        return Err(broken(format, "its end is missing"));
    }

    let orientation = decoder.orientation().map_err(refuse)?;
    let picture = DynamicImage::from_decoder(decoder).map_err(refuse)?;
    let mut picture = DynamicImage::ImageRgb8(over_white(picture));
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

fn over_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    let mut opaque = RgbImage::new(picture.width(), picture.height());
    for (under, over) in opaque.pixels_mut().zip(picture.pixels()) {
        let [r, g, b, alpha] = over.0.map(u16::from);
        under.0 = [r, g, b].map(|value| ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8);
    }
    opaque
}

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_ALLOC);
    limits
}

const fn of(format: PhotoFormat) -> ImageFormat {
    match format {
        PhotoFormat::Png => ImageFormat::Png,
        PhotoFormat::Jpeg => ImageFormat::Jpeg,
        PhotoFormat::WebP => ImageFormat::WebP,
    }
}

fn refusal(format: PhotoFormat, error: ImageError) -> PhotoError {
    match error {
        ImageError::Limits(_) => PhotoError::TooDeep,
        ImageError::Unsupported(error) => PhotoError::Unsupported { format, reason: error.to_string() },
        error => broken(format, &error.to_string()),
    }
}

fn broken(format: PhotoFormat, reason: &str) -> PhotoError {
    PhotoError::Broken { format, reason: reason.to_owned() }
}
