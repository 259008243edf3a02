//! How far a drawing spans, and with which pens it was drawn.

use super::capsule::Capsule;
use super::input::Tool;
use crate::point::Point;

/// What a drawing's size in the picture follows from, in pads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Extent {
    /// The upper left corner of the box round the pen's centre.
    pub low: Point,
    /// Its lower right corner.
    pub high: Point,
    /// The width of the widest line.
    pub widest: f32,
    /// The width of the narrowest line.
    pub narrowest: f32,
}

impl Extent {
    /// Of all that a pen drew, erased or not; `None` where it drew nothing.
    pub fn drawn(pieces: &[Capsule]) -> Option<Self> {
        let mut extent = Self {
            low: Point::new(f32::INFINITY, f32::INFINITY),
            high: Point::new(f32::NEG_INFINITY, f32::NEG_INFINITY),
            widest: 0.0,
            narrowest: f32::INFINITY,
        };
        for piece in pieces.iter().filter(|piece| piece.tool == Tool::Pen) {
            for p in [piece.start, piece.end] {
                extent.low = Point::new(extent.low.x.min(p.x), extent.low.y.min(p.y));
                extent.high = Point::new(extent.high.x.max(p.x), extent.high.y.max(p.y));
            }
            extent.widest = extent.widest.max(2.0 * piece.radius);
            extent.narrowest = extent.narrowest.min(2.0 * piece.radius);
        }
        (extent.low.x <= extent.high.x).then_some(extent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_spans_what_the_pen_drew() {
        let piece = |x: f32, y: f32, radius, tool| Capsule {
            start: Point::new(x, y),
            end: Point::new(x + 0.1, y - 0.1),
            radius,
            tool,
        };
        let pieces =
            [piece(0.2, 0.5, 0.03, Tool::Pen), piece(0.0, 0.1, 0.2, Tool::Eraser), piece(0.6, 0.4, 0.05, Tool::Pen)];
        let expected = Extent { low: Point::new(0.2, 0.3), high: Point::new(0.7, 0.5), widest: 0.1, narrowest: 0.06 };
        let found = Extent::drawn(&pieces).unwrap();
        assert!((found.low.y - expected.low.y).abs() < 1e-6 && (found.high.x - expected.high.x).abs() < 1e-6);
        assert_eq!((found.low.x, found.high.y), (expected.low.x, expected.high.y));
        assert_eq!((found.widest, found.narrowest), (expected.widest, expected.narrowest));
        assert_eq!(Extent::drawn(&pieces[1..2]), None);
        assert_eq!(Extent::drawn(&[]), None);
    }
}
