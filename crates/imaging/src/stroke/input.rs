//! Strokes as the user draws them, before they become pixels.

use crate::point::Point;

/// The tool that a stroke is drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Tool {
    /// Draws ink.
    #[default]
    Pen,
    /// Erases the ink of earlier strokes, not that of later ones.
    Eraser,
}

/// One line of the pen or the eraser, from where it touches the pad to where it leaves it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Stroke {
    /// The pen's positions in pads, in order; a single point is a dot.
    pub points: Vec<Point>,
    /// The line's width at pressure 0.5, as a fraction of the pad's side. The line's ends are round.
    pub width: f32,
    /// The pen's pressure at each point; values are clamped to [0, 1]. The line is `width × (0.5 + pressure)` wide
    /// there.
    ///
    /// There may be fewer pressures than points, or none. A point without a pressure, or with NaN, has 0.5: the value
    /// that browsers report for pointers without a pressure sensor.
    pub pressures: Vec<f32>,
    /// Pen or eraser.
    pub tool: Tool,
}

/// The pen's default width, as a fraction of the pad's side. It gives digits the stroke thickness of MNIST.
///
/// MNIST's strokes are 2.2 pixels thick in the median (ink divided by the length of the skeleton, first 1,500 test
/// digits; half of them have 1.9 to 2.7). A digit that spans 0.6 to 0.85 of the pad, drawn with this width and scaled
/// to the 20-pixel box, has strokes of 2.6 to 1.9 pixels.
pub const DEFAULT_WIDTH: f32 = 0.09;

/// The pressure at which a line has its stroke's own width.
const NEUTRAL_PRESSURE: f32 = 0.5;

impl Stroke {
    /// A stroke of the pen with the default width and without pressures.
    pub fn new(points: Vec<Point>) -> Self {
        Self { points, width: DEFAULT_WIDTH, pressures: Vec::new(), tool: Tool::Pen }
    }

    /// The width at pressure 0.5, clamped to [0, 1]; the default where it is not finite.
    fn valid_width(&self) -> f32 {
        if self.width.is_finite() { self.width.clamp(0.0, 1.0) } else { DEFAULT_WIDTH }
    }

    /// The line's width at the point with this index, from 0 to 1.5 pads.
    pub(super) fn width_at(&self, index: usize) -> f32 {
        let pressure = self.pressures.get(index).copied().filter(|pressure| !pressure.is_nan());
        self.valid_width() * (0.5 + pressure.unwrap_or(NEUTRAL_PRESSURE).clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_width_out_of_range_is_clamped_and_one_that_is_not_finite_is_the_default() {
        let width = |width| Stroke { width, ..Stroke::new(vec![]) }.valid_width();
        assert_eq!(width(f32::NAN), DEFAULT_WIDTH);
        assert_eq!(width(f32::INFINITY), DEFAULT_WIDTH);
        assert_eq!(width(-1.0), 0.0);
        assert_eq!(width(7.0), 1.0);
        assert_eq!(width(0.2), 0.2);
    }

    #[test]
    fn pressure_scales_the_width_by_one_half_to_three_halves() {
        let stroke = Stroke { width: 0.2, pressures: vec![0.0, 0.5, 1.0], ..Stroke::new(vec![]) };
        assert_eq!([0, 1, 2].map(|index| stroke.width_at(index)), [0.1, 0.2, 0.2 * 1.5]);
    }

    #[test]
    fn missing_pressures_are_neutral_and_others_are_clamped() {
        let pressures = vec![f32::NAN, -3.0, f32::NEG_INFINITY, 9.0, f32::INFINITY];
        let stroke = Stroke { width: 0.2, pressures, ..Stroke::new(vec![]) };
        assert_eq!([0, 5, 99].map(|index| stroke.width_at(index)), [0.2; 3], "neutral");
        assert_eq!([1, 2].map(|index| stroke.width_at(index)), [0.1; 2], "lightest");
        assert_eq!([3, 4].map(|index| stroke.width_at(index)), [0.2 * 1.5; 2], "hardest");
    }
}
