//! The corruption of the pictures that a network trains on.

use afterimage_imaging::{Corruption, Image, MAX_EYE_NOISE, Overlay, Reticle, add_gaussian_to};
use rand::{RngExt, SeedableRng};
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
    /// Up to three reticles or overlays ([`Overlay`]), noise, both, or none.
    Marks,
}

/// The weakest noise of [`CorruptionKind::Marks`]: less than that cannot be told from a camera's.
const MIN_NOISE: f32 = 0.02;

/// The least part of a pixel that counts as covered. Less is not seen.
const MIN_COVERAGE: f32 = 0.02;

/// What was done to a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Whether a crosshair covers each pixel: `[height, width]`.
    pub covered: Vec<bool>,
    /// Whether there is noise.
    pub is_noisy: bool,
}

impl CorruptionKind {
    /// Its description in the model card.
    pub const fn description(self) -> &'static str {
        match self {
            Self::Clean => "clean digits: the identity through a bottleneck",
            Self::Noise => "Gaussian noise of strength 0.5, clipped to [0, 1] (as published)",
            Self::Marks => {
                "up to three crosshairs of six shapes, lines, arcs, polygons, dots, dashes, strokes like letters and \
                 curves, of any colour, thickness, angle and place; noise of strength 0.02 to 0.3; both, and neither"
            }
            Self::Mixed => {
                "noise of any strength in [0, 1], crosshairs, erased patches, mixtures of these, and clean digits"
            }
        }
    }

    /// Corrupts one picture of `shape` (`[channels, height, width]`, values in [0, 1]) in place. The same seed gives
    /// the same result. It says what it did; of digits, and where pixels do not match the shape, nothing is known.
    pub fn apply(self, [channels, height, width]: [usize; 3], pixels: &mut [f32], seed: u64) -> Applied {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut applied = Applied { covered: vec![false; height * width], is_noisy: false };
        if self == Self::Noise {
            add_gaussian_to(pixels, PUBLISHED_NOISE, &mut rng);
        }
        // `from_pixels` fails only if `shape` does not match `pixels`; then the picture stays as it is.
        let Ok(mut image) = Image::from_pixels(channels, height, width, pixels.to_vec()) else { return applied };
        match self {
            Self::Clean | Self::Noise => {}
            Self::Mixed => image = Corruption::random(&mut rng).apply(&image),
            Self::Marks => {
                let clean = image.clone();
                let count = match rng.random_range(0..100) {
                    0..10 => 0,
                    10..66 => 1,
                    66..88 => 2,
                    _ => 3,
                };
                for _ in 0..count {
                    if rng.random() {
                        let reticle = Reticle::random(&mut rng);
                        applied.cover(&reticle.coverage(height, width));
                        reticle.draw_on(&mut image);
                    } else {
                        let overlay = Overlay::random(&clean, &mut rng);
                        applied.cover(&overlay.coverage(height, width));
                        overlay.draw_on(&mut image);
                    }
                }
                applied.is_noisy = rng.random_bool(0.3);
            }
        }
        pixels.copy_from_slice(image.pixels());
        if self == Self::Marks && applied.is_noisy {
            let strength = MIN_NOISE + (MAX_EYE_NOISE - MIN_NOISE) * rng.random::<f32>().powi(2);
            add_gaussian_to(pixels, strength, &mut rng);
        }
        applied
    }
}

impl Applied {
    /// Adds the pixels of which at least [`MIN_COVERAGE`] is covered.
    fn cover(&mut self, coverage: &[f32]) {
        for (covered, share) in self.covered.iter_mut().zip(coverage) {
            *covered |= *share >= MIN_COVERAGE;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPES: [(CorruptionKind, [usize; 3]); 3] = [
        (CorruptionKind::Noise, [1, 28, 28]),
        (CorruptionKind::Mixed, [1, 28, 28]),
        (CorruptionKind::Marks, [3, 100, 100]),
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
    fn pixels_that_are_not_covered_change_only_by_noise() {
        let (shape, mut covered, mut noisy) = ([3, 100, 100], 0, 0);
        for seed in 0..60 {
            let (clean, mut pixels) = (picture(shape), picture(shape));
            let applied = CorruptionKind::Marks.apply(shape, &mut pixels, seed);
            covered += usize::from(applied.covered.contains(&true));
            noisy += usize::from(applied.is_noisy);
            let changed = |i: usize| (pixels[i] - clean[i]).abs() > 1.01 * MIN_COVERAGE;
            let uncovered = (0..30_000).filter(|i| !applied.covered[i % 10_000]);
            assert!(applied.is_noisy || uncovered.filter(|i| changed(*i)).count() == 0, "{seed}");
        }
        assert!((45..60).contains(&covered) && (5..30).contains(&noisy), "{covered} {noisy}");
    }

    #[test]
    fn the_clean_kind_changes_nothing() {
        let shape = [1, 28, 28];
        let mut pixels = picture(shape);
        CorruptionKind::Clean.apply(shape, &mut pixels, 1);
        assert_eq!(pixels, picture(shape));
    }
}
