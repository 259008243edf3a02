//! Curves through what the pointer reported.

use super::stroke_sample::StrokeSample;

/// How far, in pads, a flattened curve may stray from the true one: 0.03 pixel of 28, unseen.
const TOLERANCE: f32 = 0.001;

/// At most so many pieces for a curve, however wild its points.
const MAX_PIECES: f32 = 16.0;

/// By how much the width may change from sample to sample, in pads. The radius then steps by a pixel of a pad of 1,000
/// pixels, which the round ends draw out to nine where it is 45, and by 0.03 pixel of 28.
const WIDTH_STEP: f32 = 0.002;

/// At most so many samples for the change of width within a curve, however wide the pen.
const MAX_STEPS: f32 = 64.0;

/// The curve that [`Stroke::samples`](crate::Stroke::samples) describes, through points that are finite.
pub(crate) fn smooth(samples: &[StrokeSample]) -> Vec<StrokeSample> {
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
    for three in samples.windows(3) {
        let start = end;
        end = three[1].lerp(three[2], 0.5);
        flatten(start, three[1], end, &mut curve);
    }
    flatten_line(end, last, &mut curve);
    curve
}

/// Appends a straight line without its start.
fn flatten_line(start: StrokeSample, end: StrokeSample, curve: &mut Vec<StrokeSample>) {
    let steps = steps((end.width - start.width).abs(), 1.0);
    curve.extend((1..steps).map(|step| start.lerp(end, f32::from(step) / f32::from(steps))));
    curve.push(end);
}

/// Appends the quadratic Bézier curve as straight pieces, without its start.
///
/// The pieces follow from the points alone, so that pressure does not bend the line; for the width they are divided
/// further.
fn flatten(start: StrokeSample, control: StrokeSample, end: StrokeSample, curve: &mut Vec<StrokeSample>) {
    // A quadratic strays from its chord by a quarter of its second difference, and a piece of
    // 1/n of it by 1/n² of that.
    let x = start.point.x - 2.0 * control.point.x + end.point.x;
    let y = start.point.y - 2.0 * control.point.y + end.point.y;
    let stray = x.hypot(y) / 4.0;
    let pieces = (stray / TOLERANCE).sqrt().ceil().clamp(1.0, MAX_PIECES) as u8;
    // A quadratic is fastest at one of its ends, at twice the way to the control.
    let fastest = 2.0 * (control.width - start.width).abs().max((end.width - control.width).abs());
    let steps = steps(fastest / f32::from(pieces), f32::from(pieces));
    let at = |t: f32| start.lerp(control, t).lerp(control.lerp(end, t), t);
    let mut from = start;
    for piece in 1..=pieces {
        let to = at(f32::from(piece) / f32::from(pieces));
        for step in 1..steps {
            let part = f32::from(step) / f32::from(steps);
            let width = at((f32::from(piece - 1) + part) / f32::from(pieces)).width;
            curve.push(StrokeSample { point: from.point.lerp(to.point, part), width });
        }
        curve.push(to);
        from = to;
    }
}

/// Into how many steps to divide one of a curve's `pieces`, within which the width changes by at most `change`.
fn steps(change: f32, pieces: f32) -> u8 {
    (change / WIDTH_STEP).ceil().clamp(1.0, (MAX_STEPS / pieces).max(1.0)) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::point::Point;

    fn smoothed(points: &[Point]) -> Vec<Point> {
        let samples: Vec<StrokeSample> = points.iter().map(|&point| StrokeSample { point, width: 0.1 }).collect();
        smooth(&samples).iter().map(|sample| sample.point).collect()
    }

    #[test]
    fn short_lines_stay_as_they_are() {
        let (a, b) = (Point::new(0.1, 0.2), Point::new(0.8, 0.9));
        assert_eq!(smoothed(&[]), []);
        assert_eq!(smoothed(&[a]), [a]);
        assert_eq!(smoothed(&[a, b]), [a, b]);
    }

    #[test]
    fn a_corner_is_rounded_between_its_midpoints() {
        let corner = [Point::new(0.0, 0.0), Point::new(1.0, 0.0), Point::new(1.0, 1.0)];
        let curve = smoothed(&corner);
        assert_eq!(curve.first(), corner.first());
        assert_eq!(curve.last(), corner.last());
        assert_eq!(curve[1], Point::new(0.5, 0.0));
        // The Bézier's middle is (start + 2 control + end) / 4.
        let middle = Point::new(0.875, 0.125);
        let nearest = curve.iter().map(|p| (p.x - middle.x).hypot(p.y - middle.y)).fold(f32::INFINITY, f32::min);
        assert!(nearest < 0.05, "{nearest}");
        assert!(curve.len() > 8);
    }

    #[test]
    fn dense_points_are_not_multiplied() {
        let line: Vec<Point> = (0u16..500).map(|i| Point::new(f32::from(i) / 500.0, 0.5)).collect();
        assert!(smoothed(&line).len() <= 502);
    }

    #[test]
    fn wild_points_stay_finite() {
        let far = f32::MAX;
        let wild = [Point::new(far, far), Point::new(-far, far), Point::new(far, -far)];
        let curve = smoothed(&wild);
        assert!(curve.iter().all(|p| p.is_finite()));
        assert!(curve.len() < 20);
    }

    #[test]
    fn a_taper_is_divided_evenly() {
        let sample = |x, width| StrokeSample { point: Point::new(x, 0.5), width };
        let taper = smooth(&[sample(0.2, 0.05), sample(0.6, 0.07)]);
        assert!((11..=12).contains(&taper.len()), "{}", taper.len());
        for two in taper.windows(2) {
            assert!((two[1].width - two[0].width - 0.002).abs() < 2e-4);
            assert!((two[1].point.x - two[0].point.x - 0.04).abs() < 4e-3);
        }
    }

    #[test]
    fn a_wild_width_makes_no_flood_of_samples() {
        let zigzag: Vec<StrokeSample> = (0u8..10)
            .map(|i| StrokeSample {
                point: Point::new(f32::from(i % 3), f32::from(i % 2)),
                width: 1.5 * f32::from(i % 2),
            })
            .collect();
        assert!(smooth(&zigzag).len() <= 65 * 10);
    }
}
