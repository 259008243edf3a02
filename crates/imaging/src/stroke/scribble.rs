//! Random scribbles for training.

use std::f32::consts::PI;

use rand::{Rng, RngExt};

use super::input::Stroke;
use crate::point::Point;

/// The distance between two points of a scribble, in pads.
const STEP: f32 = 0.12;

/// A scribble: one or two random curved strokes on the pad, 0.06 to 0.16 pad wide. Networks are trained on scribbles so
/// that they restore lines of any shape, not only those of digits.
#[must_use]
pub fn scribble(rng: &mut (impl Rng + ?Sized)) -> Vec<Stroke> {
    let width = rng.random_range(0.06..=0.16);
    let strokes = if rng.random_bool(0.6) { 1 } else { 2 };
    (0..strokes).map(|_| Stroke { width, ..Stroke::new(random_walk(rng)) }).collect()
}

/// A random walk of 4 to 14 points. Its direction turns at a rate that sometimes changes, which gives arcs,
/// hooks, loops and straight parts.
fn random_walk(rng: &mut (impl Rng + ?Sized)) -> Vec<Point> {
    let mut position = Point::new(rng.random_range(0.2..=0.8), rng.random_range(0.1..=0.6));
    let mut direction = rng.random_range(-PI..=PI);
    let mut turn = 0.0;
    let count = rng.random_range(4..=14);
    let mut points = vec![position];
    for _ in 1..count {
        if rng.random_bool(0.35) {
            // Straight on, or a turn: seven steps of 0.9 radians make a loop.
            turn = if rng.random_bool(0.3) { 0.0 } else { rng.random_range(-0.9..=0.9) };
        }
        if rng.random_bool(0.08) {
            // A corner.
            direction += rng.random_range(1.2..=2.4) * if rng.random_bool(0.5) { 1.0 } else { -1.0 };
        }
        direction += turn;
        // The walk turns at the pad's edge.
        let ahead = Point::new(position.x + STEP * direction.cos(), position.y + STEP * direction.sin());
        if !(0.05..=0.95).contains(&ahead.x) || !(0.05..=0.95).contains(&ahead.y) {
            direction += PI / 2.0;
        }
        position = Point::new(
            (position.x + STEP * direction.cos()).clamp(0.0, 1.0),
            (position.y + STEP * direction.sin()).clamp(0.0, 1.0),
        );
        points.push(position);
    }
    points
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    use super::*;
    use crate::stroke::rasterise::{Framing, rasterise};

    #[test]
    fn scribbles_are_varied_drawings_on_the_pad() {
        let drawn = |seed| scribble(&mut ChaCha8Rng::seed_from_u64(seed));
        assert_eq!(drawn(1), drawn(1));
        assert_ne!(drawn(1), drawn(2));
        for seed in 0..200 {
            let strokes = drawn(seed);
            let points = strokes.iter().flat_map(|stroke| &stroke.points);
            assert!(points.into_iter().all(|p| (0.0..=1.0).contains(&p.x) && (0.0..=1.0).contains(&p.y)));
            let ink: f32 = rasterise(&strokes, Framing::Centred).pixels().iter().sum();
            assert!((15.0..400.0).contains(&ink), "{seed}: {ink} pixels of ink");
        }
    }
}
