//! Rows of small pictures as PNGs.

use afterimage_imaging::{Image, encode_sprite};

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

fn png(tiles: &[Image], columns: usize) -> Result<Vec<u8>, TrainError> {
    encode_sprite(tiles, columns).map_err(|error| TrainError::Report(format!("pictures could not be drawn: {error}")))
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
    use afterimage_imaging::decode_sprite;

    use super::*;

    fn bright(level: f32) -> Image {
        Image::from_pixels(1, 2, 2, vec![level; 4]).unwrap()
    }

    #[test]
    fn a_strip_is_pixel_by_pixel() {
        let strip = Strip { name: String::new(), pictures: vec![bright(0.0), bright(1.0)] };
        let tiles = decode_sprite(&strip.png().unwrap(), 3).unwrap();
        assert_eq!(tiles.len(), 2);
        let grey = 128.0 / 255.0;
        assert_eq!(tiles[1].pixels(), [1.0, 1.0, grey, 1.0, 1.0, grey, grey, grey, grey]);
    }

    #[test]
    fn all_rows_are_enlarged_and_short_ones_filled() {
        let row = |count| Strip { name: String::new(), pictures: vec![bright(1.0); count] };
        let strips = Strips { rows: vec![row(1), row(3)], head: Vec::new() };
        let side = 2 * (860 / 10) + 3;
        let tiles = decode_sprite(&strips.png().unwrap(), side).unwrap();
        assert_eq!(tiles.len(), 6);
        assert_eq!((tiles[0].get(0, 9, 9), tiles[1].get(0, 9, 9), tiles[5].get(0, 9, 9)), (1.0, 0.0, 1.0));
    }

    #[test]
    fn nothing_to_show_is_an_error() {
        assert!(Strips { rows: Vec::new(), head: Vec::new() }.png().is_err());
    }
}
