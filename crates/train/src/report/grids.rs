//! Rows of small pictures as PNGs.

use std::io::Cursor;

use afterimage_imaging::Image;
use image::{GrayImage, ImageFormat, Luma};

use crate::TrainError;

/// Rows of small grey pictures, each row with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Strips {
    /// The rows from the top.
    pub rows: Vec<Strip>,
    /// What stands above the columns; empty where they need no names.
    pub head: Vec<&'static str>,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// What it shows.
    pub name: String,
    /// Pictures of one size, 1 × n × n.
    pub pictures: Vec<Image>,
}

/// The width at which a PNG of all rows is about as wide as a page's text.
const WIDTH: usize = 860;

impl Strip {
    /// A row's pictures side by side, pixel by pixel, a thin grey line between them.
    ///
    /// # Errors
    /// [`TrainError::Report`] where there are none, or not of one size.
    pub fn png(&self) -> Result<Vec<u8>, TrainError> {
        png(&self.pictures.iter().map(|picture| enlarged(picture, 1, 1)).collect::<Vec<_>>(), self.pictures.len())
    }
}

impl Strips {
    /// All rows, enlarged so that pixels show. Rows that are shorter than the longest end in black.
    ///
    /// # Errors
    /// [`TrainError::Report`] where there are none, or not of one size.
    pub fn png(&self) -> Result<Vec<u8>, TrainError> {
        let columns = self.columns();
        let side = self.rows.iter().flat_map(|row| &row.pictures).map(Image::height).max().unwrap_or(1);
        let factor = (WIDTH / (columns.max(5) * side).max(1)).max(1);
        let black = Image::new(1, side, side);
        let pictures = self.rows.iter().flat_map(|row| (0..columns).map(|at| row.pictures.get(at).unwrap_or(&black)));
        png(&pictures.map(|picture| enlarged(picture, factor, 3)).collect::<Vec<_>>(), columns)
    }

    /// How many pictures the longest row has.
    pub fn columns(&self) -> usize {
        self.rows.iter().map(|row| row.pictures.len()).max().unwrap_or(0)
    }
}

/// Grey tiles of one size in rows of `columns`, 8 bits a pixel. What is left of the last row is black.
fn png(tiles: &[Image], columns: usize) -> Result<Vec<u8>, TrainError> {
    let refused = |reason: &str| TrainError::Report(format!("pictures could not be drawn: {reason}"));
    let shape = tiles.first().map(Image::shape).ok_or_else(|| refused("there are none"))?;
    let [_, height, width] = shape;
    if tiles.iter().any(|tile| tile.shape() != shape) {
        return Err(refused("they are not of one size"));
    }
    let columns = columns.max(1);
    let [wide, tall] = [columns * width, tiles.len().div_ceil(columns) * height].map(u32::try_from);
    let (Ok(wide), Ok(tall)) = (wide, tall) else { return Err(refused("they are too many")) };
    let all = GrayImage::from_fn(wide, tall, |x, y| {
        let (x, y) = (x as usize, y as usize);
        let tile = tiles.get(y / height * columns + x / width);
        let value = tile.map_or(0.0, |tile| tile.get(0, y % height, x % width));
        Luma([(value * 255.0).round() as u8])
    });
    let mut bytes = Cursor::new(Vec::new());
    all.write_to(&mut bytes, ImageFormat::Png).map_err(|error| refused(&error.to_string()))?;
    Ok(bytes.into_inner())
}

/// Each pixel `factor` times as large, with `gap` grey pixels to the right and below.
fn enlarged(picture: &Image, factor: usize, gap: usize) -> Image {
    let [_, height, width] = picture.shape();
    let [tall, wide] = [height, width].map(|side| side * factor + gap);
    let pixels = (0..tall * wide).map(|place| {
        let (y, x) = (place / wide / factor, place % wide / factor);
        // Grey is neither ink nor ground, on a light page and on a dark one.
        if y < height && x < width { picture.get(0, y, x) } else { 0.5 }
    });
    Image::from_pixels(1, tall, wide, pixels.collect()).unwrap_or_else(|_| picture.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bright(level: f32) -> Image {
        Image::from_pixels(1, 2, 2, vec![level; 4]).unwrap()
    }

    fn decoded(png: &[u8]) -> GrayImage {
        image::load_from_memory(png).unwrap().into_luma8()
    }

    #[test]
    fn a_strip_is_pixel_by_pixel() {
        let strip = Strip { name: String::new(), pictures: vec![bright(0.0), bright(1.0)] };
        let png = decoded(&strip.png().unwrap());
        assert_eq!(png.dimensions(), (6, 3));
        let row = [0, 0, 128, 255, 255, 128];
        assert_eq!(png.into_raw(), [row, row, [128; 6]].concat());
    }

    #[test]
    fn all_rows_are_enlarged_and_short_ones_filled() {
        let row = |count| Strip { name: String::new(), pictures: vec![bright(1.0); count] };
        let strips = Strips { rows: vec![row(1), row(3)], head: Vec::new() };
        let side = 2 * (860 / 10) + 3;
        let png = decoded(&strips.png().unwrap());
        assert_eq!(png.dimensions(), (3 * side, 2 * side));
        let inside = |row, column| png.get_pixel(column * side + 9, row * side + 9).0[0];
        assert_eq!((inside(0, 0), inside(0, 1), inside(1, 2)), (255, 0, 255));
    }

    #[test]
    fn what_cannot_be_shown_is_an_error() {
        assert!(Strips { rows: Vec::new(), head: Vec::new() }.png().is_err());
        let mixed = Strip { name: String::new(), pictures: vec![bright(0.0), Image::new(1, 3, 3)] };
        assert!(mixed.png().is_err());
    }
}
