//! What spoils the pictures that a network learns from.

use afterimage_imaging::{Corruption, EyeCorruption, Image, add_gaussian_to};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// The noise of the published recipe: the standard deviation of what is added before clipping to [0, 1].
pub const PUBLISHED_NOISE: f32 = 0.5;

/// A distribution of corruptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorruptionKind {
    /// Nothing: the identity.
    Clean,
    /// Gaussian noise of strength 0.5.
    Noise,
    /// [`Corruption::random`].
    Mixed,
    /// [`EyeCorruption::random`].
    Reticles,
}

impl CorruptionKind {
    /// One sentence for the model card.
    pub const fn description(self) -> &'static str {
        match self {
            Self::Clean => "clean digits: the identity through a bottleneck",
            Self::Noise => "Gaussian noise of strength 0.5, clipped to [0, 1] (the published recipe)",
            Self::Reticles => {
                "up to three crosshairs of six shapes, of any colour, thickness, angle and place; noise of strength up to \
                 0.3; both, and neither"
            }
            Self::Mixed => {
                "noise of any strength in [0, 1], crosshairs, erased patches, mixtures of these, and clean digits"
            }
        }
    }

    /// Spoils one picture of `shape` (`[channels, height, width]`) in [0, 1]. The seed fixes the result.
    pub fn apply(self, [channels, height, width]: [usize; 3], pixels: &mut [f32], seed: u64) {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        match self {
            Self::Clean => {}
            Self::Noise => add_gaussian_to(pixels, PUBLISHED_NOISE, &mut rng),
            // Only what is no picture of that shape is refused, and then nothing is spoilt.
            Self::Mixed | Self::Reticles => {
                if let Ok(clean) = Image::from_pixels(channels, height, width, pixels.to_vec()) {
                    let spoilt = match self {
                        Self::Reticles => EyeCorruption::random(&mut rng).apply(&clean),
                        _ => Corruption::random(&mut rng).apply(&clean),
                    };
                    pixels.copy_from_slice(spoilt.pixels());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPES: [(CorruptionKind, [usize; 3]); 3] = [
        (CorruptionKind::Noise, [1, 28, 28]),
        (CorruptionKind::Mixed, [1, 28, 28]),
        (CorruptionKind::Reticles, [3, 100, 100]),
    ];

    fn picture(shape: [usize; 3]) -> Vec<f32> {
        (0..shape.iter().product::<usize>()).map(|i| (i % 5) as f32 / 4.0).collect()
    }

    #[test]
    fn corruption_changes_pictures_within_range_and_follows_its_seed() {
        for (corruption, shape) in SHAPES {
            let spoilt = |seed| {
                let mut pixels = picture(shape);
                corruption.apply(shape, &mut pixels, seed);
                pixels
            };
            assert_eq!(spoilt(3), spoilt(3));
            assert_ne!(spoilt(3), spoilt(4));
            assert!((0..50).all(|seed| spoilt(seed).iter().all(|pixel| (0.0..=1.0).contains(pixel))));
        }
    }

    #[test]
    fn clean_is_clean() {
        let shape = [1, 28, 28];
        let mut pixels = picture(shape);
        CorruptionKind::Clean.apply(shape, &mut pixels, 1);
        assert_eq!(pixels, picture(shape));
    }
}
