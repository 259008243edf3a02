//! The corruptions that the `restore` network is trained on.

use std::f32::consts::FRAC_PI_4;

use rand::{Rng, RngExt};

use super::crosshair::Crosshair;
use super::digit_corruption::Corruption;
use super::patch::Patch;
use crate::image::DIGIT_SIDE;

/// Weights in percent of (noise, crosshair, patches). The page lets each be used alone and
/// together, so no mixture is rare; the clean 5 % keep the net from inventing damage.
const KINDS: [(u32, [bool; 3]); 8] = [
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
    /// Draws from the `restore` network's training distribution, for 28 × 28 digits: clean (5 %);
    /// noise of uniform strength in [0, 1]; a crosshair at any place, 1 to 4 pixels thick, of
    /// intensity 0.5 to 1, every other one turned; one or two erased patches with sides of 4 to 12 pixels; and mixtures.
    ///
    /// The noise's seed is drawn from `rng` too, so one generator fixes everything.
    #[must_use]
    pub fn random(rng: &mut (impl Rng + ?Sized)) -> Self {
        let [noise, crosshair, patches] = kind(rng.random_range(0..100));
        let mut corruption = Self { seed: rng.random(), ..Self::default() };
        if patches {
            let count = if rng.random_bool(0.5) { 1 } else { 2 };
            corruption.patches = (0..count).map(|_| patch(rng)).collect();
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

fn kind(mut percent: u32) -> [bool; 3] {
    for (weight, kind) in KINDS {
        if percent < weight {
            return kind;
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
        // Half of them as scopes show them, half turned by any angle: a quarter turn is none.
        angle: if rng.random_bool(0.5) { 0.0 } else { rng.random_range(-FRAC_PI_4..=FRAC_PI_4) },
    }
}

/// A patch whose centre lies in the 20 × 20 box that holds a digit's ink: one that erases only
/// the empty margin would teach nothing.
fn patch(rng: &mut (impl Rng + ?Sized)) -> Patch {
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
    fn the_weights_sum_to_a_hundred() {
        assert_eq!(KINDS.iter().map(|(weight, _)| weight).sum::<u32>(), 100);
    }

    #[test]
    fn the_kinds_come_as_often_as_they_should() {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let draws: Vec<Corruption> = (0..10_000).map(|_| Corruption::random(&mut rng)).collect();
        for (weight, kind) in KINDS {
            let count = draws
                .iter()
                .filter(|c| [c.noise > 0.0, !c.crosshairs.is_empty(), !c.patches.is_empty()] == kind)
                .count();
            // Five standard deviations of a binomial are at most 2.3 %.
            let found = count as f32 / 100.0;
            assert!((found - weight as f32).abs() < 2.3, "{kind:?}: {found} %");
        }
    }

    #[test]
    fn every_draw_keeps_its_ranges() {
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
    fn a_generator_fixes_the_draw_and_seeds_differ() {
        let draw = |seed| Corruption::random(&mut ChaCha8Rng::seed_from_u64(seed));
        assert_eq!(draw(5), draw(5));
        assert_ne!(draw(5).seed, draw(6).seed);
    }
}
