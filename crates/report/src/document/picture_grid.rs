//! Rows of small pictures as PNG files.

use afterimage_imaging::Image;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

use crate::error::ReportError;

/// Rows of small pictures with names. All pictures are of one size, and either all grey or all in colour.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureGrid {
    /// The rows from the top.
    pub rows: Vec<PictureRow>,
    /// The names of the columns, or empty.
    pub head: Vec<&'static str>,
}

/// One row of a [`PictureGrid`].
#[derive(Clone, Debug, PartialEq)]
pub struct PictureRow {
    /// The name of the row.
    pub name: String,
    /// The pictures, each `[1, side, side]` or `[3, side, side]`.
    pub pictures: Vec<Image>,
}

/// The maximum width of a PNG in pixels, about the width of the page's text.
const WIDTH: usize = 860;

impl PictureRow {
    /// The pictures of the row side by side in their own resolution, with a grey line of one pixel between them.
    ///
    /// # Errors
    /// [`ReportError::Picture`] if there are no pictures, or their shapes differ.
    pub fn png(&self) -> Result<Vec<u8>, ReportError> {
        png(&self.pictures.iter().map(|picture| enlarged(picture, 1, 1)).collect::<Vec<_>>(), self.pictures.len())
    }
}

impl PictureGrid {
    /// All rows, enlarged so that single pixels are visible. Short rows are filled with black pictures.
    ///
    /// # Errors
    /// [`ReportError::Picture`] if there are no pictures, or their shapes differ.
    pub fn png(&self) -> Result<Vec<u8>, ReportError> {
        let columns = self.columns();
        let side = self.rows.iter().flat_map(|row| &row.pictures).map(Image::height).max().unwrap_or(1);
        let factor = (WIDTH / (columns.max(5) * side).max(1)).max(1);
        let channels = self.rows.iter().flat_map(|row| &row.pictures).map(Image::channels).next().unwrap_or(1);
        let black = Image::new(channels, side, side);
        let pictures = self.rows.iter().flat_map(|row| (0..columns).map(|at| row.pictures.get(at).unwrap_or(&black)));
        png(&pictures.map(|picture| enlarged(picture, factor, 3)).collect::<Vec<_>>(), columns)
    }

    /// The number of pictures in the longest row.
    pub fn columns(&self) -> usize {
        self.rows.iter().map(|row| row.pictures.len()).max().unwrap_or(0)
    }
}

/// Encodes tiles of one shape in rows of `columns`, with 8 bits per value. The rest of the last row is black.
fn png(tiles: &[Image], columns: usize) -> Result<Vec<u8>, ReportError> {
    let error = |reason: &str| ReportError::Picture(format!("pictures could not be drawn: {reason}"));
    let shape = tiles.first().map(Image::shape).ok_or_else(|| error("there are none"))?;
    let [channels, height, width] = shape;
    if tiles.iter().any(|tile| tile.shape() != shape) {
        return Err(error("they are not of one size, or not all grey or coloured"));
    }
    let colour = match channels {
        1 => ExtendedColorType::L8,
        3 => ExtendedColorType::Rgb8,
        _ => return Err(error("they are neither grey nor coloured")),
    };
    let columns = columns.max(1);
    let [wide, tall] = [columns * width, tiles.len().div_ceil(columns) * height];
    let mut levels = Vec::with_capacity(wide * tall * channels);
    for (y, x) in (0..tall).flat_map(|y| (0..wide).map(move |x| (y, x))) {
        let tile = tiles.get(y / height * columns + x / width);
        let value = |channel| tile.map_or(0.0, |tile| tile.get(channel, y % height, x % width));
        levels.extend((0..channels).map(|channel| (value(channel) * 255.0).round() as u8));
    }
    let (Ok(wide), Ok(tall)) = (wide.try_into(), tall.try_into()) else { return Err(error("they are too many")) };
    let mut bytes = Vec::new();
    // Half the size of the default settings, which are made for speed.
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
    encoder.write_image(&levels, wide, tall, colour).map_err(|cause| error(&cause.to_string()))?;
    Ok(bytes)
}

/// Makes each pixel `factor` times as large, and adds `gap` grey pixels to the right and below.
fn enlarged(picture: &Image, factor: usize, gap: usize) -> Image {
    let [channels, height, width] = picture.shape();
    let [tall, wide] = [height, width].map(|side| side * factor + gap);
    let pixels = (0..channels * tall * wide).map(|index| {
        let (channel, index) = (index / (tall * wide), index % (tall * wide));
        let (y, x) = (index / wide / factor, index % wide / factor);
        // Grey is visible next to black and white, on a light and on a dark page.
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
    fn a_row_keeps_the_resolution_of_its_pictures() {
        let row = PictureRow { name: String::new(), pictures: vec![bright(0.0), bright(1.0)] };
        let png = decoded(&row.png().unwrap());
        assert_eq!(png.dimensions(), (6, 3));
        let row = [0, 0, 128, 255, 255, 128];
        assert_eq!(png.into_raw(), [row, row, [128; 6]].concat());
    }

    #[test]
    fn a_grid_is_enlarged_and_short_rows_are_filled() {
        let row = |count| PictureRow { name: String::new(), pictures: vec![bright(1.0); count] };
        let grid = PictureGrid { rows: vec![row(1), row(3)], head: Vec::new() };
        let side = 2 * (860 / 10) + 3;
        let png = decoded(&grid.png().unwrap());
        assert_eq!(png.dimensions(), (3 * side, 2 * side));
        let inside = |row, column| png.get_pixel(column * side + 9, row * side + 9).0[0];
        assert_eq!((inside(0, 0), inside(0, 1), inside(1, 2)), (255, 0, 255));
    }

    #[test]
    fn coloured_pictures_become_coloured_pngs() {
        let orange = Image::from_pixels(3, 1, 1, vec![1.0, 0.5, 0.0]).unwrap();
        let row = PictureRow { name: String::new(), pictures: vec![orange] };
        let png = image::load_from_memory(&row.png().unwrap()).unwrap();
        assert_eq!(png.color(), ColorType::Rgb8);
        assert_eq!(png.into_rgb8().into_raw(), [&[255, 128, 0][..], &[128; 9]].concat());
        let row = |count| PictureRow { pictures: vec![row.pictures[0].clone(); count], ..row.clone() };
        let grid = PictureGrid { rows: vec![row(1), row(2)], head: Vec::new() };
        let png = image::load_from_memory(&grid.png().unwrap()).unwrap().into_rgb8();
        let side = png.height() / 2;
        assert_eq!([(5, 5), (side + 5, 5)].map(|(x, y)| png.get_pixel(x, y).0), [[255, 128, 0], [0; 3]]);
    }

    #[test]
    fn pictures_that_do_not_fit_together_are_an_error() {
        assert!(PictureGrid { rows: Vec::new(), head: Vec::new() }.png().is_err());
        let mixed = PictureRow { name: String::new(), pictures: vec![bright(0.0), Image::new(1, 3, 3)] };
        assert!(mixed.png().is_err());
        let grey_and_coloured = PictureRow { name: String::new(), pictures: vec![bright(0.0), Image::new(3, 2, 2)] };
        assert!(grey_and_coloured.png().is_err());
        let two_channels = PictureRow { name: String::new(), pictures: vec![Image::new(2, 3, 3)] };
        assert!(two_channels.png().is_err());
    }
}
