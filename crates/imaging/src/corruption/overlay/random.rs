//! Random overlays.

use rand::{Rng, RngExt};

use super::{Overlay, shape};
use crate::image::Image;

impl Overlay {
    /// Draws an overlay for a picture `[3, height, width]` from the training distribution of the `eyes` network.
    ///
    /// - Shape: lines, rays, arcs, ovals, polygons, dots, dashes, strokes like those of letters, curves, scales; for a
    ///   quarter two of these together.
    /// - Colour: any for 40 %, one close to the picture's own for 25 %, black or white for 20 %, a pure one for 15 %.
    /// - Opacity: 1 for 65 %, 0.5 to 1 for the others. Edges: 1 pixel wide for 75 %, up to 3 pixels for the others.
    #[must_use]
    pub fn random(picture: &Image, rng: &mut (impl Rng + ?Sized)) -> Self {
        let [_, height, width] = picture.shape();
        let side = height.max(width) as f32;
        let mut parts = shape::random(side, rng);
        if rng.random_bool(0.25) {
            parts.extend(shape::random(side, rng));
        }
        Self {
            parts,
            colour: colour(picture, rng),
            opacity: if rng.random_bool(0.65) { 1.0 } else { rng.random_range(0.5..=1.0) },
            edge: if rng.random_bool(0.75) { 1.0 } else { rng.random_range(1.0..=3.0) },
        }
    }
}

fn colour(picture: &Image, rng: &mut (impl Rng + ?Sized)) -> [f32; 3] {
    match rng.random_range(0..100) {
        0..25 => {
            let (y, x) = (rng.random_range(0..picture.height().max(1)), rng.random_range(0..picture.width().max(1)));
            let shift: f32 = rng.random_range(0.08..0.35) * if rng.random() { 1.0 } else { -1.0 };
            [0, 1, 2].map(|c| (picture.get(c, y, x) + shift + rng.random_range(-0.08..0.08f32)).clamp(0.0, 1.0))
        }
        25..35 => [0.0; 3],
        35..45 => [1.0; 3],
        45..60 => [rng.random(), rng.random(), rng.random()].map(|is_on: bool| f32::from(u8::from(is_on))),
        60..75 => [rng.random(); 3],
        _ => [rng.random(), rng.random(), rng.random()],
    }
}
