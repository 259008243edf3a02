//! Draws the traits of an eye from its seed, paints them and takes the photograph.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::canvas::Canvas;
use super::traits::Traits;
use super::{eyeball, hairs, skin};
use crate::image::Image;

/// A synthetic photograph of an eye: an sRGB image of shape `[3, 100, 100]`. The same seed gives the same eye on every
/// machine.
pub fn synthetic_eye(seed: u64) -> Image {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let traits = Traits::random(&mut rng);
    let mut canvas = Canvas::new();
    skin::paint(&traits, &mut canvas);
    eyeball::paint(&traits, &mut canvas);
    hairs::paint_lashes(&traits, &mut canvas, &mut rng);
    hairs::paint_brow(&traits, &mut canvas, &mut rng);
    hairs::paint_strands(&traits, &mut canvas, &mut rng);
    if let Some(glasses) = &traits.glasses {
        glasses.paint(traits.frame, &mut canvas);
    }
    traits.camera.photograph(&canvas, &mut rng)
}
