//! Divides a drawing into segments of one tool, and computes what erasing leaves of a pixel.

use super::capsule::Capsule;
use super::input::Tool;

/// The drawing's segments, in order: each is the longest sequence of consecutive capsules of one tool.
///
/// The capsules of an erasing segment act together, so that where they overlap, a pixel at their edge is not erased
/// more than once.
pub(super) fn segments(capsules: &[Capsule]) -> impl Iterator<Item = (Tool, &[Capsule])> {
    let segments = capsules.chunk_by(|a, b| a.tool == b.tool);
    segments.filter_map(|segment| Some((segment.first()?.tool, segment)))
}

/// The part (0 to 1) of a pixel that is still covered with ink after a part (0 to 1) of the pixel was erased.
///
/// Ink and eraser are taken to cover the same part of the pixel, as far as possible. So an eraser that covers a line
/// leaves nothing of it; with independent or disjoint parts a grey outline would stay. An eraser that runs just beside
/// a line erases up to half a pixel of its edge.
pub(super) fn erase_coverage(ink: f32, erased: f32) -> f32 {
    (ink - erased).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::point::Point;

    #[test]
    fn segments_end_where_the_tool_changes() {
        let capsule = |tool| Capsule { start: Point::default(), end: Point::default(), radius: 0.1, tool };
        let (pen, eraser) = (capsule(Tool::Pen), capsule(Tool::Eraser));
        let capsules = [pen, pen, eraser, pen, eraser, eraser];
        let found: Vec<(Tool, usize)> = segments(&capsules).map(|(tool, segment)| (tool, segment.len())).collect();
        assert_eq!(found, [(Tool::Pen, 2), (Tool::Eraser, 1), (Tool::Pen, 1), (Tool::Eraser, 2)]);
        assert_eq!(segments(&[]).count(), 0);
    }

    #[test]
    fn erasing_subtracts_down_to_zero() {
        assert_eq!([0.0, 0.25, 1.0].map(|erased| erase_coverage(1.0, erased)), [1.0, 0.75, 0.0]);
        assert_eq!(erase_coverage(0.5, 0.75), 0.0);
    }
}
