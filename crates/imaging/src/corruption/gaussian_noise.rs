//! Additive Gaussian noise.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};

use crate::image::Image;

/// `image + strength · N(0, 1)`, independently for every pixel of every channel, clipped to [0, 1].
///
/// Denoising autoencoders are trained on such images (Vincent et al., 2008,
/// <https://doi.org/10.1145/1390156.1390294>), the `denoise` network with strength 0.5. The same seed gives the same
/// image on every machine. If `strength` is not above 0 or not finite, the image is returned unchanged.
#[must_use]
pub fn add_gaussian(image: &Image, strength: f32, seed: u64) -> Image {
    let mut noisy = image.clone();
    add_gaussian_to(noisy.pixels_mut(), strength, &mut ChaCha8Rng::seed_from_u64(seed));
    noisy
}

/// [`add_gaussian`] in place and with the caller's generator, for whole training batches.
///
/// If `strength` is not above 0 or not finite, nothing changes and no random number is drawn.
pub fn add_gaussian_to(pixels: &mut [f32], strength: f32, rng: &mut (impl Rng + ?Sized)) {
    if !strength.is_finite() || strength <= 0.0 {
        return;
    }
    for pixel in pixels {
        let normal: f32 = StandardNormal.sample(rng);
        *pixel = (*pixel + strength * normal).clamp(0.0, 1.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_deviation_is_the_strength() {
        // Weak noise on grey: clipping does not reduce its variance.
        let grey = Image::from_pixels(1, 100, 100, vec![0.5; 10_000]).unwrap();
        let noisy = add_gaussian(&grey, 0.1, 7);
        let mean = noisy.pixels().iter().sum::<f32>() / 10_000.0;
        let variance = noisy.pixels().iter().map(|v| (v - mean).powi(2)).sum::<f32>() / 10_000.0;
        assert!((mean - 0.5).abs() < 0.005, "{mean}");
        assert!((variance.sqrt() - 0.1).abs() < 0.005, "{variance}");
    }

    #[test]
    fn a_strength_that_is_not_positive_or_not_finite_changes_nothing() {
        let grey = Image::from_pixels(1, 2, 2, vec![0.5; 4]).unwrap();
        for strength in [0.0, -1.0, f32::NAN, f32::INFINITY] {
            assert_eq!(add_gaussian(&grey, strength, 1), grey);
        }
    }

    /// Shared links contain the seed, so an update of a dependency must not change the noise.
    #[test]
    fn a_seed_gives_these_committed_values() {
        let grey = Image::from_pixels(1, 1, 4, vec![0.5; 4]).unwrap();
        let noisy = add_gaussian(&grey, 0.1, 2008);
        let expected = [0.547_490, 0.510_123, 0.616_303, 0.549_182];
        for (found, expected) in noisy.pixels().iter().zip(expected) {
            assert!((found - expected).abs() < 1e-6, "{:?}", noisy.pixels());
        }
    }

    #[test]
    fn in_place_gives_the_same_noise() {
        let mut pixels = vec![0.3; 784];
        add_gaussian_to(&mut pixels, 0.5, &mut ChaCha8Rng::seed_from_u64(3));
        let image = Image::from_pixels(1, 28, 28, vec![0.3; 784]).unwrap();
        assert_eq!(add_gaussian(&image, 0.5, 3).into_pixels(), pixels);
    }
}
