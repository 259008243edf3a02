//! What a person draws, before it becomes pixels.

/// A place on the pad, which is [0, 1] × [0, 1] with y downwards. Points outside are allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left edge (0) to the right one (1).
    pub x: f32,
    /// From the upper edge (0) to the lower one (1).
    pub y: f32,
}

impl Point {
    /// The point at (`x`, `y`).
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    pub(crate) fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }

    /// The point at `t` of the way to `end`. Both ends are weighted, so that no difference of two
    /// large numbers overflows.
    pub(crate) fn towards(self, end: Self, t: f32) -> Self {
        Self { x: self.x * (1.0 - t) + end.x * t, y: self.y * (1.0 - t) + end.y * t }
    }
}

/// One line of the pen, from where it touched the pad to where it left.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// Where the pen was, in order; one point is a dot.
    pub points: Vec<Point>,
    /// The pen's width as a fraction of the pad's side; the ends are round.
    pub width: f32,
}

/// The pen's width, as a fraction of the pad's side, that gives MNIST's strokes.
///
/// MNIST's strokes are 2.2 pixels thick at the median (ink over length of the skeleton, first
/// 1,500 test digits; half of them between 1.9 and 2.7). A digit whose lines span 0.6 to 0.85 of the
/// pad, drawn with this pen and scaled to the 20-pixel box, gets 2.6 to 1.9 pixels.
pub const DEFAULT_WIDTH: f32 = 0.09;

impl Stroke {
    /// A stroke of the default width.
    pub fn new(points: Vec<Point>) -> Self {
        Self { points, width: DEFAULT_WIDTH }
    }

    /// The width as it is drawn: from 0 to the whole pad; the default where it is not finite.
    pub(crate) fn sane_width(&self) -> f32 {
        if self.width.is_finite() { self.width.clamp(0.0, 1.0) } else { DEFAULT_WIDTH }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wild_width_is_tamed() {
        let width = |width| Stroke { points: vec![], width }.sane_width();
        assert_eq!(width(f32::NAN), DEFAULT_WIDTH);
        assert_eq!(width(f32::INFINITY), DEFAULT_WIDTH);
        assert_eq!(width(-1.0), 0.0);
        assert_eq!(width(7.0), 1.0);
        assert_eq!(width(0.2), 0.2);
    }
}
