//! What is painted on.

use super::colour::{Rgb, mix};
use crate::image::EYE_SIDE;

/// Samples for each pixel of the picture, in either direction.
pub(super) const FINENESS: usize = 2;

/// Samples in a row or column.
pub(super) const FINE: usize = FINENESS * EYE_SIDE;

/// The picture in linear light, finer than it will be.
#[derive(Clone, Debug)]
pub(super) struct Canvas {
    /// Row by row.
    pub samples: Vec<Rgb>,
}

impl Canvas {
    /// A black one.
    pub fn new() -> Self {
        Self { samples: vec![[0.0; 3]; FINE * FINE] }
    }

    /// Every sample with its place in pixels of the picture.
    pub fn each(&mut self) -> impl Iterator<Item = ([f32; 2], &mut Rgb)> {
        let place = |index: usize| (index as f32 + 0.5) / FINENESS as f32;
        self.samples
            .iter_mut()
            .enumerate()
            .map(move |(index, sample)| ([place(index % FINE), place(index / FINE)], sample))
    }

    /// Blends a straight piece of a hair over the picture: from `a` to `b`, both in pixels of the picture, with its
    /// full width at either end.
    pub fn line(&mut self, [a, b]: [[f32; 2]; 2], widths: [f32; 2], colour: Rgb, opacity: f32) {
        let fine = FINENESS as f32;
        let [a, b] = [a, b].map(|point| point.map(|value| value * fine));
        let widths = widths.map(|width| width * fine);
        let reach = widths[0].max(widths[1]) / 2.0 + 1.0;
        let bound = |value: f32| value.clamp(0.0, FINE as f32) as usize;
        let along = [b[0] - a[0], b[1] - a[1]];
        let square = (along[0] * along[0] + along[1] * along[1]).max(1e-6);
        for row in bound((a[1].min(b[1]) - reach).floor())..bound((a[1].max(b[1]) + reach).ceil()) {
            for column in bound((a[0].min(b[0]) - reach).floor())..bound((a[0].max(b[0]) + reach).ceil()) {
                let point = [column as f32 + 0.5 - a[0], row as f32 + 0.5 - a[1]];
                let share = ((point[0] * along[0] + point[1] * along[1]) / square).clamp(0.0, 1.0);
                let far = (point[0] - share * along[0]).hypot(point[1] - share * along[1]);
                let half = (widths[0] + share * (widths[1] - widths[0])) / 2.0;
                // Thinner than a sample: paler instead.
                let cover = (half + 0.5 - far).clamp(0.0, (2.0 * half).min(1.0));
                let sample = &mut self.samples[row * FINE + column];
                *sample = mix(*sample, colour, cover * opacity);
            }
        }
    }
}
