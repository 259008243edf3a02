//! A crosshair, as a scope or a sight lays over what it shows.

use crate::coverage::shares;
use crate::{DIGIT_SIDE, Image};

/// A vertical and a horizontal bar from edge to edge, crossing at (`x`, `y`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crosshair {
    /// Centre of the vertical bar in pixels: 0 is the left edge, `width` the right one.
    pub x: f32,
    /// Centre of the horizontal bar in pixels: 0 is the top edge, `height` the bottom one.
    pub y: f32,
    /// Thickness of both bars in pixels.
    pub thickness: f32,
    /// What the bars are drawn in: 0 is black, 1 is white.
    pub intensity: f32,
}

impl Default for Crosshair {
    /// In the middle of a digit, 2 pixels thick, white.
    fn default() -> Self {
        Self { x: DIGIT_SIDE as f32 / 2.0, y: DIGIT_SIDE as f32 / 2.0, thickness: 2.0, intensity: 1.0 }
    }
}

impl Crosshair {
    /// Blends the bars into every channel; a pixel that a bar covers in part moves in part
    /// towards `intensity`.
    ///
    /// Wild values are clamped: the crossing to the image, the thickness to the image's longer
    /// side, the intensity to [0, 1]. With a NaN anywhere nothing is drawn.
    pub fn draw_on(&self, image: &mut Image) {
        let [_, height, width] = image.shape();
        let fields = [self.x, self.y, self.thickness, self.intensity];
        if fields.iter().any(|v| v.is_nan()) {
            return;
        }
        let half = self.thickness.clamp(0.0, height.max(width) as f32) / 2.0;
        let x = self.x.clamp(0.0, width as f32);
        let y = self.y.clamp(0.0, height as f32);
        let intensity = self.intensity.clamp(0.0, 1.0);
        let across = shares(width, x - half, x + half);
        let down = shares(height, y - half, y + half);
        for (y, row) in image.rows_mut() {
            for (pixel, across) in row.iter_mut().zip(&across) {
                // The union of the bars: the crossing is not drawn twice.
                let cover = across + down[y] - across * down[y];
                *pixel = (*pixel + cover * (intensity - *pixel)).clamp(0.0, 1.0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_covers_two_rows_and_two_columns() {
        let mut image = Image::digit();
        Crosshair::default().draw_on(&mut image);
        for y in 0..28 {
            for x in 0..28 {
                let on = (13..15).contains(&x) || (13..15).contains(&y);
                assert_eq!(image.get(0, y, x), f32::from(u8::from(on)));
            }
        }
    }

    #[test]
    fn a_bar_between_pixels_is_shared_by_them() {
        let mut image = Image::new(3, 9, 9);
        let crosshair = Crosshair { x: 4.25, y: 100.0, thickness: 1.0, intensity: 0.8 };
        crosshair.draw_on(&mut image);
        for channel in 0..3 {
            assert!((image.get(channel, 0, 3) - 0.25 * 0.8).abs() < 1e-6);
            assert!((image.get(channel, 0, 4) - 0.75 * 0.8).abs() < 1e-6);
            assert_eq!(image.get(channel, 0, 5), 0.0);
            // y was clamped to the lower edge, so half of the bar is left.
            assert!((image.get(channel, 8, 0) - 0.5 * 0.8).abs() < 1e-6);
        }
    }

    #[test]
    fn it_blends_down_as_well_as_up() {
        let mut image = Image::from_pixels(1, 4, 4, vec![1.0; 16]).unwrap();
        let black = Crosshair { x: 2.0, y: 2.0, intensity: 0.0, ..Crosshair::default() };
        black.draw_on(&mut image);
        assert_eq!(image.get(0, 1, 0), 0.0);
        assert_eq!(image.get(0, 0, 0), 1.0);
    }
}
