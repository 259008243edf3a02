//! Random corruptions of digits: the training distribution of the `restore` network.

use std::f32::consts::FRAC_PI_4;

use rand::{Rng, RngExt};

use super::crosshair::Crosshair;
use super::digit_corruption::Corruption;
use super::patch::Patch;
use crate::image::DIGIT_SIDE;

/// Every combination of (noise, crosshair, patches), with its probability in percent. The page offers each alone and
/// together with others, so no combination is rare. The 5 % clean images teach the network to leave clean parts as they
/// are.
const COMBINATIONS: [(u32, [bool; 3]); 8] = [
    (5, [false, false, false]),
    (30, [true, false, false]),
    (15, [false, true, false]),
    (15, [false, false, true]),
    (12, [true, true, false]),
    (10, [true, false, true]),
    (6, [false, true, true]),
    (7, [true, true, true]),
];

impl Corruption {
    /// Draws a corruption of a 28 × 28 digit from the training distribution of the `restore` network: nothing (5 %), or
    /// one or several of these.
    ///
    /// - Gaussian noise with a strength in [0, 1].
    /// - A crosshair at any position, 1 to 4 pixels thick, with intensity 0.5 to 1, half of them rotated.
    /// - One or two patches with sides of 4 to 12 pixels.
    ///
    /// The seed of the noise is drawn from `rng` too, so the generator determines the result.
    #[must_use]
    pub fn random(rng: &mut (impl Rng + ?Sized)) -> Self {
        let [noise, crosshair, patches] = combination(rng.random_range(0..100));
        let mut corruption = Self { seed: rng.random(), ..Self::default() };
        if patches {
            let count = if rng.random_bool(0.5) { 1 } else { 2 };
            corruption.patches = (0..count).map(|_| random_patch(rng)).collect();
        }
        if crosshair {
            corruption.crosshairs.push(random_crosshair(rng));
        }
        if noise {
            corruption.noise = rng.random_range(0.0..=1.0);
        }
        corruption
    }
}

/// The combination that a random number from 0 to 99 selects.
fn combination(mut percent: u32) -> [bool; 3] {
    for (weight, combination) in COMBINATIONS {
        if percent < weight {
            return combination;
        }
        percent -= weight;
    }
    [false; 3]
}

fn random_crosshair(rng: &mut (impl Rng + ?Sized)) -> Crosshair {
    let side = DIGIT_SIDE as f32;
    Crosshair {
        x: rng.random_range(0.0..=side),
        y: rng.random_range(0.0..=side),
        thickness: rng.random_range(1.0..=4.0),
        intensity: rng.random_range(0.5..=1.0),
        // A quarter turn changes nothing, so angles up to an eighth turn in both directions give every rotation.
        angle: if rng.random_bool(0.5) { 0.0 } else { rng.random_range(-FRAC_PI_4..=FRAC_PI_4) },
    }
}

/// A patch whose centre lies in the 20 × 20 box of the digit's ink: one in the empty margin would change nothing.
fn random_patch(rng: &mut (impl Rng + ?Sized)) -> Patch {
    let width = rng.random_range(4.0..=12.0);
    let height = rng.random_range(4.0..=12.0);
    Patch {
        x: rng.random_range(4.0..=24.0) - width / 2.0,
        y: rng.random_range(4.0..=24.0) - height / 2.0,
        width,
        height,
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    use super::*;

    #[test]
    fn the_percentages_sum_to_a_hundred() {
        assert_eq!(COMBINATIONS.iter().map(|(weight, _)| weight).sum::<u32>(), 100);
    }

    #[test]
    fn combinations_have_their_probabilities() {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let draws: Vec<Corruption> = (0..10_000).map(|_| Corruption::random(&mut rng)).collect();
        for (weight, combination) in COMBINATIONS {
            let count = draws
                .iter()
                .filter(|c| [c.noise > 0.0, !c.crosshairs.is_empty(), !c.patches.is_empty()] == combination)
                .count();
            // Five standard deviations of a binomial are at most 2.3 %.
            let found = count as f32 / 100.0;
            assert!((found - weight as f32).abs() < 2.3, "{combination:?}: {found} %");
        }
    }

    #[test]
    fn every_value_is_in_its_documented_range() {
        let mut rng = ChaCha8Rng::seed_from_u64(2);
        for _ in 0..2_000 {
            let drawn = Corruption::random(&mut rng);
            assert!((0.0..=1.0).contains(&drawn.noise));
            assert!(drawn.patches.len() <= 2);
            for patch in &drawn.patches {
                assert!((4.0..=12.0).contains(&patch.width));
                assert!((4.0..=12.0).contains(&patch.height));
            }
            assert!(drawn.crosshairs.len() <= 1 && drawn.salt_and_pepper == 0.0);
            for c in &drawn.crosshairs {
                assert!((0.0..=28.0).contains(&c.x) && (0.0..=28.0).contains(&c.y));
                assert!((1.0..=4.0).contains(&c.thickness));
                assert!((0.5..=1.0).contains(&c.intensity));
            }
        }
    }

    #[test]
    fn equal_generators_give_equal_corruptions_and_different_ones_different_seeds() {
        let draw = |seed| Corruption::random(&mut ChaCha8Rng::seed_from_u64(seed));
        assert_eq!(draw(5), draw(5));
        assert_ne!(draw(5).seed, draw(6).seed);
    }
}
