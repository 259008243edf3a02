//! Dense lines as fewer pieces, for what need not be known to a hundredth of a pixel.

use crate::capsule::Capsule;
use crate::remains::CELL;
use crate::{Point, Tool};

/// How long a piece may become: longer ones save little, since it is the ends that cost.
const LONGEST: f32 = 4.0 * CELL;

/// By how much a piece may be shorter than the way it stands for. At the greatest length the line then strays by an
/// eighth of a cell.
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
