//! IDX, the file format of MNIST: a header of big-endian 32-bit words, then one byte per value.

use std::cmp::Ordering;

use crate::image::Image;

/// Why an IDX file cannot be read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdxError {
    /// The first word does not say "unsigned bytes" with the expected number of dimensions.
    #[error("not the IDX file that is expected: it begins with {found:#010x} instead of {expected:#010x}")]
    Magic {
        /// The expected word.
        expected: u32,
        /// The word in the file.
        found: u32,
    },
    /// The file ends within its header.
    #[error("cut short: the file ends within its header")]
    Header,
    /// The product of the lengths overflows `usize`, or a length does not fit into 32 bits.
    #[error("the sizes are too large to be true")]
    TooLarge,
    /// There are fewer values than the header says.
    #[error("cut short: {found} of the {expected} values that the header promises")]
    Short {
        /// The number of values according to the header.
        expected: usize,
        /// The number of values in the file.
        found: usize,
    },
    /// There are more values than the header says.
    #[error("too long: {found} values where the header promises {expected}")]
    Long {
        /// The number of values according to the header.
        expected: usize,
        /// The number of values in the file.
        found: usize,
    },
    /// The file has images, but their width or height is 0.
    #[error("pictures of {rows}×{columns} have no pixels")]
    NoPixels {
        /// The images' height in pixels.
        rows: usize,
        /// The images' width in pixels.
        columns: usize,
    },
    /// An image to be written has no pixels, or not the first image's shape, or several channels where the format has
    /// one.
    #[error("picture {index} has shape {shape:?}; all must have the same channels and size, with at least one pixel")]
    Shape {
        /// The index of the image.
        index: usize,
        /// Its shape, `[channels, height, width]`.
        shape: [usize; 3],
    },
}

/// The first word of a file: the type of its values (unsigned bytes) and its number of dimensions.
const fn magic(rank: usize) -> u32 {
    0x0800 + rank as u32
}

/// Reads a file of `RANK` dimensions: the lengths of the dimensions, outermost first, and the values, row-major and not
/// copied. The number of values is the product of the lengths. Files of images have 3 dimensions
/// (`[count, rows, columns]`), files of labels have 1.
///
/// Format: <https://github.com/cvdfoundation/mnist>.
///
/// # Errors
///
/// [`IdxError::Magic`], [`IdxError::Header`], [`IdxError::TooLarge`], [`IdxError::Short`] or [`IdxError::Long`].
pub fn parse_idx<const RANK: usize>(bytes: &[u8]) -> Result<([usize; RANK], &[u8]), IdxError> {
    let (words, _) = bytes.as_chunks::<4>();
    let word = |index: usize| words.get(index).map(|word| u32::from_be_bytes(*word)).ok_or(IdxError::Header);
    let (expected, found) = (magic(RANK), word(0)?);
    if found != expected {
        return Err(IdxError::Magic { expected, found });
    }
    let mut lengths = [0; RANK];
    for (index, length) in lengths.iter_mut().enumerate() {
        *length = word(index + 1)? as usize;
    }
    let values = &bytes[4 * (RANK + 1)..];
    let product = lengths.iter().try_fold(1usize, |product, length| product.checked_mul(*length));
    let (expected, found) = (product.ok_or(IdxError::TooLarge)?, values.len());
    match found.cmp(&expected) {
        Ordering::Less => Err(IdxError::Short { expected, found }),
        Ordering::Equal => Ok((lengths, values)),
        Ordering::Greater => Err(IdxError::Long { expected, found }),
    }
}

/// Reads a file of grey images with dimensions `[count, rows, columns]`. Levels 0 to 255 become 0 to 1.
///
/// # Errors
///
/// Those of [`parse_idx`], or [`IdxError::NoPixels`].
pub fn decode_idx(bytes: &[u8]) -> Result<Vec<Image>, IdxError> {
    let ([count, rows, columns], levels) = parse_idx(bytes)?;
    images(count, [1, rows, columns], levels)
}

/// Reads a file of images with dimensions `[count, channels, rows, columns]`. Levels 0 to 255 become 0 to 1.
///
/// # Errors
///
/// Those of [`parse_idx`], or [`IdxError::NoPixels`].
pub fn decode_idx_channels(bytes: &[u8]) -> Result<Vec<Image>, IdxError> {
    let ([count, channels, rows, columns], levels) = parse_idx(bytes)?;
    images(count, [channels, rows, columns], levels)
}

fn images(count: usize, [channels, rows, columns]: [usize; 3], levels: &[u8]) -> Result<Vec<Image>, IdxError> {
    if count == 0 {
        return Ok(Vec::new());
    }
    // Without this check a file of 16 bytes could give four billion images without pixels.
    if levels.is_empty() {
        return Err(IdxError::NoPixels { rows, columns });
    }
    let image = |levels: &[u8]| {
        let mut image = Image::new(channels, rows, columns);
        for (pixel, &level) in image.pixels_mut().iter_mut().zip(levels) {
            *pixel = f32::from(level) / 255.0;
        }
        image
    };
    Ok(levels.chunks_exact(levels.len() / count).map(image).collect())
}

/// Writes grey images of one size as a file with dimensions `[count, rows, columns]`, 8 bits per pixel.
///
/// # Errors
///
/// [`IdxError::Shape`], or [`IdxError::TooLarge`] where a length does not fit into 32 bits.
pub fn encode_idx(images: &[Image]) -> Result<Vec<u8>, IdxError> {
    let [_, rows, columns] = images.first().map_or([1, 0, 0], Image::shape);
    encode([1, rows, columns], &[images.len(), rows, columns], images)
}

/// Writes images of one shape as a file with dimensions `[count, channels, rows, columns]`, 8 bits per value.
///
/// # Errors
///
/// [`IdxError::Shape`], or [`IdxError::TooLarge`] where a length does not fit into 32 bits.
pub fn encode_idx_channels(images: &[Image]) -> Result<Vec<u8>, IdxError> {
    let shape = images.first().map_or([0; 3], Image::shape);
    let [channels, rows, columns] = shape;
    encode(shape, &[images.len(), channels, rows, columns], images)
}

fn encode(shape: [usize; 3], lengths: &[usize], images: &[Image]) -> Result<Vec<u8>, IdxError> {
    let fits = |image: &Image| image.shape() == shape && !image.pixels().is_empty();
    if let Some(index) = images.iter().position(|image| !fits(image)) {
        return Err(IdxError::Shape { index, shape: images[index].shape() });
    }
    let mut bytes = magic(lengths.len()).to_be_bytes().to_vec();
    for length in lengths {
        let length = u32::try_from(*length).map_err(|_| IdxError::TooLarge)?;
        bytes.extend(length.to_be_bytes());
    }
    bytes.extend(images.iter().flat_map(Image::pixels).map(|value| (value * 255.0).round() as u8));
    Ok(bytes)
}
