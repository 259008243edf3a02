//! What spoils the pictures that a network learns from.

use afterimage_imaging::{Corruption, Image, add_gaussian_to};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// The noise of the published recipe: the standard deviation of what is added before clipping to [0, 1].
pub const PUBLISHED_NOISE: f32 = 0.5;

/// A distribution of corruptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distribution {
    /// Nothing: the identity.
    Clean,
    /// Gaussian noise of strength 0.5.
    Noise,
    /// [`Corruption::random`].
    Mixed,
}

impl Distribution {
    /// One sentence for the model card.
    pub const fn description(self) -> &'static str {
        match self {
            Self::Clean => "clean digits: the identity through a bottleneck",
            Self::Noise => "Gaussian noise of strength 0.5, clipped to [0, 1] (the published recipe)",
            Self::Mixed => {
                "noise of any strength in [0, 1], crosshairs, erased patches, mixtures of these, and clean digits"
            }
        }
    }

    /// Spoils one picture of 784 pixels in [0, 1]. The seed fixes the result.
    pub fn corrupt(self, pixels: &mut [f32], seed: u64) {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        match self {
            Self::Clean => {}
            Self::Noise => add_gaussian_to(pixels, PUBLISHED_NOISE, &mut rng),
            Self::Mixed => {
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

    fn picture() -> Vec<f32> {
        (0..784).map(|i| (i % 5) as f32 / 4.0).collect()
    }

    #[test]
    fn corruption_changes_pictures_within_range_and_follows_its_seed() {
        for distribution in [Distribution::Noise, Distribution::Mixed] {
            let spoilt = |seed| {
                let mut pixels = picture();
                distribution.corrupt(&mut pixels, seed);
                pixels
            };
            assert_eq!(spoilt(3), spoilt(3));
            assert_ne!(spoilt(3), spoilt(4));
            assert!((0..50).all(|seed| spoilt(seed).iter().all(|pixel| (0.0..=1.0).contains(pixel))));
        }
    }

    #[test]
    fn clean_is_clean() {
        let mut pixels = picture();
        Distribution::Clean.corrupt(&mut pixels, 1);
        assert_eq!(pixels, picture());
    }
}
