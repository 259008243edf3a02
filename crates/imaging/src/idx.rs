//! IDX, the file format in which MNIST is published: a header of big-endian 32-bit words, then one byte a value.

use std::cmp::Ordering;

use crate::image::Image;

/// Why bytes are no IDX file, or pictures make none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdxError {
    /// The first word does not say "unsigned bytes" and the number of dimensions that are wanted.
    #[error("not the IDX file that is expected: it begins with {found:#010x} instead of {expected:#010x}")]
    Magic {
        /// The word that should stand there.
        expected: u32,
        /// The word that does.
        found: u32,
    },
    /// The file ends before its sizes do.
    #[error("cut short: the file ends within its header")]
    Header,
    /// The sizes' product is beyond what this machine, or the format, can count.
    #[error("the sizes are too large to be true")]
    TooLarge,
    /// There are fewer values than the header promises.
    #[error("cut short: {found} of the {expected} values that the header promises")]
    Short {
        /// As many as the header promises.
        expected: usize,
        /// As many as there are.
        found: usize,
    },
    /// There are more values than the header promises.
    #[error("too long: {found} values where the header promises {expected}")]
    Long {
        /// As many as the header promises.
        expected: usize,
        /// As many as there are.
        found: usize,
    },
    /// The file claims pictures, but a side of theirs is 0.
    #[error("pictures of {rows}×{columns} have no pixels")]
    NoPixels {
        /// The pictures' height in pixels.
        rows: usize,
        /// The pictures' width in pixels.
        columns: usize,
    },
    /// A picture to be written has no pixel, or not the first picture's size, or more channels than its file holds.
    #[error("picture {index} has shape {shape:?}; all must have the same channels and size, with at least one pixel")]
    Shape {
        /// Which picture.
        index: usize,
        /// Its shape, `[channels, height, width]`.
        shape: [usize; 3],
    },
}

/// The first word of a file of unsigned bytes: their type, and in how many dimensions they lie.
const fn magic(rank: usize) -> u32 {
    0x0800 + rank as u32
}

/// The lengths of a file's `RANK` dimensions, outermost first, and its values, row by row and not copied: 3 for
/// pictures (`[count, rows, columns]`), 1 for labels.
///
/// Format: <https://github.com/cvdfoundation/mnist>. The values are as many as the lengths' product.
///
/// # Errors
///
/// [`IdxError::Magic`], [`IdxError::Header`], [`IdxError::TooLarge`], [`IdxError::Short`] or [`IdxError::Long`].
pub fn parse_idx<const RANK: usize>(bytes: &[u8]) -> Result<([usize; RANK], &[u8]), IdxError> {
    let (words, _) = bytes.as_chunks::<4>();
    let word = |place: usize| words.get(place).map(|word| u32::from_be_bytes(*word)).ok_or(IdxError::Header);
    let (expected, found) = (magic(RANK), word(0)?);
    if found != expected {
        return Err(IdxError::Magic { expected, found });
    }
    let mut lengths = [0; RANK];
    for (place, length) in lengths.iter_mut().enumerate() {
        *length = word(place + 1)? as usize;
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

/// The grey pictures of a file with three dimensions. Levels 0 to 255 become 0 to 1.
///
/// # Errors
///
/// Those of [`parse_idx`], or [`IdxError::NoPixels`].
pub fn decode_idx(bytes: &[u8]) -> Result<Vec<Image>, IdxError> {
    let ([count, rows, columns], levels) = parse_idx(bytes)?;
    pictures(count, [1, rows, columns], levels)
}

/// The pictures of a file with four dimensions, `[count, channels, rows, columns]`. Levels 0 to 255 become 0 to 1.
///
/// # Errors
///
/// Those of [`parse_idx`], or [`IdxError::NoPixels`].
pub fn decode_idx_channels(bytes: &[u8]) -> Result<Vec<Image>, IdxError> {
    let ([count, channels, rows, columns], levels) = parse_idx(bytes)?;
    pictures(count, [channels, rows, columns], levels)
}

fn pictures(count: usize, [channels, rows, columns]: [usize; 3], levels: &[u8]) -> Result<Vec<Image>, IdxError> {
    if count == 0 {
        return Ok(Vec::new());
    }
    // A file of 16 bytes could hold four billion pictures of no pixels.
    if levels.is_empty() {
        return Err(IdxError::NoPixels { rows, columns });
    }
    let picture = |levels: &[u8]| {
        let mut picture = Image::new(channels, rows, columns);
        for (pixel, &level) in picture.pixels_mut().iter_mut().zip(levels) {
            *pixel = f32::from(level) / 255.0;
        }
        picture
    };
    Ok(levels.chunks_exact(levels.len() / count).map(picture).collect())
}

/// A file with three dimensions that holds grey pictures of one size, 8 bits a pixel, in their order.
///
/// # Errors
///
/// [`IdxError::Shape`], or [`IdxError::TooLarge`] where a length is beyond 32 bits.
pub fn encode_idx(pictures: &[Image]) -> Result<Vec<u8>, IdxError> {
    let [_, rows, columns] = pictures.first().map_or([1, 0, 0], Image::shape);
    encode([1, rows, columns], &[pictures.len(), rows, columns], pictures)
}

/// A file with four dimensions, `[count, channels, rows, columns]`, that holds pictures of one shape, 8 bits a value, in
/// their order.
///
/// # Errors
///
/// [`IdxError::Shape`], or [`IdxError::TooLarge`] where a length is beyond 32 bits.
pub fn encode_idx_channels(pictures: &[Image]) -> Result<Vec<u8>, IdxError> {
    let shape = pictures.first().map_or([0; 3], Image::shape);
    let [channels, rows, columns] = shape;
    encode(shape, &[pictures.len(), channels, rows, columns], pictures)
}

fn encode(shape: [usize; 3], lengths: &[usize], pictures: &[Image]) -> Result<Vec<u8>, IdxError> {
    let fits = |picture: &Image| picture.shape() == shape && !picture.pixels().is_empty();
    if let Some(index) = pictures.iter().position(|picture| !fits(picture)) {
        return Err(IdxError::Shape { index, shape: pictures[index].shape() });
    }
    let mut bytes = magic(lengths.len()).to_be_bytes().to_vec();
    for length in lengths {
        let length = u32::try_from(*length).map_err(|_| IdxError::TooLarge)?;
        bytes.extend(length.to_be_bytes());
    }
    bytes.extend(pictures.iter().flat_map(Image::pixels).map(|value| (value * 255.0).round() as u8));
    Ok(bytes)
}
