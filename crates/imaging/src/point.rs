//! Points of the plane.

use std::ops::{Add, Sub};

/// A point, or the vector from one point to another; y points down.
///
/// In this crate coordinates are in pads: the drawing pad is [0, 1] × [0, 1], and points outside of it are allowed.
/// Where other units are used (pixels of an image or of a photo), the names say so.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Point {
    /// Distance from the left edge; on the pad 0 is the left edge and 1 the right one.
    pub x: f32,
    /// Distance from the upper edge; on the pad 0 is the upper edge and 1 the lower one.
    pub y: f32,
}

impl Point {
    /// The point at (`x`, `y`).
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// Whether neither coordinate is infinite or NaN.
    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }

    /// The Euclidean distance to another point, in the points' own unit.
    pub fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The direction in which `other` lies, in radians from −π to π: 0 is to the right, π/2 is down. It is 0 where the
    /// points are equal.
    pub fn direction_to(self, other: Self) -> f32 {
        (other.y - self.y).atan2(other.x - self.x)
    }

    /// Linear interpolation: this point at `t` = 0, `end` at `t` = 1. It is computed as a weighted
    /// sum of both ends, because the difference of two large coordinates could overflow.
    #[must_use]
    pub fn lerp(self, end: Self, t: f32) -> Self {
        Self { x: self.x * (1.0 - t) + end.x * t, y: self.y * (1.0 - t) + end.y * t }
    }
}

impl Add for Point {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { x: self.x + other.x, y: self.y + other.y }
    }
}

impl Sub for Point {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { x: self.x - other.x, y: self.y - other.y }
    }
}

#[cfg(test)]
mod tests {
    use std::f32::consts::{FRAC_PI_2, PI};

    use super::*;

    #[test]
    fn sums_and_differences_are_taken_by_coordinate() {
        let (a, b) = (Point::new(1.0, 2.0), Point::new(0.25, -4.0));
        assert_eq!(a + b, Point::new(1.25, -2.0));
        assert_eq!(a - b, Point::new(0.75, 6.0));
        assert_eq!(a + b - b, a);
    }

    #[test]
    fn the_distance_is_euclidean_and_symmetric() {
        let (a, b) = (Point::new(1.0, 2.0), Point::new(4.0, -2.0));
        assert_eq!(a.distance(b), 5.0);
        assert_eq!(b.distance(a), 5.0);
        assert_eq!(a.distance(a), 0.0);
    }

    #[test]
    fn the_direction_turns_clockwise_from_the_right() {
        let centre = Point::new(0.5, 0.5);
        assert_eq!(centre.direction_to(Point::new(0.9, 0.5)), 0.0);
        assert_eq!(centre.direction_to(Point::new(0.5, 0.9)), FRAC_PI_2);
        assert_eq!(centre.direction_to(Point::new(0.1, 0.5)), PI);
        assert_eq!(centre.direction_to(Point::new(0.5, 0.1)), -FRAC_PI_2);
        assert_eq!(centre.direction_to(centre), 0.0);
    }

    #[test]
    fn lerp_reaches_both_ends_exactly_and_does_not_overflow() {
        let (start, end) = (Point::new(0.1, 0.7), Point::new(0.3, -0.2));
        assert_eq!(start.lerp(end, 0.0), start);
        assert_eq!(start.lerp(end, 1.0), end);
        assert_eq!(Point::new(0.0, 2.0).lerp(Point::new(1.0, 4.0), 0.25), Point::new(0.25, 2.5));
        let far = Point::new(f32::MAX, -f32::MAX);
        assert!(far.lerp(Point::new(-f32::MAX, f32::MAX), 0.5).is_finite());
    }

    #[test]
    fn a_point_with_one_infinite_or_nan_coordinate_is_not_finite() {
        assert!(Point::new(1.0, -1e30).is_finite());
        for value in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
            assert!(!Point::new(value, 0.0).is_finite());
            assert!(!Point::new(0.0, value).is_finite());
        }
    }
}
