//! Reticles that nobody chose.

use std::f32::consts::{FRAC_PI_2, PI};

use rand::{Rng, RngExt};

use super::{Reticle, ReticleShape};
use crate::image::EYE_SIDE;

/// Colours that a sight really has: black, white, and glowing ones.
const SIGNALS: [[f32; 3]; 8] = [
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
    /// Draws from the `eyes` network's training distribution, for 100 × 100 pictures: shapes of
    /// [`ReticleShape::TRAINED`] with their middle anywhere; every third one upright, the others turned by any angle;
    /// lines of 1 to 6 pixels, thin ones more often; a radius of 2 to 48 pixels, small ones more often; half of them
    /// black, white or in a glowing colour, a fifth grey, the rest of any colour; three of four opaque, the others at 0.6
    /// or more.
    #[must_use]
    pub fn random(rng: &mut (impl Rng + ?Sized)) -> Self {
        // Rings of two pixels are dots: what is small and round is not always a pupil.
        Self { radius: 2.0 * 24.0f32.powf(rng.random()), ..Self::random_with_shape(&ReticleShape::TRAINED, rng) }
    }

    /// The same, but of shapes that were never trained on, and with a radius of 8 to 48 pixels.
    #[must_use]
    pub fn random_unseen(rng: &mut (impl Rng + ?Sized)) -> Self {
        Self::random_with_shape(&ReticleShape::UNSEEN, rng)
    }

    fn random_with_shape(shapes: &[ReticleShape], rng: &mut (impl Rng + ?Sized)) -> Self {
        let side = EYE_SIDE as f32;
        let colour = match rng.random_range(0..10) {
            0..5 => SIGNALS[rng.random_range(0..SIGNALS.len())],
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
