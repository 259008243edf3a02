//! Smooths the points of a stroke to a curve and flattens it to short straight lines.

use super::input::Stroke;
use super::stroke_sample::StrokeSample;
use crate::point::Point;

/// The largest coordinate that is kept, in pads. No pointer is so far away, and no sum or difference of such
/// coordinates overflows.
const MAX_COORDINATE: f32 = 1_000.0;

/// The largest distance between the curve and its flattened form, in pads: 0.03 pixel of a 28-pixel digit, which cannot
/// be seen.
const TOLERANCE: f32 = 0.001;

/// The largest number of straight lines for one Bézier curve, whatever its points.
const MAX_LINES: f32 = 16.0;

/// The largest change of width from sample to sample, in pads. On a pad of 1,000 pixels the radius then changes by one
/// pixel (spread over nine pixels by the round ends of a line with a radius of 45 pixels), on a digit by 0.03 pixel.
const WIDTH_STEP: f32 = 0.002;

/// The largest number of samples that the change of width adds to one Bézier curve, however wide the pen.
const MAX_WIDTH_STEPS: f32 = 64.0;

impl Stroke {
    /// The smoothed stroke, as samples along its curve.
    ///
    /// The curve is a quadratic B-spline. It consists of quadratic Bézier curves from midpoint to midpoint of
    /// neighbouring points, with the point between them as the control point; straight lines join it to the first and
    /// the last point. The width is smoothed in the same way. The curve is flattened: it deviates by at most 0.001 pad
    /// from the exact one, and the width changes from sample to sample by at most 0.002 pad, or by 1/64 of its change
    /// within a Bézier curve where that is more.
    ///
    /// To draw it, join neighbouring samples by straight lines with round ends, each as wide as the mean of its two
    /// samples; the steps in width are too small to be seen. One sample is a dot. [`rasterise`](crate::rasterise) draws
    /// the same lines.
    ///
    /// Points that are not finite are left out, with their pressures. Coordinates are clamped to [−1,000, 1,000].
    #[must_use]
    pub fn samples(&self) -> Vec<StrokeSample> {
        let finite = self.points.iter().enumerate().filter(|(_, point)| point.is_finite());
        let samples: Vec<StrokeSample> =
            finite.map(|(index, &point)| StrokeSample { point: clamp(point), width: self.width_at(index) }).collect();
        smooth(&samples)
    }
}

fn clamp(point: Point) -> Point {
    let clamp = |coordinate: f32| coordinate.clamp(-MAX_COORDINATE, MAX_COORDINATE);
    Point::new(clamp(point.x), clamp(point.y))
}

/// The flattened B-spline of [`Stroke::samples`] through samples with finite coordinates.
fn smooth(samples: &[StrokeSample]) -> Vec<StrokeSample> {
    let (Some(&first), Some(&last)) = (samples.first(), samples.last()) else {
        return Vec::new();
    };
    let mut curve = Vec::with_capacity(2 * samples.len());
    curve.push(first);
    if samples.len() == 1 {
        return curve;
    }
    let mut end = first;
    if samples.len() > 2 {
        end = first.lerp(samples[1], 0.5);
        flatten_line(first, end, &mut curve);
    }
    for window in samples.windows(3) {
        let start = end;
        end = window[1].lerp(window[2], 0.5);
        flatten_bezier(start, window[1], end, &mut curve);
    }
    flatten_line(end, last, &mut curve);
    curve
}

/// Appends a straight line without its start, divided where its width changes.
fn flatten_line(start: StrokeSample, end: StrokeSample, curve: &mut Vec<StrokeSample>) {
    let steps = width_steps((end.width - start.width).abs(), 1.0);
    curve.extend((1..steps).map(|step| start.lerp(end, f32::from(step) / f32::from(steps))));
    curve.push(end);
}

/// Appends a quadratic Bézier curve as straight lines, without its start.
///
/// The number of lines follows from the points alone, so pressure does not change the shape of the curve. Each line is
/// divided further where its width changes.
fn flatten_bezier(start: StrokeSample, control: StrokeSample, end: StrokeSample, curve: &mut Vec<StrokeSample>) {
    // A quadratic curve deviates from its chord by a quarter of its second difference; for one of n equal parts the
    // deviation is 1/n² of that.
    let x = start.point.x - 2.0 * control.point.x + end.point.x;
    let y = start.point.y - 2.0 * control.point.y + end.point.y;
    let deviation = x.hypot(y) / 4.0;
    let lines = (deviation / TOLERANCE).sqrt().ceil().clamp(1.0, MAX_LINES) as u8;
    // The derivative of a quadratic curve is greatest at one of its ends: twice the difference to the control point.
    let max_slope = 2.0 * (control.width - start.width).abs().max((end.width - control.width).abs());
    let steps = width_steps(max_slope / f32::from(lines), f32::from(lines));
    let at = |t: f32| start.lerp(control, t).lerp(control.lerp(end, t), t);
    let mut from = start;
    for line in 1..=lines {
        let to = at(f32::from(line) / f32::from(lines));
        for step in 1..steps {
            let t = f32::from(step) / f32::from(steps);
            let width = at((f32::from(line - 1) + t) / f32::from(lines)).width;
            curve.push(StrokeSample { point: from.point.lerp(to.point, t), width });
        }
        curve.push(to);
        from = to;
    }
}

/// The number of steps into which each of a curve's `lines` is divided, where the width changes by at most `change`
/// along a line.
fn width_steps(change: f32, lines: f32) -> u8 {
    (change / WIDTH_STEP).ceil().clamp(1.0, (MAX_WIDTH_STEPS / lines).max(1.0)) as u8
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::stroke::input::DEFAULT_WIDTH;

    fn stroke(points: &[(f32, f32)], pressures: &[f32]) -> Stroke {
        let points = points.iter().map(|&(x, y)| Point::new(x, y)).collect();
        Stroke { pressures: pressures.to_vec(), ..Stroke::new(points) }
    }

    fn smoothed(points: &[Point]) -> Vec<Point> {
        let samples: Vec<StrokeSample> = points.iter().map(|&point| StrokeSample { point, width: 0.1 }).collect();
        smooth(&samples).iter().map(|sample| sample.point).collect()
    }

    #[test]
    fn strokes_of_up_to_two_points_are_not_changed() {
        let samples = |points: &[(f32, f32)]| stroke(points, &[]).samples();
        let sample = |x, y| StrokeSample { point: Point::new(x, y), width: DEFAULT_WIDTH };
        assert_eq!(samples(&[]), []);
        assert_eq!(samples(&[(0.1, 0.2)]), [sample(0.1, 0.2)]);
        assert_eq!(samples(&[(0.1, 0.2), (0.8, 0.9)]), [sample(0.1, 0.2), sample(0.8, 0.9)]);
    }

    #[test]
    fn points_that_are_not_finite_are_left_out_with_their_pressures() {
        let points = [(f32::NAN, 0.5), (0.1, 0.2), (0.5, f32::INFINITY), (0.8, 0.9)];
        let samples = stroke(&points, &[0.9, 0.25, 0.9, 0.26]).samples();
        let expected = stroke(&[(0.1, 0.2), (0.8, 0.9)], &[0.25, 0.26]).samples();
        assert_eq!(samples, expected);
        assert_eq!(samples[0].width, DEFAULT_WIDTH * 0.75);
    }

    #[test]
    fn large_coordinates_are_clamped() {
        let samples = stroke(&[(f32::MAX, -f32::MAX)], &[]).samples();
        assert_eq!(samples[0].point, Point::new(1_000.0, -1_000.0));
    }

    #[test]
    fn a_corner_is_rounded_between_its_midpoints() {
        let corner = [Point::new(0.0, 0.0), Point::new(1.0, 0.0), Point::new(1.0, 1.0)];
        let curve = smoothed(&corner);
        assert_eq!(curve.first(), corner.first());
        assert_eq!(curve.last(), corner.last());
        assert_eq!(curve[1], Point::new(0.5, 0.0));
        // The Bézier curve's middle is (start + 2 control + end) / 4.
        let middle = Point::new(0.875, 0.125);
        let nearest = curve.iter().map(|point| point.distance(middle)).fold(f32::INFINITY, f32::min);
        assert!(nearest < 0.05, "{nearest}");
        assert!(curve.len() > 8);
    }

    #[test]
    fn dense_points_are_not_multiplied() {
        let line: Vec<Point> = (0u16..500).map(|i| Point::new(f32::from(i) / 500.0, 0.5)).collect();
        assert!(smoothed(&line).len() <= 502);
    }

    #[test]
    fn the_largest_floats_give_a_finite_curve_of_few_lines() {
        let far = f32::MAX;
        let points = [Point::new(far, far), Point::new(-far, far), Point::new(far, -far)];
        let curve = smoothed(&points);
        assert!(curve.iter().all(|point| point.is_finite()));
        assert!(curve.len() < 20);
    }

    #[test]
    fn a_line_that_grows_wider_is_divided_evenly() {
        let sample = |x, width| StrokeSample { point: Point::new(x, 0.5), width };
        let taper = smooth(&[sample(0.2, 0.05), sample(0.6, 0.07)]);
        assert!((11..=12).contains(&taper.len()), "{}", taper.len());
        for pair in taper.windows(2) {
            assert!((pair[1].width - pair[0].width - 0.002).abs() < 2e-4);
            assert!((pair[1].point.x - pair[0].point.x - 0.04).abs() < 4e-3);
        }
    }

    #[test]
    fn large_changes_of_width_add_a_limited_number_of_samples() {
        let zigzag: Vec<StrokeSample> = (0u8..10)
            .map(|i| StrokeSample {
                point: Point::new(f32::from(i % 3), f32::from(i % 2)),
                width: 1.5 * f32::from(i % 2),
            })
            .collect();
        assert!(smooth(&zigzag).len() <= 65 * 10);
    }

    #[test]
    fn pressure_at_the_middle_point_widens_a_straight_line() {
        let samples = stroke(&[(0.1, 0.5), (0.5, 0.5), (0.9, 0.5)], &[0.5, 1.0, 0.5]).samples();
        // The B-spline's middle is (start + 2 control + end) / 4 of its midpoints.
        let widest = samples.iter().map(|sample| sample.width).fold(0.0, f32::max);
        assert!((widest / DEFAULT_WIDTH - 1.375).abs() < 0.01, "{widest}");
    }

    prop_compose! {
        fn points()(points in vec((0.0f32..1.0, 0.0f32..1.0), 1..30)) -> Vec<(f32, f32)> {
            points
        }
    }

    proptest! {
        #[test]
        fn a_stroke_stays_in_its_hull_and_keeps_its_ends(points in points(), pressures in vec(0.0f32..=1.0, 0..40)) {
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
            for pair in stroke(&points, &pressures).samples().windows(2) {
                prop_assert!((pair[0].width - pair[1].width).abs() < 0.002 + 1e-6, "{pair:?}");
            }
        }

        #[test]
        fn without_pressures_every_width_is_the_strokes(points in points(), width in 0.0f32..1.0) {
            let stroke = Stroke { width, ..stroke(&points, &[]) };
            prop_assert!(stroke.samples().iter().all(|sample| sample.width == width));
            let even = Stroke { pressures: vec![0.5; points.len()], ..stroke.clone() };
            prop_assert_eq!(even.samples(), stroke.samples());
        }

        /// Pressure may add points on the curve, but each point of the curve without pressure is kept.
        #[test]
        fn pressure_does_not_change_the_curve(points in points(), pressures in vec(0.0f32..=1.0, 0..40)) {
            let pressed = stroke(&points, &pressures).samples();
            let mut places = pressed.iter().map(|sample| sample.point);
            for even in stroke(&points, &[]).samples() {
                prop_assert!(places.any(|place| place == even.point));
            }
        }
    }
}
