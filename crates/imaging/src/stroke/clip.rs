//! Turns strokes into capsules and clips them at the edges of the pad.

use std::borrow::Borrow;

use super::capsule::Capsule;
use super::input::{Stroke, Tool};
use crate::point::Point;

/// The margin, in line widths, that keeps everything visible: a line covers the pad up to half its width beside its
/// middle.
pub(super) const VISIBLE_MARGIN: f32 = 0.5;

/// The capsules of all smoothed strokes, in pads and in drawing order, clipped to where the line's middle is on the pad
/// or within `margin` line widths of it. The strokes of an eraser are always clipped with [`VISIBLE_MARGIN`].
pub(super) fn clipped_capsules<S: Borrow<Stroke>>(strokes: &[S], margin: f32) -> Vec<Capsule> {
    let mut capsules = Vec::new();
    for stroke in strokes {
        let stroke = stroke.borrow();
        let margin = match stroke.tool {
            Tool::Pen => margin,
            Tool::Eraser => VISIBLE_MARGIN,
        };
        let samples = stroke.samples();
        // A dot is a line from its only sample to itself.
        let dot = if samples.len() == 1 { samples.first() } else { None };
        let dot = dot.map(|&sample| (sample, sample));
        let lines = samples.windows(2).map(|pair| (pair[0], pair[1]));
        for (start, end) in dot.into_iter().chain(lines) {
            let width = (start.width + end.width) / 2.0;
            if let Some((start, end)) = clip(start.point, end.point, margin * width) {
                capsules.push(Capsule { start, end, radius: width / 2.0, tool: stroke.tool });
            }
        }
    }
    capsules
}

/// The part of a line that lies within `margin` pads of the pad, by the algorithm of Liang and Barsky (1984); `None`
/// where there is none.
fn clip(start: Point, end: Point, margin: f32) -> Option<(Point, Point)> {
    let (min, max) = (-margin, 1.0 + margin);
    let (mut from, mut to) = (0.0f32, 1.0f32);
    for (start, end) in [(start.x, end.x), (start.y, end.y)] {
        let length = end - start;
        if length == 0.0 {
            if !(min..=max).contains(&start) {
                return None;
            }
            continue;
        }
        let (a, b) = ((min - start) / length, (max - start) / length);
        from = from.max(a.min(b));
        to = to.min(a.max(b));
    }
    (from <= to).then(|| (start.lerp(end, from), start.lerp(end, to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_clipped_at_the_pads_edges() {
        let (start, end) = clip(Point::new(-1.0, 0.5), Point::new(3.0, 0.5), 0.0).unwrap();
        assert_eq!((start, end), (Point::new(0.0, 0.5), Point::new(1.0, 0.5)));
        assert_eq!(clip(Point::new(-1.0, 0.5), Point::new(0.5, 2.5), 0.0), None, "past a corner");
        assert_eq!(clip(Point::new(2.0, 0.0), Point::new(2.0, 1.0), 0.0), None);
        let inside = (Point::new(0.2, 0.3), Point::new(0.4, 0.3));
        assert_eq!(clip(inside.0, inside.1, 0.0), Some(inside));
    }

    #[test]
    fn the_margin_keeps_lines_just_outside() {
        let outside = Point::new(1.04, 0.5);
        assert_eq!(clip(outside, outside, 0.0), None);
        assert_eq!(clip(outside, outside, 0.05), Some((outside, outside)));
    }

    #[test]
    fn a_dot_is_one_capsule_and_an_empty_stroke_none() {
        assert!(clipped_capsules::<Stroke>(&[], 0.0).is_empty());
        assert!(clipped_capsules(&[Stroke::new(vec![])], 0.0).is_empty());
        let dot = clipped_capsules(&[Stroke::new(vec![Point::new(0.5, 0.5)])], 0.0);
        assert_eq!(dot.len(), 1);
        assert_eq!(dot[0].start, dot[0].end);
    }

    #[test]
    fn an_eraser_is_kept_where_it_reaches_the_pad() {
        let outside = Stroke { width: 0.1, ..Stroke::new(vec![Point::new(1.04, 0.5)]) };
        assert!(clipped_capsules(&[&outside], 0.0).is_empty());
        let eraser = Stroke { tool: Tool::Eraser, ..outside };
        assert_eq!(clipped_capsules(&[&eraser], 0.0).len(), 1);
        assert_eq!(clipped_capsules(&[eraser], 0.0)[0].tool, Tool::Eraser);
    }

    #[test]
    fn capsules_of_a_widening_line_have_the_mean_width_of_their_ends() {
        let points = vec![Point::new(0.2, 0.5), Point::new(0.8, 0.5)];
        let stroke = Stroke { width: 0.1, pressures: vec![0.0, 1.0], ..Stroke::new(points) };
        let radii: Vec<f32> = clipped_capsules(&[stroke], 0.0).iter().map(|capsule| capsule.radius).collect();
        assert!(radii.is_sorted());
        let mean = radii.iter().sum::<f32>() / radii.len() as f32;
        assert!((mean - 0.05).abs() < 1e-4 && (radii[0] - 0.025).abs() < 1e-3, "{radii:?}");
    }

    #[test]
    fn points_that_are_not_finite_give_no_capsules() {
        let points = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY].map(|v| Point::new(v, 0.5));
        assert!(clipped_capsules(&[Stroke::new(points.to_vec())], 0.0).is_empty());
    }
}
