//! Variations of a clean picture, as cameras, scalers and file formats make them.

use rand::{Rng, RngExt};
use rand_distr::StandardNormal;

use super::jpeg;
use super::resampling::enlarge;
use crate::eye::blurred;
use crate::image::{EYE_SIDE, Image};

/// A random variation of a clean picture `[3, 100, 100]`: mirrored, turned, enlarged, in other colours and tones, blurred
/// or sharpened, with sensor noise, and compressed as JPEG; each with some probability.
#[must_use]
pub fn vary(image: &Image, rng: &mut (impl Rng + ?Sized)) -> Image {
    if image.shape() != [3, EYE_SIDE, EYE_SIDE] {
        return image.clone();
    }
    let mut varied = flipped(image, rng.random(), rng.random_bool(0.15), rng.random_bool(0.2));
    if rng.random_bool(0.4) {
        let side = EYE_SIDE as f32 * rng.random_range(0.5..1.0);
        let corner = [0, 1].map(|_| rng.random_range(0.0..=EYE_SIDE as f32 - side));
        varied = enlarge(&varied, corner, side);
    }
    let area = EYE_SIDE * EYE_SIDE;
    if rng.random_bool(0.5) {
        let (gamma, contrast) = (rng.random_range(0.6..1.6f32), rng.random_range(0.6..1.4));
        let cast = [(); 3].map(|()| rng.random_range(0.85..1.15));
        let saturation = if rng.random_bool(0.1) { 0.0 } else { rng.random_range(0.6..1.4) };
        let pixels = varied.pixels_mut();
        for index in 0..area {
            let toned = [0, 1, 2].map(|channel| {
                let value: f32 = pixels[channel * area + index];
                (0.5 + contrast * (value.powf(gamma) * cast[channel] - 0.5)).clamp(0.0, 1.0)
            });
            let grey = toned.iter().sum::<f32>() / 3.0;
            for (channel, value) in toned.into_iter().enumerate() {
                pixels[channel * area + index] = (grey + saturation * (value - grey)).clamp(0.0, 1.0);
            }
        }
    }
    // The difference from a blurred picture is added or taken away.
    let sharpness: f32 = match rng.random_range(0..10) {
        0..2 => rng.random_range(-0.9..0.0),
        2..5 => rng.random_range(0.0..1.5),
        _ => 0.0,
    };
    let noise: f32 = if rng.random_bool(0.3) { 0.03 * rng.random::<f32>() } else { 0.0 };
    for plane in varied.pixels_mut().chunks_exact_mut(area) {
        if sharpness != 0.0 {
            let soft = blurred(plane, 0.9);
            plane.iter_mut().zip(soft).for_each(|(value, soft)| *value += sharpness * (*value - soft));
        }
        for value in plane {
            let grain: f32 = if noise > 0.0 { rng.sample(StandardNormal) } else { 0.0 };
            *value = (*value + noise * grain).clamp(0.0, 1.0);
        }
    }
    if rng.random_bool(0.35) {
        let quality = rng.random_range(35.0..97.0);
        jpeg::compress(varied.pixels_mut(), [EYE_SIDE, EYE_SIDE], quality);
    }
    varied
}

/// The square picture mirrored left to right, upside down, and along its diagonal.
fn flipped(image: &Image, mirror: bool, upside_down: bool, transpose: bool) -> Image {
    let [channels, height, width] = image.shape();
    let mut flipped = Image::new(channels, height, width);
    for (index, pixel) in flipped.pixels_mut().iter_mut().enumerate() {
        let (channel, y, x) = (index / (height * width), index / width % height, index % width);
        let [y, x] = if transpose { [x, y] } else { [y, x] };
        let [y, x] = [if upside_down { height - 1 - y } else { y }, if mirror { width - 1 - x } else { x }];
        *pixel = image.pixels()[(channel * height + y) * width + x];
    }
    flipped
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    use super::*;
    use crate::scene::random_scene;

    #[test]
    fn variations_depend_on_the_generator_and_stay_in_range() {
        let scene = random_scene(1);
        let varied = |seed| vary(&scene, &mut ChaCha8Rng::seed_from_u64(seed));
        assert_eq!(varied(1), varied(1));
        for seed in 0..40 {
            assert!(varied(seed).pixels().iter().all(|value| (0.0..=1.0).contains(value)), "{seed}");
        }
        assert!((0..40).filter(|seed| varied(*seed) != scene).count() > 35);
    }

    #[test]
    fn two_flips_are_the_picture_again() {
        let scene = random_scene(2);
        for flips in [[true, false, false], [false, true, false], [false, false, true]] {
            let flip = |image: &Image| flipped(image, flips[0], flips[1], flips[2]);
            assert_ne!(flip(&scene), scene);
            assert_eq!(flip(&flip(&scene)), scene);
        }
    }
}
