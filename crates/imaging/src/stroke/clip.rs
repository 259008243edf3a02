//! From strokes to the straight pieces of their lines on the pad.

use std::borrow::Borrow;

use super::capsule::Capsule;
use super::input::{Stroke, Tool};
use crate::point::Point;

/// As a margin: all of a line that can be seen.
pub(crate) const SEEN: f32 = 0.5;

/// The pieces of all strokes in pad units, in the order in which they were drawn, smoothed, where the pen's centre is
/// on the pad or within `margin` pen widths of it. Of an eraser it is always all that reaches the pad.
pub(crate) fn ink<S: Borrow<Stroke>>(strokes: &[S], margin: f32) -> Vec<Capsule> {
    let mut pieces = Vec::new();
    for stroke in strokes {
        let stroke = stroke.borrow();
        let margin = match stroke.tool {
            Tool::Pen => margin,
            Tool::Eraser => SEEN,
        };
        let samples = stroke.samples();
        // A dot is a piece from its point to itself.
        let dot = if samples.len() == 1 { samples.first() } else { None };
        let ends = dot.map(|&sample| (sample, sample));
        let lines = samples.windows(2).map(|two| (two[0], two[1]));
        for (start, end) in ends.into_iter().chain(lines) {
            let width = (start.width + end.width) / 2.0;
            if let Some((start, end)) = clip(start.point, end.point, margin * width) {
                pieces.push(Capsule { start, end, radius: width / 2.0, tool: stroke.tool });
            }
        }
    }
    pieces
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
    (from <= to).then(|| (start.lerp(end, from), start.lerp(end, to)))
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
        assert!(ink::<Stroke>(&[], 0.0).is_empty());
        assert!(ink(&[Stroke::new(vec![])], 0.0).is_empty());
        let dot = ink(&[Stroke::new(vec![Point::new(0.5, 0.5)])], 0.0);
        assert_eq!(dot.len(), 1);
        assert_eq!(dot[0].start, dot[0].end);
    }

    #[test]
    fn an_eraser_is_kept_where_it_reaches_the_pad() {
        let beside = Stroke { width: 0.1, ..Stroke::new(vec![Point::new(1.04, 0.5)]) };
        assert!(ink(&[&beside], 0.0).is_empty());
        let eraser = Stroke { tool: Tool::Eraser, ..beside };
        assert_eq!(ink(&[&eraser], 0.0).len(), 1);
        assert_eq!(ink(&[eraser], 0.0)[0].tool, Tool::Eraser);
    }

    #[test]
    fn a_taper_is_pieces_of_the_mean_width() {
        let points = vec![Point::new(0.2, 0.5), Point::new(0.8, 0.5)];
        let pieces = ink(&[Stroke { width: 0.1, pressures: vec![0.0, 1.0], ..Stroke::new(points) }], 0.0);
        let radii: Vec<f32> = pieces.iter().map(|piece| piece.radius).collect();
        assert!(radii.is_sorted());
        let mean = radii.iter().sum::<f32>() / radii.len() as f32;
        assert!((mean - 0.05).abs() < 1e-4 && (radii[0] - 0.025).abs() < 1e-3, "{radii:?}");
    }

    #[test]
    fn points_that_are_nowhere_are_left_out() {
        let points = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY].map(|v| Point::new(v, 0.5));
        assert!(ink(&[Stroke::new(points.to_vec())], 0.0).is_empty());
    }
}
