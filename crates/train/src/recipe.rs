//! What each network is trained on.

use afterimage_imaging::{Corruption, Image, add_gaussian_to};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// The noise of the published recipe: the standard deviation of what is added before clipping to [0, 1].
pub const PUBLISHED_NOISE: f32 = 0.5;

/// A network's name and its training distribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipe {
    /// Gaussian noise of strength 0.5.
    Denoise,
    /// [`Corruption::random`].
    Restore,
}

impl Recipe {
    /// The name in file names and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Denoise => "denoise",
            Self::Restore => "restore",
        }
    }

    /// One sentence for the model card.
    pub const fn description(self) -> &'static str {
        match self {
            Self::Denoise => "Gaussian noise of strength 0.5, clipped to [0, 1] (the published recipe)",
            Self::Restore => {
                "noise of any strength in [0, 1], crosshairs, erased patches, mixtures of these, and clean digits"
            }
        }
    }

    /// Spoils one picture of 784 pixels in [0, 1]. The seed fixes the result.
    pub fn corrupt(self, pixels: &mut [f32], seed: u64) {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        match self {
            Self::Denoise => add_gaussian_to(pixels, PUBLISHED_NOISE, &mut rng),
            Self::Restore => {
                // Only a picture of another size is refused, and then nothing is spoilt.
                if let Ok(clean) = Image::from_pixels(1, 28, 28, pixels.to_vec()) {
                    pixels.copy_from_slice(Corruption::random(&mut rng).apply(&clean).pixels());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corruption_changes_pictures_within_range_and_follows_its_seed() {
        for recipe in [Recipe::Denoise, Recipe::Restore] {
            let spoilt = |seed| {
                let mut pixels: Vec<f32> = (0..784).map(|i| (i % 5) as f32 / 4.0).collect();
                recipe.corrupt(&mut pixels, seed);
                pixels
            };
            assert_eq!(spoilt(3), spoilt(3));
            assert_ne!(spoilt(3), spoilt(4));
            assert!((0..50).all(|seed| spoilt(seed).iter().all(|pixel| (0.0..=1.0).contains(pixel))));
        }
    }
}
