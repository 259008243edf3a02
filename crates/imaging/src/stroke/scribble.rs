//! Lines that mean nothing, drawn as a person draws.

use std::f32::consts::PI;

use rand::{Rng, RngExt};

use super::input::Stroke;
use crate::point::Point;

/// The way between two points of a scribble, as a fraction of the pad's side.
const STEP: f32 = 0.12;

/// One or two curved lines on the pad, with pens of 0.06 to 0.16 of its side: what a network must see to learn lines as
/// the pad draws them, and not only those that make a digit.
#[must_use]
pub fn scribble(rng: &mut (impl Rng + ?Sized)) -> Vec<Stroke> {
    let width = rng.random_range(0.06..=0.16);
    let strokes = if rng.random_bool(0.6) { 1 } else { 2 };
    (0..strokes).map(|_| Stroke { width, ..Stroke::new(line(rng)) }).collect()
}

/// A walk whose direction turns at a rate that itself changes now and then: arcs, hooks, loops, and straight pieces.
fn line(rng: &mut (impl Rng + ?Sized)) -> Vec<Point> {
    let mut at = Point::new(rng.random_range(0.2..=0.8), rng.random_range(0.1..=0.6));
    let mut direction = rng.random_range(-PI..=PI);
    let mut turn = 0.0;
    let count = rng.random_range(4..=14);
    let mut points = vec![at];
    for _ in 1..count {
        if rng.random_bool(0.35) {
            // Straight on, or around: seven steps of 0.9 make a loop.
            turn = if rng.random_bool(0.3) { 0.0 } else { rng.random_range(-0.9..=0.9) };
        }
        if rng.random_bool(0.08) {
            // A corner.
            direction += rng.random_range(1.2..=2.4) * if rng.random_bool(0.5) { 1.0 } else { -1.0 };
        }
        direction += turn;
        // At the pad's edge the pen turns back.
        let ahead = Point::new(at.x + STEP * direction.cos(), at.y + STEP * direction.sin());
        if !(0.05..=0.95).contains(&ahead.x) || !(0.05..=0.95).contains(&ahead.y) {
            direction += PI / 2.0;
        }
        at = Point::new(
            (at.x + STEP * direction.cos()).clamp(0.0, 1.0),
            (at.y + STEP * direction.sin()).clamp(0.0, 1.0),
        );
        points.push(at);
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
