//! From strokes to the straight pieces of ink on the pad.

use crate::capsule::Capsule;
use crate::{Point, Stroke, smooth};

/// No pointer is so many pads away; clamped to it, no later sum or difference can overflow.
const FARTHEST: f32 = 1_000.0;

/// The pieces of all strokes in pad units, smoothed, where the pen's centre is on the pad or
/// within `margin` pen widths of it.
pub(crate) fn ink(strokes: &[Stroke], margin: f32) -> Vec<Capsule> {
    let mut pieces = Vec::new();
    for stroke in strokes {
        let width = stroke.sane_width();
        let tame: Vec<Point> = stroke.points.iter().map(|&p| tame(p)).collect();
        let curve = smooth(&tame);
        // A dot is a piece from its point to itself.
        let dot = if curve.len() == 1 { curve.first() } else { None };
        let ends = dot.map(|&p| (p, p));
        let lines = curve.windows(2).map(|two| (two[0], two[1]));
        for (start, end) in ends.into_iter().chain(lines) {
            if let Some((start, end)) = clip(start, end, margin * width) {
                pieces.push(Capsule { start, end, radius: width / 2.0 });
            }
        }
    }
    pieces
}

/// Infinity stays what it is, so that [`smooth`] leaves it out with the NaN.
fn tame(point: Point) -> Point {
    if point.is_finite() {
        Point::new(point.x.clamp(-FARTHEST, FARTHEST), point.y.clamp(-FARTHEST, FARTHEST))
    } else {
        point
    }
}

/// The part of a line inside the pad and its margin (Liang and Barsky 1984).
fn clip(start: Point, end: Point, margin: f32) -> Option<(Point, Point)> {
    let (low, high) = (-margin, 1.0 + margin);
    let (mut from, mut to) = (0.0f32, 1.0f32);
    for (start, end) in [(start.x, end.x), (start.y, end.y)] {
        let run = end - start;
        if run == 0.0 {
            if !(low..=high).contains(&start) {
                return None;
            }
            continue;
        }
        let (a, b) = ((low - start) / run, (high - start) / run);
        from = from.max(a.min(b));
        to = to.min(a.max(b));
    }
    (from <= to).then(|| (start.towards(end, from), start.towards(end, to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_at_the_pad() {
        let (start, end) = clip(Point::new(-1.0, 0.5), Point::new(3.0, 0.5), 0.0).unwrap();
        assert_eq!((start, end), (Point::new(0.0, 0.5), Point::new(1.0, 0.5)));
        assert_eq!(clip(Point::new(-1.0, 0.5), Point::new(0.5, 2.5), 0.0), None, "past a corner");
        assert_eq!(clip(Point::new(2.0, 0.0), Point::new(2.0, 1.0), 0.0), None);
        let inside = (Point::new(0.2, 0.3), Point::new(0.4, 0.3));
        assert_eq!(clip(inside.0, inside.1, 0.0), Some(inside));
    }

    #[test]
    fn the_margin_keeps_what_reaches_in() {
        let beside = Point::new(1.04, 0.5);
        assert_eq!(clip(beside, beside, 0.0), None);
        assert_eq!(clip(beside, beside, 0.05), Some((beside, beside)));
    }

    #[test]
    fn a_dot_is_one_piece_and_nothing_is_none() {
        assert!(ink(&[], 0.0).is_empty());
        assert!(ink(&[Stroke::new(vec![])], 0.0).is_empty());
        let dot = ink(&[Stroke::new(vec![Point::new(0.5, 0.5)])], 0.0);
        assert_eq!(dot.len(), 1);
        assert_eq!(dot[0].start, dot[0].end);
    }

    #[test]
    fn points_that_are_nowhere_are_left_out() {
        let points = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY].map(|v| Point::new(v, 0.5));
        assert!(ink(&[Stroke::new(points.to_vec())], 0.0).is_empty());
    }
}
