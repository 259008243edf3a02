//! Dense lines as fewer pieces, for what need not be known to a hundredth of a pixel.

use super::capsule::Capsule;
use super::input::Tool;
use super::visible_bounds::CELL;
use crate::point::Point;

/// How long a piece may become. It is the round ends that cost, and of so long a piece they are the smaller part.
const LONGEST: f32 = 8.0 * CELL;

/// By how much a piece may be shorter than the way it stands for. So the line strays by less than a fifth of a cell.
const SHORTER: f32 = 0.01 * CELL;

/// By how much the radius may change along a piece.
const TAPER: f32 = 0.25 * CELL;

/// The pieces with neighbours joined where they make a straight line of one tool and of nearly one width. It is as wide
/// as the widest of them for an eraser and as the narrowest for a pen, so that what was erased stays erased.
pub(crate) fn thinned(pieces: &[Capsule]) -> Vec<Capsule> {
    let mut joined: Vec<Capsule> = Vec::new();
    let (mut way, mut radii) = (0.0, (0.0, 0.0));
    for piece in pieces {
        let length = distance(piece.start, piece.end);
        if let Some(last) = joined.last_mut() {
            let longer = way + length;
            let wider: (f32, f32) = (piece.radius.min(radii.0), piece.radius.max(radii.1));
            let is_straight = longer <= LONGEST && longer - distance(last.start, piece.end) <= SHORTER;
            let is_even = wider.1 - wider.0 <= TAPER;
            if last.tool == piece.tool && last.end == piece.start && is_straight && is_even {
                last.end = piece.end;
                last.radius = if piece.tool == Tool::Pen { wider.0 } else { wider.1 };
                (way, radii) = (longer, wider);
                continue;
            }
        }
        joined.push(*piece);
        (way, radii) = (length, (piece.radius, piece.radius));
    }
    joined
}

fn distance(a: Point, b: Point) -> f32 {
    let (x, y) = (b.x - a.x, b.y - a.y);
    (x * x + y * y).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f32, f32)], radius: impl Fn(usize) -> f32, tool: Tool) -> Vec<Capsule> {
        let point = |(x, y): (f32, f32)| Point::new(x * CELL, y * CELL);
        let pieces = points.windows(2).enumerate();
        pieces
            .map(|(i, two)| Capsule { start: point(two[0]), end: point(two[1]), radius: radius(i) * CELL, tool })
            .collect()
    }

    fn level(count: u8) -> Vec<(f32, f32)> {
        (0..=count).map(|i| (f32::from(i), 3.0)).collect()
    }

    #[test]
    fn a_dense_straight_line_becomes_few_pieces() {
        let dense = line(&level(16), |_| 5.0, Tool::Pen);
        let thin = thinned(&dense);
        assert!((2..=3).contains(&thin.len()), "{thin:?}");
        assert_eq!((thin[0].start, thin[thin.len() - 1].end), (dense[0].start, dense[15].end));
        assert!(thin.windows(2).all(|two| two[0].end == two[1].start));
    }

    #[test]
    fn corners_gaps_and_tools_are_kept() {
        let corner = line(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (1.0, 0.0)], |_| 5.0, Tool::Pen);
        assert_eq!(thinned(&corner), corner);
        let gap = [line(&level(1), |_| 5.0, Tool::Pen), line(&[(2.0, 3.0), (3.0, 3.0)], |_| 5.0, Tool::Pen)].concat();
        assert_eq!(thinned(&gap), gap);
        let mut tools = line(&level(2), |_| 5.0, Tool::Pen);
        tools[1].tool = Tool::Eraser;
        assert_eq!(thinned(&tools), tools);
        assert_eq!(thinned(&[]), []);
    }

    #[test]
    fn a_taper_is_narrow_for_the_pen_and_wide_for_the_eraser() {
        let taper = |tool| thinned(&line(&level(2), |i| if i == 0 { 5.0 } else { 5.2 }, tool));
        let [pen, eraser] = [Tool::Pen, Tool::Eraser].map(taper);
        assert_eq!((pen.len(), eraser.len()), (1, 1));
        assert_eq!((pen[0].radius, eraser[0].radius), (5.0 * CELL, 5.2 * CELL));
        let steep = line(&level(2), |i| if i == 0 { 5.0 } else { 5.3 }, Tool::Pen);
        assert_eq!(thinned(&steep), steep);
    }
}
