//! Rows of small pictures as PNGs.

use afterimage_imaging::Image;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

use crate::error::ReportError;

/// Rows of small pictures, each row with its name: all grey or all coloured, all of one size.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureGrid {
    /// The rows from the top.
    pub rows: Vec<PictureRow>,
    /// What stands above the columns; empty where they need no names.
    pub head: Vec<&'static str>,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureRow {
    /// What it shows.
    pub name: String,
    /// Pictures of 1 × n × n, or of 3 × n × n.
    pub pictures: Vec<Image>,
}

/// The width at which a PNG of all rows is about as wide as a page's text.
const WIDTH: usize = 860;

impl PictureRow {
    /// A row's pictures side by side, pixel by pixel, a thin grey line between them.
    ///
    /// # Errors
    /// [`ReportError::Picture`] where there are none, or not of one size.
    pub fn png(&self) -> Result<Vec<u8>, ReportError> {
        png(&self.pictures.iter().map(|picture| enlarged(picture, 1, 1)).collect::<Vec<_>>(), self.pictures.len())
    }
}

impl PictureGrid {
    /// All rows, enlarged so that pixels show. Rows that are shorter than the longest end in black.
    ///
    /// # Errors
    /// [`ReportError::Picture`] where there are none, or not of one size.
    pub fn png(&self) -> Result<Vec<u8>, ReportError> {
        let columns = self.columns();
        let side = self.rows.iter().flat_map(|row| &row.pictures).map(Image::height).max().unwrap_or(1);
        let factor = (WIDTH / (columns.max(5) * side).max(1)).max(1);
        let channels = self.rows.iter().flat_map(|row| &row.pictures).map(Image::channels).next().unwrap_or(1);
        let black = Image::new(channels, side, side);
        let pictures = self.rows.iter().flat_map(|row| (0..columns).map(|at| row.pictures.get(at).unwrap_or(&black)));
        png(&pictures.map(|picture| enlarged(picture, factor, 3)).collect::<Vec<_>>(), columns)
    }

    /// How many pictures the longest row has.
    pub fn columns(&self) -> usize {
        self.rows.iter().map(|row| row.pictures.len()).max().unwrap_or(0)
    }
}

/// Tiles of one shape in rows of `columns`, 8 bits a value. What is left of the last row is black.
fn png(tiles: &[Image], columns: usize) -> Result<Vec<u8>, ReportError> {
    let refused = |reason: &str| ReportError::Picture(format!("pictures could not be drawn: {reason}"));
    let shape = tiles.first().map(Image::shape).ok_or_else(|| refused("there are none"))?;
    let [channels, height, width] = shape;
    if tiles.iter().any(|tile| tile.shape() != shape) {
        return Err(refused("they are not of one size, or not all grey or coloured"));
    }
    let colour = match channels {
        1 => ExtendedColorType::L8,
        3 => ExtendedColorType::Rgb8,
        _ => return Err(refused("they are neither grey nor coloured")),
    };
    let columns = columns.max(1);
    let [wide, tall] = [columns * width, tiles.len().div_ceil(columns) * height];
    let mut levels = Vec::with_capacity(wide * tall * channels);
    for (y, x) in (0..tall).flat_map(|y| (0..wide).map(move |x| (y, x))) {
        let tile = tiles.get(y / height * columns + x / width);
        let value = |channel| tile.map_or(0.0, |tile| tile.get(channel, y % height, x % width));
        levels.extend((0..channels).map(|channel| (value(channel) * 255.0).round() as u8));
    }
    let (Ok(wide), Ok(tall)) = (wide.try_into(), tall.try_into()) else { return Err(refused("they are too many")) };
    let mut bytes = Vec::new();
    // Half the bytes of what is the default, which is made for speed.
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
    encoder.write_image(&levels, wide, tall, colour).map_err(|error| refused(&error.to_string()))?;
    Ok(bytes)
}

/// Each pixel `factor` times as large, with `gap` grey pixels to the right and below.
fn enlarged(picture: &Image, factor: usize, gap: usize) -> Image {
    let [channels, height, width] = picture.shape();
    let [tall, wide] = [height, width].map(|side| side * factor + gap);
    let pixels = (0..channels * tall * wide).map(|place| {
        let (channel, place) = (place / (tall * wide), place % (tall * wide));
        let (y, x) = (place / wide / factor, place % wide / factor);
        // Grey is neither ink nor ground, on a light page and on a dark one.
        if y < height && x < width { picture.get(channel, y, x) } else { 0.5 }
    });
    Image::from_pixels(channels, tall, wide, pixels.collect()).unwrap_or_else(|_| picture.clone())
}

#[cfg(test)]
mod tests {
    use image::{ColorType, GrayImage};

    use super::*;

    fn bright(level: f32) -> Image {
        Image::from_pixels(1, 2, 2, vec![level; 4]).unwrap()
    }

    fn decoded(png: &[u8]) -> GrayImage {
        let png = image::load_from_memory(png).unwrap();
        assert_eq!(png.color(), ColorType::L8);
        png.into_luma8()
    }

    #[test]
    fn a_strip_is_pixel_by_pixel() {
        let strip = PictureRow { name: String::new(), pictures: vec![bright(0.0), bright(1.0)] };
        let png = decoded(&strip.png().unwrap());
        assert_eq!(png.dimensions(), (6, 3));
        let row = [0, 0, 128, 255, 255, 128];
        assert_eq!(png.into_raw(), [row, row, [128; 6]].concat());
    }

    #[test]
    fn all_rows_are_enlarged_and_short_ones_filled() {
        let row = |count| PictureRow { name: String::new(), pictures: vec![bright(1.0); count] };
        let strips = PictureGrid { rows: vec![row(1), row(3)], head: Vec::new() };
        let side = 2 * (860 / 10) + 3;
        let png = decoded(&strips.png().unwrap());
        assert_eq!(png.dimensions(), (3 * side, 2 * side));
        let inside = |row, column| png.get_pixel(column * side + 9, row * side + 9).0[0];
        assert_eq!((inside(0, 0), inside(0, 1), inside(1, 2)), (255, 0, 255));
    }

    #[test]
    fn colours_stay() {
        let orange = Image::from_pixels(3, 1, 1, vec![1.0, 0.5, 0.0]).unwrap();
        let strip = PictureRow { name: String::new(), pictures: vec![orange] };
        let png = image::load_from_memory(&strip.png().unwrap()).unwrap();
        assert_eq!(png.color(), ColorType::Rgb8);
        assert_eq!(png.into_rgb8().into_raw(), [&[255, 128, 0][..], &[128; 9]].concat());
        let row = |count| PictureRow { pictures: vec![strip.pictures[0].clone(); count], ..strip.clone() };
        let strips = PictureGrid { rows: vec![row(1), row(2)], head: Vec::new() };
        let png = image::load_from_memory(&strips.png().unwrap()).unwrap().into_rgb8();
        let side = png.height() / 2;
        assert_eq!([(5, 5), (side + 5, 5)].map(|(x, y)| png.get_pixel(x, y).0), [[255, 128, 0], [0; 3]]);
    }

    #[test]
    fn what_cannot_be_shown_is_an_error() {
        assert!(PictureGrid { rows: Vec::new(), head: Vec::new() }.png().is_err());
        let mixed = PictureRow { name: String::new(), pictures: vec![bright(0.0), Image::new(1, 3, 3)] };
        assert!(mixed.png().is_err());
        let grey_and_coloured = PictureRow { name: String::new(), pictures: vec![bright(0.0), Image::new(3, 2, 2)] };
        assert!(grey_and_coloured.png().is_err());
        let two_channels = PictureRow { name: String::new(), pictures: vec![Image::new(2, 3, 3)] };
        assert!(two_channels.png().is_err());
    }
}
