//! The way of a pen over the pad, as dense places with the pen's width.

use super::input::Stroke;
use super::smooth::smooth;
use crate::point::Point;

/// No pointer is so many pads away; clamped to it, no later sum or difference can overflow.
const FARTHEST: f32 = 1_000.0;

/// A place on a stroke's curve, and how wide the line is there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StrokeSample {
    /// Where the pen's centre is.
    pub point: Point,
    /// The line's width, as a fraction of the pad's side: finite, from 0 to 1.5.
    pub width: f32,
}

impl StrokeSample {
    /// The sample at `t` of the way to `end`.
    pub(crate) fn lerp(self, end: Self, t: f32) -> Self {
        // Between equal widths this gives them back exactly, which the training pictures rely on.
        Self { point: self.point.lerp(end.point, t), width: self.width + (end.width - self.width) * t }
    }
}

impl Stroke {
    /// The stroke as it is drawn. Its points are smoothed to a quadratic B-spline, that is, from midpoint to midpoint
    /// of the points, with the point between as the control of a quadratic Bézier curve; it starts and ends at the
    /// first and last point. The width is smoothed in the same way. The curve comes back flattened: it strays by at
    /// most 0.001 pad from the true one, and from sample to sample the width changes by at most 0.002 pad, or by a
    /// sixty-fourth of what it changes from point to point where that is more.
    ///
    /// To draw it, join neighbours by a straight line with round ends that is as wide as the mean of the two; the steps
    /// in width cannot be seen. One sample is a dot, and none is nothing. [`rasterise`](crate::rasterise) draws the same
    /// lines.
    ///
    /// Points that are not finite are left out, and those farther away than 1,000 pads are brought there.
    #[must_use]
    pub fn samples(&self) -> Vec<StrokeSample> {
        let finite = self.points.iter().enumerate().filter(|(_, point)| point.is_finite());
        let samples: Vec<StrokeSample> =
            finite.map(|(index, &point)| StrokeSample { point: tame(point), width: self.width_at(index) }).collect();
        smooth(&samples)
    }
}

fn tame(point: Point) -> Point {
    Point::new(point.x.clamp(-FARTHEST, FARTHEST), point.y.clamp(-FARTHEST, FARTHEST))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn stroke(points: &[(f32, f32)], pressures: &[f32]) -> Stroke {
        let points = points.iter().map(|&(x, y)| Point::new(x, y)).collect();
        Stroke { pressures: pressures.to_vec(), ..Stroke::new(points) }
    }

    #[test]
    fn short_strokes_stay_as_they_are() {
        let of = |points: &[(f32, f32)]| stroke(points, &[]).samples();
        let sample = |x, y| StrokeSample { point: Point::new(x, y), width: crate::DEFAULT_WIDTH };
        assert_eq!(of(&[]), []);
        assert_eq!(of(&[(0.1, 0.2)]), [sample(0.1, 0.2)]);
        assert_eq!(of(&[(0.1, 0.2), (0.8, 0.9)]), [sample(0.1, 0.2), sample(0.8, 0.9)]);
    }

    #[test]
    fn points_that_are_nowhere_are_left_out_with_their_pressures() {
        let points = [(f32::NAN, 0.5), (0.1, 0.2), (0.5, f32::INFINITY), (0.8, 0.9)];
        let samples = stroke(&points, &[0.9, 0.25, 0.9, 0.26]).samples();
        let expected = stroke(&[(0.1, 0.2), (0.8, 0.9)], &[0.25, 0.26]).samples();
        assert_eq!(samples, expected);
        assert_eq!(samples[0].width, crate::DEFAULT_WIDTH * 0.75);
    }

    #[test]
    fn far_points_are_brought_near() {
        let samples = stroke(&[(f32::MAX, -f32::MAX)], &[]).samples();
        assert_eq!(samples[0].point, Point::new(1_000.0, -1_000.0));
    }

    #[test]
    fn a_press_in_the_middle_of_a_straight_line_shows() {
        let samples = stroke(&[(0.1, 0.5), (0.5, 0.5), (0.9, 0.5)], &[0.5, 1.0, 0.5]).samples();
        // The B-spline's middle is (start + 2 control + end) / 4 of its midpoints.
        let widest = samples.iter().map(|sample| sample.width).fold(0.0, f32::max);
        assert!((widest / crate::DEFAULT_WIDTH - 1.375).abs() < 0.01, "{widest}");
    }

    prop_compose! {
        fn points()(points in vec((0.0f32..1.0, 0.0f32..1.0), 1..30)) -> Vec<(f32, f32)> {
            points
        }
    }

    proptest! {
        #[test]
        fn a_stroke_stays_in_the_hull_and_keeps_its_ends(points in points(), pressures in vec(0.0f32..=1.0, 0..40)) {
            let stroke = stroke(&points, &pressures);
            let samples = stroke.samples();
            let ends = [&samples[0], &samples[samples.len() - 1]].map(|sample| sample.point);
            prop_assert_eq!(ends, [stroke.points[0], stroke.points[points.len() - 1]]);
            let inside = |v: f32, range: std::ops::RangeInclusive<f32>| {
                (range.start() - 1e-6..=range.end() + 1e-6).contains(&v)
            };
            for sample in &samples {
                prop_assert!(inside(sample.point.x, 0.0..=1.0) && inside(sample.point.y, 0.0..=1.0));
                prop_assert!(inside(sample.width, 0.5 * stroke.width..=1.5 * stroke.width));
            }
        }

        #[test]
        fn the_width_has_no_visible_steps(points in points(), pressures in vec(0.0f32..=1.0, 0..40)) {
            for two in stroke(&points, &pressures).samples().windows(2) {
                prop_assert!((two[0].width - two[1].width).abs() < 0.002 + 1e-6, "{two:?}");
            }
        }

        #[test]
        fn without_pressures_the_width_is_the_strokes(points in points(), width in 0.0f32..1.0) {
            let stroke = Stroke { width, ..stroke(&points, &[]) };
            prop_assert!(stroke.samples().iter().all(|sample| sample.width == width));
            let even = Stroke { pressures: vec![0.5; points.len()], ..stroke.clone() };
            prop_assert_eq!(even.samples(), stroke.samples());
        }

        /// Where the pen goes does not depend on how hard it is pressed: each place of the even line is kept.
        #[test]
        fn pressure_does_not_bend_the_line(points in points(), pressures in vec(0.0f32..=1.0, 0..40)) {
            let pressed = stroke(&points, &pressures).samples();
            let mut places = pressed.iter().map(|sample| sample.point);
            for even in stroke(&points, &[]).samples() {
                prop_assert!(places.any(|place| place == even.point));
            }
        }
    }
}
