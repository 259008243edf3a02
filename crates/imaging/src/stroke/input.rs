//! What a person draws, before it becomes pixels.

use crate::point::Point;

/// What a stroke is drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Tool {
    /// Leaves ink.
    #[default]
    Pen,
    /// Takes away the ink of the strokes before it, and none of those after it.
    Eraser,
}

/// One line of the pen or of the eraser, from where it touched the pad to where it left.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Stroke {
    /// Where the pen was, in order; one point is a dot.
    pub points: Vec<Point>,
    /// The pen's width at an even pressure, as a fraction of the pad's side; the ends are round.
    pub width: f32,
    /// How hard the pen was pressed at each point, from 0 to 1; others are clamped. The line is `width × (0.5 +
    /// pressure)` wide there. A point without a pressure (this may be shorter than `points`, or empty), or with NaN,
    /// has 0.5, the even pressure: what browsers report of a pen that feels none.
    pub pressures: Vec<f32>,
    /// Pen or eraser.
    pub tool: Tool,
}

/// The pen's width, as a fraction of the pad's side, that gives MNIST's strokes.
///
/// MNIST's strokes are 2.2 pixels thick at the median (ink over length of the skeleton, first
/// 1,500 test digits; half of them between 1.9 and 2.7). A digit whose lines span 0.6 to 0.85 of the
/// pad, drawn with this pen and scaled to the 20-pixel box, gets 2.6 to 1.9 pixels.
pub const DEFAULT_WIDTH: f32 = 0.09;

/// The pressure at which a line has its stroke's own width.
const EVEN_PRESSURE: f32 = 0.5;

impl Stroke {
    /// A stroke of the pen, of the default width and even pressure.
    pub fn new(points: Vec<Point>) -> Self {
        Self { points, width: DEFAULT_WIDTH, pressures: Vec::new(), tool: Tool::Pen }
    }

    /// The width at an even pressure as it is drawn: from 0 to the whole pad; the default where it is not finite.
    pub(crate) fn sane_width(&self) -> f32 {
        if self.width.is_finite() { self.width.clamp(0.0, 1.0) } else { DEFAULT_WIDTH }
    }

    /// The width at the point with this index, from 0 to 1.5 pads.
    pub(crate) fn width_at(&self, index: usize) -> f32 {
        let pressure = self.pressures.get(index).copied().filter(|pressure| !pressure.is_nan());
        self.sane_width() * (0.5 + pressure.unwrap_or(EVEN_PRESSURE).clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wild_width_is_tamed() {
        let width = |width| Stroke { width, ..Stroke::new(vec![]) }.sane_width();
        assert_eq!(width(f32::NAN), DEFAULT_WIDTH);
        assert_eq!(width(f32::INFINITY), DEFAULT_WIDTH);
        assert_eq!(width(-1.0), 0.0);
        assert_eq!(width(7.0), 1.0);
        assert_eq!(width(0.2), 0.2);
    }

    #[test]
    fn pressure_makes_half_to_one_and_a_half_of_the_width() {
        let stroke = Stroke { width: 0.2, pressures: vec![0.0, 0.5, 1.0], ..Stroke::new(vec![]) };
        assert_eq!([0, 1, 2].map(|index| stroke.width_at(index)), [0.1, 0.2, 0.2 * 1.5]);
    }

    #[test]
    fn a_pressure_that_is_missing_or_wild_is_tamed() {
        let pressures = vec![f32::NAN, -3.0, f32::NEG_INFINITY, 9.0, f32::INFINITY];
        let stroke = Stroke { width: 0.2, pressures, ..Stroke::new(vec![]) };
        assert_eq!([0, 5, 99].map(|index| stroke.width_at(index)), [0.2; 3], "even");
        assert_eq!([1, 2].map(|index| stroke.width_at(index)), [0.1; 2], "lightest");
        assert_eq!([3, 4].map(|index| stroke.width_at(index)), [0.2 * 1.5; 2], "hardest");
    }
}
