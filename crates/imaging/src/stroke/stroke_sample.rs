//! A point on a stroke's smoothed curve, with the width there.

use crate::point::Point;

/// A point on a stroke's smoothed curve, and how wide the line is there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StrokeSample {
    /// The middle of the line, in pads.
    pub point: Point,
    /// The line's width in pads: finite, from 0 to 1.5.
    pub width: f32,
}

impl StrokeSample {
    /// Linear interpolation: this sample at `t` = 0, `end` at `t` = 1.
    pub(super) fn lerp(self, end: Self, t: f32) -> Self {
        // Between equal widths this formula gives exactly that width, which keeps the training images the same.
        Self { point: self.point.lerp(end.point, t), width: self.width + (end.width - self.width) * t }
    }
}
