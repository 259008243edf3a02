//! Erased rectangles.

use super::coverage::interval_coverage;
use crate::image::Image;

/// A rectangle that is erased, in pixels; its sides are parallel to the image's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Patch {
    /// The left edge, in pixels from the image's left edge.
    pub x: f32,
    /// The upper edge, in pixels from the image's upper edge.
    pub y: f32,
    /// Nothing is erased unless it is above 0.
    pub width: f32,
    /// Nothing is erased unless it is above 0.
    pub height: f32,
}

impl Patch {
    /// Sets every channel to 0 inside the rectangle, anti-aliased: a pixel that is covered in part is darkened in part.
    ///
    /// The part outside the image is ignored. If any value is NaN, nothing is erased.
    pub fn erase_from(&self, image: &mut Image) {
        let fields = [self.x, self.y, self.width, self.height];
        if fields.iter().any(|v| v.is_nan()) {
            return;
        }
        let columns = interval_coverage(image.width(), self.x, self.x + self.width);
        let rows = interval_coverage(image.height(), self.y, self.y + self.height);
        for (y, row) in image.rows_mut() {
            for (pixel, column) in row.iter_mut().zip(&columns) {
                *pixel *= 1.0 - column * rows[y];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn white(channels: usize) -> Image {
        Image::from_pixels(channels, 6, 6, vec![1.0; channels * 36]).unwrap()
    }

    #[test]
    fn only_pixels_in_the_rectangle_are_erased() {
        let mut image = white(3);
        let patch = Patch { x: 1.0, y: 2.0, width: 3.0, height: 2.0 };
        patch.erase_from(&mut image);
        for (channel, y, x) in (0..3).flat_map(|c| (0..6).flat_map(move |y| (0..6).map(move |x| (c, y, x)))) {
            let inside = (1..4).contains(&x) && (2..4).contains(&y);
            assert_eq!(image.get(channel, y, x), f32::from(u8::from(!inside)));
        }
    }

    #[test]
    fn a_pixel_covered_in_part_is_darkened_in_part() {
        let mut image = white(1);
        let patch = Patch { x: 0.5, y: 0.0, width: 0.25, height: 0.5 };
        patch.erase_from(&mut image);
        assert_eq!(image.get(0, 0, 0), 1.0 - 0.125);
    }

    #[test]
    fn infinite_and_nan_values_keep_pixels_in_range() {
        for value in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX] {
            for field in 0..4 {
                let mut image = white(1);
                let mut values = [1.0; 4];
                values[field] = value;
                let [x, y, width, height] = values;
                Patch { x, y, width, height }.erase_from(&mut image);
                assert!(image.pixels().iter().all(|v| (0.0..=1.0).contains(v)));
            }
        }
    }
}
