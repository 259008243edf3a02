//! Many small pictures in one PNG: the page's sample digits.

use std::io::Cursor;

use image::{DynamicImage, GrayImage, ImageFormat, ImageReader, Limits};

use crate::Image;

/// Longest side of a sprite in pixels: 146 digits. A PNG of a few bytes can claim gigabytes.
const MAX_SIDE: u32 = 4096;

/// Why bytes are no sprite, or tiles make none.
#[derive(Debug, thiserror::Error)]
pub enum SpriteError {
    /// The bytes are not a PNG, or a damaged one.
    #[error("the sprite is not a PNG")]
    NotPng(#[source] image::ImageError),
    /// A side is longer than 4,096 pixels.
    #[error("the sprite is too large: a side may have up to {MAX_SIDE} pixels")]
    TooLarge,
    /// The sides are no multiples of the tiles' side, or that is 0.
    #[error("{width}×{height} pixels cannot be cut into tiles of {side}×{side}")]
    Size {
        /// The sprite's width in pixels.
        width: usize,
        /// The sprite's height in pixels.
        height: usize,
        /// The tiles' side asked for.
        side: usize,
    },
    /// There is no tile, or no column to put it in.
    #[error("a sprite needs at least one tile and one column")]
    Empty,
    /// A tile is not one square grey channel, or not of the first tile's size.
    #[error("tile {index} has shape {shape:?}; all must be 1×n×n with the same n")]
    Tile {
        /// Which tile.
        index: usize,
        /// Its shape, `[channels, height, width]`.
        shape: [usize; 3],
    },
    /// The PNG could not be written.
    #[error("the sprite could not be written as a PNG")]
    Encode(#[source] image::ImageError),
}

/// Cuts a PNG into grey tiles of `side` × `side`, row by row from the upper left.
///
/// Levels 0 to 255 become 0 to 1. Colour is turned into luminance, transparency is ignored.
///
/// # Errors
///
/// [`SpriteError::NotPng`], [`SpriteError::TooLarge`] or [`SpriteError::Size`].
pub fn decode_sprite(png: &[u8], side: usize) -> Result<Vec<Image>, SpriteError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    // 16-bit RGBA, the widest PNG, at the longest sides.
    limits.max_alloc = Some(u64::from(MAX_SIDE) * u64::from(MAX_SIDE) * 8);
    let mut reader = ImageReader::with_format(Cursor::new(png), ImageFormat::Png);
    reader.limits(limits);
    let grey = reader
        .decode()
        .map_err(|error| match error {
            image::ImageError::Limits(_) => SpriteError::TooLarge,
            other => SpriteError::NotPng(other),
        })?
        .into_luma8();
    let (width, height) = (grey.width() as usize, grey.height() as usize);
    if side == 0 || !width.is_multiple_of(side) || !height.is_multiple_of(side) {
        return Err(SpriteError::Size { width, height, side });
    }
    let levels = grey.into_raw();
    let tile = |top: usize, left: usize| {
        let mut tile = Image::new(1, side, side);
        for (y, row) in tile.rows_mut() {
            let start = (top + y) * width + left;
            for (pixel, &level) in row.iter_mut().zip(&levels[start..start + side]) {
                *pixel = f32::from(level) / 255.0;
            }
        }
        tile
    };
    Ok((0..height)
        .step_by(side)
        .flat_map(|top| (0..width).step_by(side).map(move |left| (top, left)))
        .map(|(top, left)| tile(top, left))
        .collect())
}

/// Lays tiles out in rows of `columns` as a grey PNG with 8 bits for a pixel.
///
/// What is left of the last row is black, and decodes as blank tiles.
///
/// # Errors
///
/// [`SpriteError::Empty`], [`SpriteError::Tile`], [`SpriteError::TooLarge`] or
/// [`SpriteError::Encode`].
pub fn encode_sprite(tiles: &[Image], columns: usize) -> Result<Vec<u8>, SpriteError> {
    let side = tiles.first().map_or(0, Image::height);
    if side == 0 || columns == 0 {
        return Err(SpriteError::Empty);
    }
    let odd = tiles.iter().position(|t| t.shape() != [1, side, side]);
    if let Some(index) = odd {
        return Err(SpriteError::Tile { index, shape: tiles[index].shape() });
    }
    let pixels = |tiles: usize| {
        let pixels = tiles.checked_mul(side)?;
        u32::try_from(pixels).ok().filter(|&p| p <= MAX_SIDE)
    };
    let width = pixels(columns).ok_or(SpriteError::TooLarge)?;
    let height = pixels(tiles.len().div_ceil(columns)).ok_or(SpriteError::TooLarge)?;
    let sprite = GrayImage::from_fn(width, height, |x, y| {
        let (x, y) = (x as usize, y as usize);
        let tile = tiles.get(y / side * columns + x / side);
        let value = tile.map_or(0.0, |t| t.get(0, y % side, x % side));
        image::Luma([(value * 255.0).round() as u8])
    });
    let mut png = Cursor::new(Vec::new());
    DynamicImage::ImageLuma8(sprite).write_to(&mut png, ImageFormat::Png).map_err(SpriteError::Encode)?;
    Ok(png.into_inner())
}
