//! The bounding box of a drawing, and the range of its line widths.

use super::capsule::Capsule;
use super::input::Tool;
use crate::point::Point;

/// The bounding box of a drawing and the range of its line widths, all in pads. The drawing's size and place in the
/// image follow from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bounds {
    /// The upper left corner of the box around the lines' middles; the lines' widths are not included.
    pub min: Point,
    /// The lower right corner of that box.
    pub max: Point,
    /// The width of the narrowest line.
    pub min_width: f32,
    /// The width of the widest line.
    pub max_width: f32,
}

impl Bounds {
    /// The bounds of all capsules of the pen, whether they are erased later or not; `None` where there are none.
    pub fn from_capsules(capsules: &[Capsule]) -> Option<Self> {
        let mut bounds = Self {
            min: Point::new(f32::INFINITY, f32::INFINITY),
            max: Point::new(f32::NEG_INFINITY, f32::NEG_INFINITY),
            min_width: f32::INFINITY,
            max_width: 0.0,
        };
        for capsule in capsules.iter().filter(|capsule| capsule.tool == Tool::Pen) {
            for end in [capsule.start, capsule.end] {
                bounds.min = Point::new(bounds.min.x.min(end.x), bounds.min.y.min(end.y));
                bounds.max = Point::new(bounds.max.x.max(end.x), bounds.max.y.max(end.y));
            }
            bounds.min_width = bounds.min_width.min(2.0 * capsule.radius);
            bounds.max_width = bounds.max_width.max(2.0 * capsule.radius);
        }
        (bounds.min.x <= bounds.max.x).then_some(bounds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pens_capsules_count() {
        let capsule = |x: f32, y: f32, radius, tool| Capsule {
            start: Point::new(x, y),
            end: Point::new(x + 0.1, y - 0.1),
            radius,
            tool,
        };
        let capsules = [
            capsule(0.2, 0.5, 0.03, Tool::Pen),
            capsule(0.0, 0.1, 0.2, Tool::Eraser),
            capsule(0.6, 0.4, 0.05, Tool::Pen),
        ];
        let found = Bounds::from_capsules(&capsules).unwrap();
        assert!((found.min.y - 0.3).abs() < 1e-6 && (found.max.x - 0.7).abs() < 1e-6);
        assert_eq!((found.min.x, found.max.y), (0.2, 0.5));
        assert_eq!((found.min_width, found.max_width), (0.06, 0.1));
        assert_eq!(Bounds::from_capsules(&capsules[1..2]), None);
        assert_eq!(Bounds::from_capsules(&[]), None);
    }
}
