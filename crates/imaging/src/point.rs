//! A place on the pad.

/// A place on the pad, which is [0, 1] × [0, 1] with y downwards. Points outside are allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
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
