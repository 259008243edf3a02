//! Random values with simple distributions, from which the traits of an eye are drawn.

use rand::{Rng, RngExt};

/// A value in `[low, high]` with the symmetric triangular distribution: values near the middle are the most likely.
pub(super) fn triangular(rng: &mut (impl Rng + ?Sized), low: f32, high: f32) -> f32 {
    low + (high - low) * (rng.random::<f32>() + rng.random::<f32>()) / 2.0
}

/// A value in `[low, high]`, the square of a uniform one: values near `low` are the most likely.
pub(super) fn skewed_low(rng: &mut (impl Rng + ?Sized), low: f32, high: f32) -> f32 {
    low + (high - low) * rng.random::<f32>().powi(2)
}
