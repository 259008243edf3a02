//! An eraser: a rectangle in which nothing is left.

use super::coverage::shares;
use crate::image::Image;

/// An upright rectangle, in pixels from the image's upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Patch {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width; nothing is erased where it is not above 0.
    pub width: f32,
    /// Height; nothing is erased where it is not above 0.
    pub height: f32,
}

impl Patch {
    /// Erases to 0 in every channel; a pixel that is covered in part keeps the rest of its ink.
    ///
    /// What lies outside the image is ignored; with a NaN anywhere nothing is erased.
    pub fn erase_from(&self, image: &mut Image) {
        let fields = [self.x, self.y, self.width, self.height];
        if fields.iter().any(|v| v.is_nan()) {
            return;
        }
        let across = shares(image.width(), self.x, self.x + self.width);
        let down = shares(image.height(), self.y, self.y + self.height);
        for (y, row) in image.rows_mut() {
            for (pixel, across) in row.iter_mut().zip(&across) {
                *pixel *= 1.0 - across * down[y];
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
    fn it_erases_its_pixels_and_no_others() {
        let mut image = white(3);
        let patch = Patch { x: 1.0, y: 2.0, width: 3.0, height: 2.0 };
        patch.erase_from(&mut image);
        for (channel, y, x) in (0..3).flat_map(|c| (0..6).flat_map(move |y| (0..6).map(move |x| (c, y, x)))) {
            let inside = (1..4).contains(&x) && (2..4).contains(&y);
            assert_eq!(image.get(channel, y, x), f32::from(u8::from(!inside)));
        }
    }

    #[test]
    fn a_pixel_covered_in_part_keeps_the_rest() {
        let mut image = white(1);
        let patch = Patch { x: 0.5, y: 0.0, width: 0.25, height: 0.5 };
        patch.erase_from(&mut image);
        assert_eq!(image.get(0, 0, 0), 1.0 - 0.125);
    }

    #[test]
    fn wild_values_do_no_harm() {
        for wild in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX] {
            for field in 0..4 {
                let mut image = white(1);
                let mut values = [1.0; 4];
                values[field] = wild;
                let [x, y, width, height] = values;
                Patch { x, y, width, height }.erase_from(&mut image);
                assert!(image.pixels().iter().all(|v| (0.0..=1.0).contains(v)));
            }
        }
    }
}
