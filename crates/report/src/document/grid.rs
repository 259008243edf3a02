//! Rows of small pictures as one PNG file.

use afterimage_imaging::Image;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, Rgb, RgbImage, imageops};

use crate::error::ReportError;

/// The width of the file in pixels is at most this, about the width of a page's text.
const WIDTH: usize = 860;

/// Pictures are enlarged as if there were at least this many in a row.
const MIN_COLUMNS: usize = 5;

/// The distance between pictures in pixels.
const GAP: usize = 3;

/// Grey is visible next to black and white, on a light and on a dark page.
const GREY: Rgb<u8> = Rgb([128; 3]);

/// Draws rows of pictures, enlarged so that single pixels are visible, on grey. All pictures have the same shape,
/// `[1, height, width]` or `[3, height, width]`.
///
/// # Errors
/// [`ReportError::Drawing`] if there are no pictures, or their shapes differ.
pub fn png(rows: &[Vec<Image>]) -> Result<Vec<u8>, ReportError> {
    let error = |reason: &str| ReportError::Drawing(format!("pictures could not be drawn: {reason}"));
    let pictures = || rows.iter().flatten();
    let [channels, height, width] = pictures().next().ok_or_else(|| error("there are none"))?.shape();
    if pictures().any(|picture| picture.shape() != [channels, height, width]) {
        return Err(error("their shapes differ"));
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let factor = (WIDTH / (columns.max(MIN_COLUMNS) * width)).max(1);
    let [tall, wide] = [height, width].map(|side| side * factor);
    let mut canvas = RgbImage::from_pixel((columns * (wide + GAP)) as u32, (rows.len() * (tall + GAP)) as u32, GREY);
    for (y, row) in rows.iter().enumerate() {
        for (x, picture) in row.iter().enumerate() {
            let tile = imageops::resize(&rgb(picture), wide as u32, tall as u32, imageops::FilterType::Nearest);
            imageops::replace(&mut canvas, &tile, (x * (wide + GAP)) as i64, (y * (tall + GAP)) as i64);
        }
    }
    let canvas = DynamicImage::from(canvas);
    let canvas = if channels == 1 { canvas.into_luma8().into() } else { canvas };
    let mut bytes = Vec::new();
    // Half the size of the default settings, which are made for speed.
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
    canvas.write_with_encoder(encoder).map_err(|cause| error(&cause.to_string()))?;
    Ok(bytes)
}

fn rgb(picture: &Image) -> RgbImage {
    let [channels, height, width] = picture.shape();
    let level = |value: f32| (value * 255.0).round() as u8;
    RgbImage::from_fn(width as u32, height as u32, |x, y| {
        Rgb([0, 1, 2].map(|channel: usize| level(picture.get(channel.min(channels - 1), y as usize, x as usize))))
    })
}

#[cfg(test)]
mod tests {
    use image::ColorType;

    use super::*;

    fn constant(level: f32) -> Image {
        Image::from_pixels(1, 2, 2, vec![level; 4]).unwrap()
    }

    #[test]
    fn pictures_are_enlarged_and_short_rows_end_in_grey() {
        let bytes = png(&[vec![constant(1.0)], vec![constant(0.0), constant(1.0), constant(1.0)]]).unwrap();
        let drawn = image::load_from_memory(&bytes).unwrap();
        assert_eq!(drawn.color(), ColorType::L8);
        let (drawn, side) = (drawn.into_luma8(), 2 * (860 / 10) + 3);
        assert_eq!(drawn.dimensions(), (3 * side, 2 * side));
        let inside = |row, column| drawn.get_pixel(column * side + 9, row * side + 9).0[0];
        assert_eq!([inside(0, 0), inside(0, 1), inside(1, 0), inside(1, 2)], [255, 128, 0, 255]);
    }

    #[test]
    fn coloured_pictures_become_a_coloured_file() {
        let orange = Image::from_pixels(3, 1, 1, vec![1.0, 0.5, 0.0]).unwrap();
        let drawn = image::load_from_memory(&png(&[vec![orange]]).unwrap()).unwrap();
        assert_eq!(drawn.color(), ColorType::Rgb8);
        assert_eq!(drawn.into_rgb8().get_pixel(5, 5).0, [255, 128, 0]);
    }

    #[test]
    fn pictures_of_different_shapes_are_an_error() {
        assert!(png(&[]).is_err());
        assert!(png(&[vec![constant(0.0), Image::new(1, 3, 3)]]).is_err());
        assert!(png(&[vec![constant(0.0)], vec![Image::new(3, 2, 2)]]).is_err());
    }
}
