//! Everything that corrupts an image of an eye, as one value.

use rand::{Rng, RngExt};

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

    /// Draws a corruption from the training distribution of the `eyes` network.
    ///
    /// - One reticle ([`Reticle::random`]) with probability 60 %, two with 20 %, three with 12 %, none with 8 %.
    ///   Several reticles together form shapes that no single one has.
    /// - No noise with probability 75 %, otherwise noise of strength 0.3 u² with uniform u in [0, 1].
    ///
    /// The seed of the noise is drawn from `rng` too, so the generator determines the result.
    #[must_use]
    pub fn random(rng: &mut (impl Rng + ?Sized)) -> Self {
        let count = match rng.random_range(0..100) {
            0..60 => 1,
            60..80 => 2,
            80..92 => 3,
            _ => 0,
        };
        let reticles = (0..count).map(|_| Reticle::random(rng)).collect();
        let noise = if rng.random_bool(0.75) { 0.0 } else { MAX_EYE_NOISE * rng.random::<f32>().powi(2) };
        Self { reticles, noise, seed: rng.random() }
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

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
    fn the_proportions_are_the_documented_ones() {
        let mut rng = ChaCha8Rng::seed_from_u64(3);
        let all: Vec<EyeCorruption> = (0..3_000).map(|_| EyeCorruption::random(&mut rng)).collect();
        let share = |is: &dyn Fn(&EyeCorruption) -> bool| all.iter().filter(|one| is(one)).count() as f32 / 3_000.0;
        for (count, expected) in [(0, 0.08), (1, 0.6), (2, 0.2), (3, 0.12)] {
            assert!((share(&|one| one.reticles.len() == count) - expected).abs() < 0.03, "{count}");
        }
        assert!((share(&|one| one.noise == 0.0) - 0.75).abs() < 0.03);
        assert!(all.iter().all(|one| (0.0..=MAX_EYE_NOISE).contains(&one.noise)));
    }

    #[test]
    fn equal_seeds_give_equal_images() {
        let corrupted = |seed| EyeCorruption::random(&mut ChaCha8Rng::seed_from_u64(seed)).apply(&grey());
        assert_eq!(corrupted(1), corrupted(1));
        assert_ne!(corrupted(1), corrupted(2));
    }
}
