//! Gaussian noise, as in the denoising autoencoder's published recipe.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};

use crate::image::Image;

/// `image + strength · N(0, 1)`, every pixel of every channel on its own, clipped to [0, 1].
///
/// The recipe is that of denoising autoencoders (Vincent et al. 2008); the published experiments
/// take strength 0.5. The same seed gives the same picture on every machine. A strength that is
/// not above 0 (or is not finite) gives the image back.
#[must_use]
pub fn add_gaussian(image: &Image, strength: f32, seed: u64) -> Image {
    let mut noisy = image.clone();
    add_gaussian_to(noisy.pixels_mut(), strength, &mut ChaCha8Rng::seed_from_u64(seed));
    noisy
}

/// As [`add_gaussian`], in place and with the caller's generator: for whole training batches.
///
/// A strength that is not above 0 (or is not finite) changes nothing and draws nothing.
pub fn add_gaussian_to(pixels: &mut [f32], strength: f32, rng: &mut (impl Rng + ?Sized)) {
    if !strength.is_finite() || strength <= 0.0 {
        return;
    }
    for pixel in pixels {
        let deviate: f32 = StandardNormal.sample(rng);
        *pixel = (*pixel + strength * deviate).clamp(0.0, 1.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_noise_has_the_strength_asked_for() {
        // Grey and weak, so that clipping does not narrow the spread.
        let grey = Image::from_pixels(1, 100, 100, vec![0.5; 10_000]).unwrap();
        let noisy = add_gaussian(&grey, 0.1, 7);
        let mean = noisy.pixels().iter().sum::<f32>() / 10_000.0;
        let variance = noisy.pixels().iter().map(|v| (v - mean).powi(2)).sum::<f32>() / 10_000.0;
        assert!((mean - 0.5).abs() < 0.005, "{mean}");
        assert!((variance.sqrt() - 0.1).abs() < 0.005, "{variance}");
    }

    #[test]
    fn a_strength_that_is_none_changes_nothing() {
        let grey = Image::from_pixels(1, 2, 2, vec![0.5; 4]).unwrap();
        for strength in [0.0, -1.0, f32::NAN, f32::INFINITY] {
            assert_eq!(add_gaussian(&grey, strength, 1), grey);
        }
    }

    /// Links carry a seed, so the picture behind one must not change with a dependency.
    #[test]
    fn a_seed_keeps_its_noise() {
        let grey = Image::from_pixels(1, 1, 4, vec![0.5; 4]).unwrap();
        let noisy = add_gaussian(&grey, 0.1, 2008);
        let expected = [0.547_490, 0.510_123, 0.616_303, 0.549_182];
        for (found, expected) in noisy.pixels().iter().zip(expected) {
            assert!((found - expected).abs() < 1e-6, "{:?}", noisy.pixels());
        }
    }

    #[test]
    fn in_place_is_the_same_noise() {
        let mut pixels = vec![0.3; 784];
        add_gaussian_to(&mut pixels, 0.5, &mut ChaCha8Rng::seed_from_u64(3));
        let image = Image::from_pixels(1, 28, 28, vec![0.3; 784]).unwrap();
        assert_eq!(add_gaussian(&image, 0.5, 3).into_pixels(), pixels);
    }
}
