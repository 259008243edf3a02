//! PNG.

mod chunks;

use std::io::{BufRead, Cursor, Seek};
use std::ops::RangeInclusive;

use afterimage_protocol::photo::{PhotoError, PhotoFormat};
use image::{DynamicImage, ImageBuffer};
use png::{BitDepth, ColorType, DecodeOptions, Decoder, DecodingError, Info, Limits, ScaledFloat, Transformations};

use self::chunks::Mended;
use crate::colour::{Chromaticities, Colours};
use crate::decoded::{Decoded, MAX_ALLOC, check_size, orientation};

const FORMAT: PhotoFormat = PhotoFormat::Png;

/// Decodes a file that begins like a PNG. Of an animation, the still picture is decoded.
///
/// # Errors
/// [`PhotoError`], see [`open`](crate::open).
pub fn decode(bytes: &[u8]) -> Result<Decoded, PhotoError> {
    // Where `usize` has 32 bits, the decoder refuses a very large size with an error that does not contain it.
    if let Some((width, height)) = chunks::size(bytes) {
        check_size(width, height)?;
    }
    if bytes.get(12..16) == Some(b"CgBI") {
        // Apple's variant inside of apps for its phones.
        return Err(PhotoError::Unsupported { format: FORMAT });
    }
    let mended = chunks::mend(bytes).ok_or(PhotoError::CutOff { format: FORMAT })?;
    let is_cut_off = mended.is_cut_off;
    decode_mended(mended).map_err(|error| match error {
        PhotoError::Broken { format } if is_cut_off => PhotoError::CutOff { format },
        error => error,
    })
}

fn decode_mended(Mended { bytes, has_wrong_checksum, .. }: Mended) -> Result<Decoded, PhotoError> {
    let mut options = DecodeOptions::default();
    options.set_ignore_text_chunk(true);
    // The checksum of the compressed data counts in place of a wrong one of a chunk. Otherwise it is ignored: some
    // programs write a wrong one, and browsers show their pictures.
    options.set_ignore_adler32(!has_wrong_checksum);
    let mut decoder = Decoder::new_with_options(Cursor::new(bytes), options);
    decoder.set_limits(Limits { bytes: usize::try_from(MAX_ALLOC).unwrap_or(usize::MAX) });
    decoder.set_transformations(Transformations::EXPAND);
    let mut reader = decoder.read_info().map_err(|error| to_error(&error))?;
    check_size(reader.info().width, reader.info().height)?;
    let picture = read_picture(&mut reader)?;
    // Reads the checksum of the compressed data.
    if has_wrong_checksum {
        reader.finish().map_err(|error| to_error(&error))?;
    }
    let info = reader.info();
    Ok(Decoded { picture, colours: colours(info), orientation: orientation(info.exif_metadata.as_deref()) })
}

fn read_picture<R: BufRead + Seek>(reader: &mut png::Reader<R>) -> Result<DynamicImage, PhotoError> {
    let length = reader.output_buffer_size().filter(|length| *length as u64 <= MAX_ALLOC).ok_or(PhotoError::TooDeep)?;
    let mut bytes = vec![0; length];
    let info = reader.next_frame(&mut bytes).map_err(|error| to_error(&error))?;
    let (width, height) = (info.width, info.height);
    bytes.truncate(info.buffer_size());
    let picture = match (info.bit_depth, info.color_type) {
        (BitDepth::Eight, ColorType::Grayscale) => {
            ImageBuffer::from_raw(width, height, bytes).map(DynamicImage::ImageLuma8)
        }
        (BitDepth::Eight, ColorType::GrayscaleAlpha) => {
            ImageBuffer::from_raw(width, height, bytes).map(DynamicImage::ImageLumaA8)
        }
        (BitDepth::Eight, ColorType::Rgb) => ImageBuffer::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8),
        (BitDepth::Eight, ColorType::Rgba) => ImageBuffer::from_raw(width, height, bytes).map(DynamicImage::ImageRgba8),
        (BitDepth::Sixteen, color) => {
            let values: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|bytes| u16::from_be_bytes(*bytes)).collect();
            match color {
                ColorType::Grayscale => ImageBuffer::from_raw(width, height, values).map(DynamicImage::ImageLuma16),
                ColorType::GrayscaleAlpha => {
                    ImageBuffer::from_raw(width, height, values).map(DynamicImage::ImageLumaA16)
                }
                ColorType::Rgb => ImageBuffer::from_raw(width, height, values).map(DynamicImage::ImageRgb16),
                ColorType::Rgba => ImageBuffer::from_raw(width, height, values).map(DynamicImage::ImageRgba16),
                ColorType::Indexed => None,
            }
        }
        // Expanded to 8 bits, and to the colours of the palette.
        _ => None,
    };
    picture.ok_or(PhotoError::Broken { format: FORMAT })
}

/// The gammas that mean sRGB where no chromaticities are given: 1/2.2, as nearly every program has written it.
const GAMMA_OF_SRGB: RangeInclusive<f32> = 0.45..=0.46;

/// The first of what the file says that counts (PNG specification, 4.3). Chromaticities without a gamma are ignored, as
/// in browsers.
fn colours(info: &Info) -> Colours {
    if let Some(points) = info.coding_independent_code_points.filter(|points| points.is_video_full_range_image) {
        return Colours::CodePoints { primaries: points.color_primaries, transfer: points.transfer_function };
    }
    if let Some(profile) = &info.icc_profile {
        return Colours::Icc(profile.to_vec());
    }
    let Some(gamma) = info.gama_chunk.filter(|_| info.srgb.is_none()).map(ScaledFloat::into_value) else {
        return Colours::Srgb;
    };
    let point = |(x, y): (ScaledFloat, ScaledFloat)| [x.into_value(), y.into_value()];
    let chromaticities = info.chrm_chunk.map(|them| Chromaticities {
        white: point(them.white),
        red: point(them.red),
        green: point(them.green),
        blue: point(them.blue),
    });
    if chromaticities.is_none() && GAMMA_OF_SRGB.contains(&gamma) {
        return Colours::Srgb;
    }
    // The file holds the exponent from light to values.
    Colours::Measured { gamma: 1.0 / gamma, chromaticities }
}

fn to_error(error: &DecodingError) -> PhotoError {
    match error {
        DecodingError::LimitsExceeded => PhotoError::TooDeep,
        DecodingError::IoError(_) => PhotoError::CutOff { format: FORMAT },
        DecodingError::Format(_) | DecodingError::Parameter(_) => PhotoError::Broken { format: FORMAT },
    }
}
