//! The corruption of the pictures that a network trains on.

use afterimage_imaging::{Corruption, EyeCorruption, Image, add_gaussian_to};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// The noise of the published training: its standard deviation, before the sum is clipped to [0, 1].
pub const PUBLISHED_NOISE: f32 = 0.5;

/// A random distribution of corruptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorruptionKind {
    /// No corruption.
    Clean,
    /// Gaussian noise of strength 0.5.
    Noise,
    /// A random [`Corruption`] of digits: noise, crosshairs, erased patches, mixtures, or none.
    Mixed,
    /// A random [`EyeCorruption`]: crosshairs, noise, both, or none.
    Reticles,
}

impl CorruptionKind {
    /// Its description in the model card.
    pub const fn description(self) -> &'static str {
        match self {
            Self::Clean => "clean digits: the identity through a bottleneck",
            Self::Noise => "Gaussian noise of strength 0.5, clipped to [0, 1] (as published)",
            Self::Reticles => {
                "up to three crosshairs of six shapes, of any colour, thickness, angle and place; noise of strength up \
                 to 0.3; both, and neither"
            }
            Self::Mixed => {
                "noise of any strength in [0, 1], crosshairs, erased patches, mixtures of these, and clean digits"
            }
        }
    }

    /// Corrupts one picture of `shape` (`[channels, height, width]`, values in [0, 1]) in place. The same seed gives
    /// the same result.
    pub fn apply(self, [channels, height, width]: [usize; 3], pixels: &mut [f32], seed: u64) {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        match self {
            Self::Clean => {}
            Self::Noise => add_gaussian_to(pixels, PUBLISHED_NOISE, &mut rng),
            // `from_pixels` fails only if `shape` does not match `pixels`; then the picture stays as it is.
            Self::Mixed | Self::Reticles => {
                if let Ok(clean) = Image::from_pixels(channels, height, width, pixels.to_vec()) {
                    let corrupted = match self {
                        Self::Reticles => EyeCorruption::random(&mut rng).apply(&clean),
                        _ => Corruption::random(&mut rng).apply(&clean),
                    };
                    pixels.copy_from_slice(corrupted.pixels());
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
    fn corrupted_pictures_stay_in_range_and_depend_on_the_seed() {
        for (corruption, shape) in SHAPES {
            let corrupted = |seed| {
                let mut pixels = picture(shape);
                corruption.apply(shape, &mut pixels, seed);
                pixels
            };
            assert_eq!(corrupted(3), corrupted(3));
            assert_ne!(corrupted(3), corrupted(4));
            assert!((0..50).all(|seed| corrupted(seed).iter().all(|pixel| (0.0..=1.0).contains(pixel))));
        }
    }

    #[test]
    fn the_clean_kind_changes_nothing() {
        let shape = [1, 28, 28];
        let mut pixels = picture(shape);
        CorruptionKind::Clean.apply(shape, &mut pixels, 1);
        assert_eq!(pixels, picture(shape));
    }
}
