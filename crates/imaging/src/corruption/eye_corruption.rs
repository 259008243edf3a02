//! Everything that corrupts an image of an eye, as one value.

use super::gaussian_noise::add_gaussian;
use super::reticle::Reticle;
use crate::image::Image;

/// The strongest noise that the `eyes` network is trained on, as a standard deviation.
pub const MAX_EYE_NOISE: f32 = 0.3;

/// Reticles over an eye, and noise over everything. The default changes nothing.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct EyeCorruption {
    /// Reticles, in drawing order.
    pub reticles: Vec<Reticle>,
    /// Strength of the Gaussian noise (see [`add_gaussian`]); 0 is no noise.
    pub noise: f32,
    /// Seed of the noise. The same seed gives the same noise on every machine.
    pub seed: u64,
}

impl EyeCorruption {
    /// Corrupts a clean image; the result has the same shape.
    #[must_use]
    pub fn apply(&self, clean: &Image) -> Image {
        let mut image = clean.clone();
        for reticle in &self.reticles {
            reticle.draw_on(&mut image);
        }
        add_gaussian(&image, self.noise, self.seed)
    }

    /// The part (0 to 1) of each pixel that the reticles cover, `[height, width]`: the greatest of theirs.
    pub fn coverage(&self, height: usize, width: usize) -> Vec<f32> {
        let mut mask = vec![0.0f32; height * width];
        for reticle in &self.reticles {
            for (greatest, coverage) in mask.iter_mut().zip(reticle.coverage(height, width)) {
                *greatest = greatest.max(coverage);
            }
        }
        mask
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grey() -> Image {
        Image::from_pixels(3, 100, 100, vec![0.5; 30_000]).unwrap()
    }

    #[test]
    fn the_default_changes_and_covers_nothing() {
        assert_eq!(EyeCorruption::default().apply(&grey()), grey());
        assert!(EyeCorruption::default().coverage(100, 100).iter().all(|share| *share == 0.0));
    }

    #[test]
    fn only_covered_pixels_change() {
        let reticles = vec![Reticle::default(), Reticle { x: 20.0, ..Reticle::default() }];
        let corruption = EyeCorruption { reticles, ..EyeCorruption::default() };
        let (corrupted, mask) = (corruption.apply(&grey()), corruption.coverage(100, 100));
        assert!(mask.iter().filter(|share| **share > 0.0).count() > 300);
        for (index, share) in mask.iter().enumerate() {
            assert_eq!(*share > 0.0, corrupted.get(0, index / 100, index % 100) != 0.5);
        }
    }

    #[test]
    fn equal_seeds_give_equal_noise() {
        let corrupted = |seed| EyeCorruption { noise: 0.1, seed, ..EyeCorruption::default() }.apply(&grey());
        assert_eq!(corrupted(1), corrupted(1));
        assert_ne!(corrupted(1), corrupted(2));
    }
}
