//! Draws the traits of an eye from its seed, paints them and takes the photograph.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::canvas::Canvas;
use super::traits::Traits;
use super::{face, globe, hairs};
use crate::image::Image;

/// The synthetic eye of this seed: `[3, 100, 100]`, sRGB in [0, 1]. A seed gives the same eye on every machine.
pub fn synthetic_eye(seed: u64) -> Image {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let traits = Traits::random(&mut rng);
    let mut canvas = Canvas::new();
    face::paint(&traits, &mut canvas);
    globe::paint(&traits, &mut canvas);
    hairs::lashes(&traits, &mut canvas, &mut rng);
    hairs::brow(&traits, &mut canvas, &mut rng);
    hairs::strands(&traits, &mut canvas, &mut rng);
    if let Some(glasses) = &traits.glasses {
        glasses.paint(traits.frame, &mut canvas);
    }
    traits.camera.shoot(&canvas, &mut rng)
}
