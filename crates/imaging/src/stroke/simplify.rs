//! Joins short lines to fewer long ones, for computations that need no more than a rough drawing.

use super::capsule::Capsule;
use super::input::Tool;
use super::visible_bounds::CELL_SIDE;
use crate::point::Point;

/// The greatest length of a joined line, in pads. Most of a short capsule's cost is its round ends; in one of this
/// length they are the smaller part.
const MAX_LENGTH: f32 = 8.0 * CELL_SIDE;

/// The greatest difference in length between the lines and the straight line that replaces them, in pads. It keeps the
/// deviation of the line below a fifth of a cell.
const MAX_SHORTENING: f32 = 0.01 * CELL_SIDE;

/// The greatest difference of the radii that are joined, in pads.
const MAX_RADIUS_RANGE: f32 = 0.25 * CELL_SIDE;

/// The capsules, neighbours joined where they have the same tool and form a nearly straight line of nearly even width.
///
/// A joined line of the pen has the smallest radius of its parts, one of the eraser the largest, so that what was
/// erased stays erased.
pub(super) fn simplify(capsules: &[Capsule]) -> Vec<Capsule> {
    let mut joined: Vec<Capsule> = Vec::new();
    // Of the last joined capsule: the length of its parts, and their smallest and largest radius.
    let (mut path_length, mut radii) = (0.0, (0.0, 0.0));
    for capsule in capsules {
        let length = distance(capsule.start, capsule.end);
        if let Some(last) = joined.last_mut() {
            let new_length = path_length + length;
            let new_radii: (f32, f32) = (capsule.radius.min(radii.0), capsule.radius.max(radii.1));
            let is_straight =
                new_length <= MAX_LENGTH && new_length - distance(last.start, capsule.end) <= MAX_SHORTENING;
            let is_even = new_radii.1 - new_radii.0 <= MAX_RADIUS_RANGE;
            if last.tool == capsule.tool && last.end == capsule.start && is_straight && is_even {
                last.end = capsule.end;
                last.radius = if capsule.tool == Tool::Pen { new_radii.0 } else { new_radii.1 };
                (path_length, radii) = (new_length, new_radii);
                continue;
            }
        }
        joined.push(*capsule);
        (path_length, radii) = (length, (capsule.radius, capsule.radius));
    }
    joined
}

/// The distance of two points. [`Point::distance`] computes it with `hypot`, which takes several times as long.
fn distance(a: Point, b: Point) -> f32 {
    let (x, y) = (b.x - a.x, b.y - a.y);
    (x * x + y * y).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Capsules along `points`, which are in cells; `radius` maps the index of a capsule to its radius in cells.
    fn line(points: &[(f32, f32)], radius: impl Fn(usize) -> f32, tool: Tool) -> Vec<Capsule> {
        let point = |(x, y): (f32, f32)| Point::new(x * CELL_SIDE, y * CELL_SIDE);
        let pairs = points.windows(2).enumerate();
        pairs
            .map(|(i, pair)| Capsule {
                start: point(pair[0]),
                end: point(pair[1]),
                radius: radius(i) * CELL_SIDE,
                tool,
            })
            .collect()
    }

    fn horizontal(count: u8) -> Vec<(f32, f32)> {
        (0..=count).map(|i| (f32::from(i), 3.0)).collect()
    }

    #[test]
    fn a_dense_straight_line_becomes_few_capsules() {
        let dense = line(&horizontal(16), |_| 5.0, Tool::Pen);
        let simple = simplify(&dense);
        assert!((2..=3).contains(&simple.len()), "{simple:?}");
        assert_eq!((simple[0].start, simple[simple.len() - 1].end), (dense[0].start, dense[15].end));
        assert!(simple.windows(2).all(|pair| pair[0].end == pair[1].start));
    }

    #[test]
    fn corners_gaps_and_changes_of_tool_are_kept() {
        let corner = line(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (1.0, 0.0)], |_| 5.0, Tool::Pen);
        assert_eq!(simplify(&corner), corner);
        let gap =
            [line(&horizontal(1), |_| 5.0, Tool::Pen), line(&[(2.0, 3.0), (3.0, 3.0)], |_| 5.0, Tool::Pen)].concat();
        assert_eq!(simplify(&gap), gap);
        let mut tools = line(&horizontal(2), |_| 5.0, Tool::Pen);
        tools[1].tool = Tool::Eraser;
        assert_eq!(simplify(&tools), tools);
        assert_eq!(simplify(&[]), []);
    }

    #[test]
    fn the_pen_takes_the_smallest_radius_and_the_eraser_the_largest() {
        let taper = |tool| simplify(&line(&horizontal(2), |i| if i == 0 { 5.0 } else { 5.2 }, tool));
        let [pen, eraser] = [Tool::Pen, Tool::Eraser].map(taper);
        assert_eq!((pen.len(), eraser.len()), (1, 1));
        assert_eq!((pen[0].radius, eraser[0].radius), (5.0 * CELL_SIDE, 5.2 * CELL_SIDE));
        let steep = line(&horizontal(2), |i| if i == 0 { 5.0 } else { 5.3 }, Tool::Pen);
        assert_eq!(simplify(&steep), steep);
    }
}
