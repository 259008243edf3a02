//! Curves through what the pointer reported.

use crate::Point;

/// How far, in pads, a flattened curve may stray from the true one: 0.03 pixel of 28, unseen.
const TOLERANCE: f32 = 0.001;

/// At most so many pieces for a curve, however wild its points.
const MAX_PIECES: f32 = 16.0;

/// Smooths a polyline as the pad's canvas does: a quadratic B-spline, that is, from midpoint to
/// midpoint of the points, with the point between as the control of a quadratic Bézier curve. It
/// starts and ends at the first and last point. The curve comes back flattened, in the input's
/// units (tuned for pads: it strays by at most 0.001).
///
/// Points that are not finite are left out. Fewer than three points come back as they are.
pub fn smooth(points: &[Point]) -> Vec<Point> {
    let points: Vec<Point> = points.iter().copied().filter(|p| p.is_finite()).collect();
    let (Some(&first), Some(&last)) = (points.first(), points.last()) else {
        return points;
    };
    if points.len() < 3 {
        return points;
    }
    let mut curve = Vec::with_capacity(2 * points.len());
    curve.push(first);
    curve.push(first.towards(points[1], 0.5));
    for three in points.windows(3) {
        let start = three[0].towards(three[1], 0.5);
        let end = three[1].towards(three[2], 0.5);
        flatten(start, three[1], end, &mut curve);
    }
    curve.push(last);
    curve
}

/// Appends the quadratic Bézier curve as straight pieces, without its start.
fn flatten(start: Point, control: Point, end: Point, curve: &mut Vec<Point>) {
    // A quadratic strays from its chord by a quarter of its second difference, and a piece of
    // 1/n of it by 1/n² of that.
    let x = start.x - 2.0 * control.x + end.x;
    let y = start.y - 2.0 * control.y + end.y;
    let stray = x.hypot(y) / 4.0;
    let pieces = (stray / TOLERANCE).sqrt().ceil().clamp(1.0, MAX_PIECES) as u8;
    for piece in 1..=pieces {
        let t = f32::from(piece) / f32::from(pieces);
        curve.push(start.towards(control, t).towards(control.towards(end, t), t));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lines_stay_as_they_are() {
        let (a, b) = (Point::new(0.1, 0.2), Point::new(0.8, 0.9));
        assert_eq!(smooth(&[]), []);
        assert_eq!(smooth(&[a]), [a]);
        assert_eq!(smooth(&[a, b]), [a, b]);
    }

    #[test]
    fn points_that_are_nowhere_are_left_out() {
        let (a, b) = (Point::new(0.1, 0.2), Point::new(0.8, 0.9));
        let nan = Point::new(f32::NAN, 0.5);
        let far = Point::new(0.5, f32::INFINITY);
        assert_eq!(smooth(&[nan, a, far, b, nan]), [a, b]);
    }

    #[test]
    fn a_corner_is_rounded_between_its_midpoints() {
        let corner = [Point::new(0.0, 0.0), Point::new(1.0, 0.0), Point::new(1.0, 1.0)];
        let curve = smooth(&corner);
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
        assert!(smooth(&line).len() <= 502);
    }

    #[test]
    fn wild_points_stay_finite() {
        let far = f32::MAX;
        let wild = [Point::new(far, far), Point::new(-far, far), Point::new(far, -far)];
        let curve = smooth(&wild);
        assert!(curve.iter().all(|p| p.is_finite()));
        assert!(curve.len() < 20);
    }
}
