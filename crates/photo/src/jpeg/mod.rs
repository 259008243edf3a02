//! JPEG.

mod end;

use std::io;

use afterimage_protocol::photo::{PhotoError, PhotoFormat};
use image::{DynamicImage, GrayImage, RgbImage};
use jpeg_decoder::{CodingProcess, Decoder, Error, PixelFormat};

use self::end::End;
use crate::colour::{Colours, inks_to_srgb};
use crate::decoded::{Decoded, check_size, orientation};

const FORMAT: PhotoFormat = PhotoFormat::Jpeg;

/// The marker EOI.
const END: &[u8] = &[0xFF, 0xD9];

/// Data before a marker EOI: bits of 1, which no code consists of. The decoder adds bits of 0 where data are missing.
const OTHER_END: &[u8] =
    &[0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFE, 0xFF, 0xD9];

/// Decodes a file that begins like a JPEG.
///
/// # Errors
/// [`PhotoError`], see [`open`](crate::open).
pub fn decode(bytes: &[u8]) -> Result<Decoded, PhotoError> {
    let mut decoder = Decoder::new(bytes);
    decoder.read_info().map_err(to_error)?;
    let info = decoder.info().ok_or(PhotoError::Broken { format: FORMAT })?;
    check_size(info.width.into(), info.height.into())?;
    if info.coding_process == CodingProcess::Lossless {
        return Err(PhotoError::Unsupported { format: FORMAT });
    }
    match end::find(bytes) {
        End::Marked => decode_all(bytes),
        End::Missing { at } => {
            // All scans are there, and it depends on the last one whether its end is too: if it is, what follows it
            // makes no difference.
            let [picture, other] = [END, OTHER_END].map(|end| decode_all(&[&bytes[..at], end].concat()));
            match (picture, other) {
                (Ok(picture), Ok(other)) if picture.picture == other.picture => Ok(picture),
                _ => Err(PhotoError::CutOff { format: FORMAT }),
            }
        }
        End::CutOff => Err(PhotoError::CutOff { format: FORMAT }),
    }
}

fn decode_all(bytes: &[u8]) -> Result<Decoded, PhotoError> {
    let mut decoder = Decoder::new(bytes);
    let pixels = decoder.decode().map_err(to_error)?;
    let info = decoder.info().ok_or(PhotoError::Broken { format: FORMAT })?;
    let (width, height) = (info.width.into(), info.height.into());
    let profile = decoder.icc_profile();
    let picture: Option<DynamicImage> = match info.pixel_format {
        PixelFormat::L8 => GrayImage::from_raw(width, height, pixels).map(Into::into),
        PixelFormat::RGB24 => RgbImage::from_raw(width, height, pixels).map(Into::into),
        PixelFormat::CMYK32 => inks_to_srgb(width, height, &pixels, profile.as_deref()).map(Into::into),
        PixelFormat::L16 => return Err(PhotoError::Unsupported { format: FORMAT }),
    };
    let colours = match (info.pixel_format, profile) {
        (PixelFormat::CMYK32, _) | (_, None) => Colours::Srgb,
        (_, Some(profile)) => Colours::Icc(profile),
    };
    let picture = picture.ok_or(PhotoError::Broken { format: FORMAT })?;
    Ok(Decoded { picture, colours, orientation: orientation(decoder.exif_data()) })
}

fn to_error(error: Error) -> PhotoError {
    match error {
        Error::Unsupported(_) => PhotoError::Unsupported { format: FORMAT },
        Error::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => PhotoError::CutOff { format: FORMAT },
        _ => PhotoError::Broken { format: FORMAT },
    }
}
