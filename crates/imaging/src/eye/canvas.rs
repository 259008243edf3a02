//! The canvas that an eye is painted on.

use super::colour::{Rgb, mix};
use crate::image::EYE_SIDE;

/// Canvas samples per pixel of the image, in each direction.
pub(super) const SUPERSAMPLING: usize = 2;

/// Samples in a row or column of the canvas.
pub(super) const CANVAS_SIDE: usize = SUPERSAMPLING * EYE_SIDE;

/// The painted scene in linear light, at twice the resolution of the image.
#[derive(Clone, Debug)]
pub(super) struct Canvas {
    /// The samples, row by row.
    pub samples: Vec<Rgb>,
}

impl Canvas {
    /// A black canvas.
    pub fn new() -> Self {
        Self { samples: vec![[0.0; 3]; CANVAS_SIDE * CANVAS_SIDE] }
    }

    /// Every sample with its position in pixels of the image.
    pub fn samples_mut(&mut self) -> impl Iterator<Item = ([f32; 2], &mut Rgb)> {
        let position = |index: usize| (index as f32 + 0.5) / SUPERSAMPLING as f32;
        self.samples
            .iter_mut()
            .enumerate()
            .map(move |(index, sample)| ([position(index % CANVAS_SIDE), position(index / CANVAS_SIDE)], sample))
    }

    /// Draws a straight line, anti-aliased, from `a` to `b` with the given widths at these ends, all in pixels of the
    /// image.
    pub fn draw_line(&mut self, [a, b]: [[f32; 2]; 2], widths: [f32; 2], colour: Rgb, opacity: f32) {
        let scale = SUPERSAMPLING as f32;
        let [a, b] = [a, b].map(|point| point.map(|value| value * scale));
        let widths = widths.map(|width| width * scale);
        let reach = widths[0].max(widths[1]) / 2.0 + 1.0;
        let bound = |value: f32| value.clamp(0.0, CANVAS_SIDE as f32) as usize;
        let direction = [b[0] - a[0], b[1] - a[1]];
        let square = (direction[0] * direction[0] + direction[1] * direction[1]).max(1e-6);
        for row in bound((a[1].min(b[1]) - reach).floor())..bound((a[1].max(b[1]) + reach).ceil()) {
            for column in bound((a[0].min(b[0]) - reach).floor())..bound((a[0].max(b[0]) + reach).ceil()) {
                let point = [column as f32 + 0.5 - a[0], row as f32 + 0.5 - a[1]];
                let t = ((point[0] * direction[0] + point[1] * direction[1]) / square).clamp(0.0, 1.0);
                let distance = (point[0] - t * direction[0]).hypot(point[1] - t * direction[1]);
                let half_width = (widths[0] + t * (widths[1] - widths[0])) / 2.0;
                // A line thinner than a sample is drawn with less opacity.
                let coverage = (half_width + 0.5 - distance).clamp(0.0, (2.0 * half_width).min(1.0));
                let sample = &mut self.samples[row * CANVAS_SIDE + column];
                *sample = mix(*sample, colour, coverage * opacity);
            }
        }
    }
}
