//! Crosshairs, like those that a telescopic sight lays over its image.

use super::coverage::band_coverage;
use crate::image::{DIGIT_SIDE, Image};

/// Two bars that cross at a right angle at (`x`, `y`), from edge to edge of the image.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Crosshair {
    /// Where the bars cross, in pixels from the left edge.
    pub x: f32,
    /// Where the bars cross, in pixels from the upper edge.
    pub y: f32,
    /// Thickness of both bars in pixels.
    pub thickness: f32,
    /// The bars' grey level: 0 is black, 1 is white.
    pub intensity: f32,
    /// The bars' rotation in radians, clockwise; at 0 they are horizontal and vertical.
    pub angle: f32,
}

impl Default for Crosshair {
    /// In the middle of a digit, 2 pixels thick, white, not rotated.
    fn default() -> Self {
        Self { x: DIGIT_SIDE as f32 / 2.0, y: DIGIT_SIDE as f32 / 2.0, thickness: 2.0, intensity: 1.0, angle: 0.0 }
    }
}

impl Crosshair {
    /// Draws the bars, anti-aliased, on every channel.
    ///
    /// Values out of range are clamped: the crossing to the image, the thickness to the image's longer side, the
    /// intensity to [0, 1]. If any value is NaN, or the angle is infinite, nothing is drawn.
    pub fn draw_on(&self, image: &mut Image) {
        let [_, height, width] = image.shape();
        let fields = [self.x, self.y, self.thickness, self.intensity];
        if fields.iter().any(|v| v.is_nan()) || !self.angle.is_finite() {
            return;
        }
        let (sin, cos) = self.angle.sin_cos();
        let half_width = self.thickness.clamp(0.0, height.max(width) as f32) / 2.0;
        let x = self.x.clamp(0.0, width as f32);
        let y = self.y.clamp(0.0, height as f32);
        let intensity = self.intensity.clamp(0.0, 1.0);
        for (row_index, row) in image.rows_mut() {
            for (column, pixel) in row.iter_mut().enumerate() {
                let [right, below] = [column as f32 + 0.5 - x, row_index as f32 + 0.5 - y];
                let vertical = band_coverage(cos * right + sin * below, half_width);
                let horizontal = band_coverage(cos * below - sin * right, half_width);
                // The union of the bars: where they cross, they are drawn once.
                let coverage = vertical + horizontal - vertical * horizontal;
                *pixel = (*pixel + coverage * (intensity - *pixel)).clamp(0.0, 1.0);
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
                let is_covered = (13..15).contains(&x) || (13..15).contains(&y);
                assert_eq!(image.get(0, y, x), f32::from(u8::from(is_covered)));
            }
        }
    }

    #[test]
    fn a_bar_between_two_pixels_covers_both_in_part() {
        let mut image = Image::new(3, 9, 9);
        let crosshair = Crosshair { x: 4.25, y: 100.0, thickness: 1.0, intensity: 0.8, angle: 0.0 };
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
    fn a_quarter_turn_changes_nothing_and_an_eighth_gives_the_diagonals() {
        let drawn = |angle| {
            let mut image = Image::digit();
            Crosshair { angle, ..Crosshair::default() }.draw_on(&mut image);
            image
        };
        let (upright, quarter) = (drawn(0.0), drawn(std::f32::consts::FRAC_PI_2));
        assert!(upright.pixels().iter().zip(quarter.pixels()).all(|(a, b)| (a - b).abs() < 1e-4));
        let eighth = drawn(std::f32::consts::FRAC_PI_4);
        assert!((0..28).all(|i| eighth.get(0, i, i) > 0.999 && eighth.get(0, i, 27 - i) > 0.999));
        assert_eq!(eighth.get(0, 0, 14), 0.0);
        assert!(drawn(f32::INFINITY).is_blank());
    }

    #[test]
    fn a_black_crosshair_darkens() {
        let mut image = Image::from_pixels(1, 4, 4, vec![1.0; 16]).unwrap();
        let black = Crosshair { x: 2.0, y: 2.0, intensity: 0.0, ..Crosshair::default() };
        black.draw_on(&mut image);
        assert_eq!(image.get(0, 1, 0), 0.0);
        assert_eq!(image.get(0, 0, 0), 1.0);
    }
}
