//! What spoils a picture of an eye.

use rand::{Rng, RngExt};

use super::gaussian_noise::add_gaussian;
use super::reticle::Reticle;
use crate::image::Image;

/// The strongest noise that the `eyes` network learns from.
pub const MAX_EYE_NOISE: f32 = 0.3;

/// Reticles, and noise over all.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct EyeCorruption {
    /// In the order in which they are drawn.
    pub reticles: Vec<Reticle>,
    /// The standard deviation of the Gaussian noise that is added before clipping to [0, 1].
    pub noise: f32,
    /// Fixes the noise.
    pub seed: u64,
}

impl EyeCorruption {
    /// The spoilt picture, of the same shape.
    #[must_use]
    pub fn apply(&self, clean: &Image) -> Image {
        let mut image = clean.clone();
        for reticle in &self.reticles {
            reticle.draw_on(&mut image);
        }
        add_gaussian(&image, self.noise, self.seed)
    }

    /// The share of each pixel that any reticle covers: `height × width`, row by row, in [0, 1].
    pub fn coverage(&self, height: usize, width: usize) -> Vec<f32> {
        let mut mask = vec![0.0f32; height * width];
        for reticle in &self.reticles {
            for (whole, one) in mask.iter_mut().zip(reticle.coverage(height, width)) {
                *whole = whole.max(one);
            }
        }
        mask
    }

    /// Draws from the `eyes` network's training distribution: one reticle ([`Reticle::random`]) on 60 % of the
    /// pictures, two on 20 %, three on 12 %, none on 8 %; no noise on 75 %, on the others of a strength up to 0.3, weak
    /// noise more often. Several reticles together make shapes that no list has.
    ///
    /// The noise's seed is drawn from `rng` too, so one generator fixes everything.
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
    fn nothing_spoils_nothing() {
        assert_eq!(EyeCorruption::default().apply(&grey()), grey());
        assert!(EyeCorruption::default().coverage(100, 100).iter().all(|share| *share == 0.0));
    }

    #[test]
    fn only_what_is_covered_changes() {
        let reticles = vec![Reticle::default(), Reticle { x: 20.0, ..Reticle::default() }];
        let corruption = EyeCorruption { reticles, ..EyeCorruption::default() };
        let (spoilt, mask) = (corruption.apply(&grey()), corruption.coverage(100, 100));
        assert!(mask.iter().filter(|share| **share > 0.0).count() > 300);
        for (index, share) in mask.iter().enumerate() {
            assert_eq!(*share > 0.0, spoilt.get(0, index / 100, index % 100) != 0.5);
        }
    }

    #[test]
    fn the_mixture_is_as_it_is_said() {
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
    fn a_seed_keeps_its_picture() {
        let spoilt = |seed| EyeCorruption::random(&mut ChaCha8Rng::seed_from_u64(seed)).apply(&grey());
        assert_eq!(spoilt(1), spoilt(1));
        assert_ne!(spoilt(1), spoilt(2));
    }
}
