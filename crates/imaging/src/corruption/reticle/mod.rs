//! A reticle: the mark that a scope or a sight lays over what it shows.

mod part;
mod random;
mod shape;

pub use shape::ReticleShape;

use crate::image::Image;

/// A coloured mark over a picture; on the page it is called a crosshair, whatever its shape.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Reticle {
    /// What is drawn.
    pub shape: ReticleShape,
    /// Its middle in pixels: 0 is the left edge, `width` the right one.
    pub x: f32,
    /// Likewise: 0 is the top edge, `height` the bottom one.
    pub y: f32,
    /// How far it is turned clockwise, in radians.
    pub angle: f32,
    /// Thickness of its lines in pixels.
    pub thickness: f32,
    /// Radius of its ring in pixels; gaps, ticks and corners are measured by it too.
    pub radius: f32,
    /// sRGB, each in [0, 1].
    pub colour: [f32; 3],
    /// 0 is invisible, 1 hides what is below.
    pub opacity: f32,
}

impl Default for Reticle {
    /// A red cross in the middle of a 100 × 100 picture, 2 pixels thick.
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
    /// The share of each pixel that it covers, opacity aside: `height × width`, row by row, in [0, 1].
    ///
    /// Wild values are clamped: the middle to the picture, thickness and radius to its longer side. With a NaN anywhere,
    /// or an angle without end, nothing is covered.
    pub fn coverage(&self, height: usize, width: usize) -> Vec<f32> {
        let mut mask = vec![0.0; height * width];
        let fields = [self.x, self.y, self.thickness, self.radius];
        if fields.iter().any(|value| value.is_nan()) || !self.angle.is_finite() || self.thickness <= 0.0 {
            return mask;
        }
        let longer = height.max(width) as f32;
        let (half, radius) = (self.thickness.min(longer) / 2.0, self.radius.clamp(0.0, longer));
        let middle = [self.x.clamp(0.0, width as f32), self.y.clamp(0.0, height as f32)];
        let (sin, cos) = self.angle.sin_cos();
        for part in self.shape.parts(radius, half) {
            part.add_to(&mut mask, width, middle, [sin, cos]);
        }
        mask
    }

    /// Blends it over a picture; a pixel that it covers in part moves in part towards its colour. A picture of one
    /// channel takes the colour's luma (Rec. 601), one of another number of channels than three likewise.
    ///
    /// Wild values are clamped as in [`coverage`](Self::coverage), colour and opacity to [0, 1]; a NaN draws nothing.
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
            for (pixel, cover) in plane.iter_mut().zip(&mask) {
                *pixel = (*pixel + cover * opacity * (colour - *pixel)).clamp(0.0, 1.0);
            }
        }
    }
}

#[cfg(test)]
mod tests;
