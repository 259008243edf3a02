//! Value noise: interpolated random values on a lattice (compare Perlin, "An image synthesizer", 1985), and sums of its
//! octaves.

use rand::{Rng, RngExt};

/// Lattice points in a row or column.
const SIDE: usize = 64;

/// Added to coordinates so that they are positive: more than any coordinate in use, and a multiple of the side.
const OFFSET: f32 = 1024.0;

/// A square lattice of random values that repeats in both directions.
#[derive(Clone, Debug)]
pub(crate) struct Texture {
    values: Vec<f32>,
}

impl Texture {
    /// Draws random values.
    pub fn random(rng: &mut (impl Rng + ?Sized)) -> Self {
        Self { values: (0..SIDE * SIDE).map(|_| rng.random_range(-1.0..=1.0)).collect() }
    }

    /// Smooth noise, −1 to 1, with about one bump for each unit of length.
    pub fn at(&self, x: f32, y: f32) -> f32 {
        // For positive values the cast rounds down, which is faster than `floor`.
        let [x, y] = [x, y].map(|value| value + OFFSET);
        let [left, top] = [x, y].map(|value| value as usize);
        let [u, v] = [x - left as f32, y - top as f32].map(|t| t * t * (3.0 - 2.0 * t));
        let (x0, x1, y0, y1) = (left % SIDE, (left + 1) % SIDE, top % SIDE, (top + 1) % SIDE);
        let row = |y: usize| {
            let (a, b) = (self.values[y * SIDE + x0], self.values[y * SIDE + x1]);
            a + u * (b - a)
        };
        let (a, b) = (row(y0), row(y1));
        a + v * (b - a)
    }

    /// The sum of `count` octaves, −1 to 1. Each octave is twice as fine and half as strong as the one before, as in
    /// the spectrum of natural surfaces.
    pub fn octaves(&self, mut x: f32, mut y: f32, count: u8) -> f32 {
        let (mut sum, mut strength) = (0.0, 0.5);
        for _ in 0..count {
            sum += strength * self.at(x, y);
            // The shift keeps the lattice points of the octaves apart.
            (x, y, strength) = (2.0 * x + 17.3, 2.0 * y + 5.7, 0.5 * strength);
        }
        sum
    }

    /// Thin winding lines: 1 on them, 0 away from them.
    pub fn ridges(&self, x: f32, y: f32, sharpness: f32) -> f32 {
        (1.0 - sharpness * self.octaves(x, y, 2).abs()).max(0.0)
    }
}
