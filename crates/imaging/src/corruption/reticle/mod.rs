//! Reticles: coloured marks of several shapes, like those that telescopic sights and cameras lay over their image.
//! Each shape is made of bars, rings and discs.

mod part;
mod random;
mod shape;

pub use shape::ReticleShape;

use crate::image::Image;

/// A coloured mark over an image. The page calls it a crosshair, whatever its shape.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Reticle {
    /// The shape that is drawn.
    pub shape: ReticleShape,
    /// The middle, in pixels from the left edge.
    pub x: f32,
    /// The middle, in pixels from the upper edge.
    pub y: f32,
    /// The rotation in radians, clockwise.
    pub angle: f32,
    /// Thickness of the lines in pixels.
    pub thickness: f32,
    /// Radius of the ring in pixels; gaps, ticks and corners are scaled by it too.
    pub radius: f32,
    /// Red, green and blue (sRGB), each in [0, 1].
    pub colour: [f32; 3],
    /// 0 is invisible, 1 hides what is below.
    pub opacity: f32,
}

impl Default for Reticle {
    /// A red cross in the middle of a 100 × 100 image, 2 pixels thick.
    fn default() -> Self {
        Self {
            shape: ReticleShape::Cross,
            x: 50.0,
            y: 50.0,
            angle: 0.0,
            thickness: 2.0,
            radius: 28.0,
            colour: [0.85, 0.1, 0.1],
            opacity: 1.0,
        }
    }
}

impl Reticle {
    /// The part (0 to 1) of each pixel that the reticle covers, `[height, width]`. Opacity does not count.
    ///
    /// Values out of range are clamped: the middle to the image, thickness and radius to the image's longer side. If
    /// any of them is NaN, or the angle is not finite, nothing is covered.
    pub fn coverage(&self, height: usize, width: usize) -> Vec<f32> {
        let mut mask = vec![0.0; height * width];
        let fields = [self.x, self.y, self.thickness, self.radius];
        if fields.iter().any(|value| value.is_nan()) || !self.angle.is_finite() || self.thickness <= 0.0 {
            return mask;
        }
        let longer = height.max(width) as f32;
        let (half_width, radius) = (self.thickness.min(longer) / 2.0, self.radius.clamp(0.0, longer));
        let middle = [self.x.clamp(0.0, width as f32), self.y.clamp(0.0, height as f32)];
        let (sin, cos) = self.angle.sin_cos();
        for part in self.shape.parts(radius, half_width) {
            part.add_to(&mut mask, width, middle, [sin, cos]);
        }
        mask
    }

    /// Draws the reticle on an image, anti-aliased. If the image does not have three channels, each of its channels
    /// takes the colour's luma (Rec. 601).
    ///
    /// Values out of range are clamped as in [`coverage`](Self::coverage), colour and opacity to [0, 1]. If any value
    /// is NaN, nothing is drawn.
    pub fn draw_on(&self, image: &mut Image) {
        let [channels, height, width] = image.shape();
        let opacity = self.opacity.clamp(0.0, 1.0);
        if opacity.is_nan() || self.colour.iter().any(|value| value.is_nan()) || height * width == 0 {
            return;
        }
        let mask = self.coverage(height, width);
        let [red, green, blue] = self.colour.map(|value| value.clamp(0.0, 1.0));
        let luma = 0.299 * red + 0.587 * green + 0.114 * blue;
        for (channel, plane) in image.pixels_mut().chunks_exact_mut(height * width).enumerate() {
            let colour = if channels == 3 { [red, green, blue][channel] } else { luma };
            for (pixel, coverage) in plane.iter_mut().zip(&mask) {
                *pixel = (*pixel + coverage * opacity * (colour - *pixel)).clamp(0.0, 1.0);
            }
        }
    }
}

#[cfg(test)]
mod tests;
