//! Synthetic eyes: pictures such as a camera would take of people's eyes, each made from a number.
//!
//! What varies from eye to eye is drawn at random first ([`Traits`]); then skin and eyeball are painted in linear light
//! at twice the resolution, brows and lashes hair by hair over them, and a [`Camera`](camera::Camera) turns that into a
//! photograph.

mod camera;
mod canvas;
mod colour;
mod face;
mod frame;
mod glasses;
mod globe;
mod hairs;
mod lids;
mod texture;
mod traits;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use crate::Image;
use canvas::Canvas;
use traits::Traits;

/// Side of an eye picture in pixels.
pub const EYE_SIDE: usize = 100;

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
    glasses::paint(&traits, &mut canvas);
    traits.camera.shoot(&canvas, &mut rng)
}

#[cfg(test)]
mod tests;
