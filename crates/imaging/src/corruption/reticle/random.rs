//! Random reticles.

use std::f32::consts::{FRAC_PI_2, PI};

use rand::{Rng, RngExt};

use super::{Reticle, ReticleShape};
use crate::image::EYE_SIDE;

/// Colours (sRGB) that are usual for reticles: black, white, and those of illuminated reticles.
const USUAL_COLOURS: [[f32; 3]; 8] = [
    [0.0, 0.0, 0.0],
    [1.0, 1.0, 1.0],
    [1.0, 0.0, 0.0],
    [0.0, 1.0, 0.0],
    [0.0, 0.4, 1.0],
    [1.0, 1.0, 0.0],
    [1.0, 0.5, 0.0],
    [1.0, 0.0, 1.0],
];

impl Reticle {
    /// Draws a reticle for a 100 × 100 image from the training distribution of the `eyes` network.
    ///
    /// - Shape: one of [`ReticleShape::TRAINED`]. Position: anywhere.
    /// - Angle: a multiple of 90° for one third, any angle for the others.
    /// - Thickness: 1 to 6 pixels, radius: 2 to 48 pixels, both uniform in their logarithm.
    /// - Colour: black, white or that of an illuminated reticle for 50 %, grey for 20 %, any colour for 30 %.
    /// - Opacity: 1 for 75 %, 0.6 to 1 for the others.
    #[must_use]
    pub fn random(rng: &mut (impl Rng + ?Sized)) -> Self {
        // The smallest rings are dots. They teach the network that small round things are not always pupils.
        Self { radius: 2.0 * 24.0f32.powf(rng.random()), ..Self::random_with_shape(&ReticleShape::TRAINED, rng) }
    }

    /// Draws a reticle as [`random`](Self::random) does, but with a shape of [`ReticleShape::UNSEEN`] and a uniform
    /// radius of 8 to 48 pixels.
    #[must_use]
    pub fn random_unseen(rng: &mut (impl Rng + ?Sized)) -> Self {
        Self::random_with_shape(&ReticleShape::UNSEEN, rng)
    }

    /// Draws a reticle with one of these shapes and a uniform radius of 8 to 48 pixels.
    fn random_with_shape(shapes: &[ReticleShape], rng: &mut (impl Rng + ?Sized)) -> Self {
        let side = EYE_SIDE as f32;
        let colour = match rng.random_range(0..10) {
            0..5 => USUAL_COLOURS[rng.random_range(0..USUAL_COLOURS.len())],
            5..7 => [rng.random(); 3],
            _ => [rng.random(), rng.random(), rng.random()],
        };
        Self {
            shape: shapes[rng.random_range(0..shapes.len())],
            x: rng.random_range(0.0..=side),
            y: rng.random_range(0.0..=side),
            angle: match rng.random_range(0..3) {
                0 => f32::from(rng.random_range(0u8..4)) * FRAC_PI_2,
                _ => rng.random_range(-PI..=PI),
            },
            thickness: 6.0f32.powf(rng.random()),
            radius: rng.random_range(8.0..=48.0),
            colour,
            opacity: if rng.random_bool(0.75) { 1.0 } else { rng.random_range(0.6..=1.0) },
        }
    }
}
