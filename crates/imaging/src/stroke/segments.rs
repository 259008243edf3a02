//! A drawing as turns of pen and eraser.

use super::capsule::Capsule;
use super::input::Tool;

/// The pieces as runs that were drawn with one tool. A run of erasing pieces acts as a whole, so that a pixel at its
/// edge loses no more where pieces overlap.
pub(crate) fn runs(pieces: &[Capsule]) -> impl Iterator<Item = (Tool, &[Capsule])> {
    let runs = pieces.chunk_by(|a, b| a.tool == b.tool);
    runs.filter_map(|run| Some((run.first()?.tool, run)))
}

/// How much ink is left of a pixel that has so much ink, of which so much was erased (all 0 to 1).
///
/// Ink and eraser are taken to cover the same part of the pixel, as far as they go. So an eraser that covers a line
/// leaves nothing of it; were they taken to overlap by chance, or as little as they can, a grey outline would stay. An
/// eraser that runs just beside a line takes up to half a pixel of its edge.
pub(crate) fn left(ink: f32, erased: f32) -> f32 {
    (ink - erased).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::point::Point;

    #[test]
    fn runs_end_where_the_tool_changes() {
        let piece = |tool| Capsule { start: Point::default(), end: Point::default(), radius: 0.1, tool };
        let (pen, eraser) = (piece(Tool::Pen), piece(Tool::Eraser));
        let pieces = [pen, pen, eraser, pen, eraser, eraser];
        let found: Vec<(Tool, usize)> = runs(&pieces).map(|(tool, run)| (tool, run.len())).collect();
        assert_eq!(found, [(Tool::Pen, 2), (Tool::Eraser, 1), (Tool::Pen, 1), (Tool::Eraser, 2)]);
        assert_eq!(runs(&[]).count(), 0);
    }

    #[test]
    fn what_is_full_keeps_what_the_eraser_leaves() {
        assert_eq!([0.0, 0.25, 1.0].map(|erased| left(1.0, erased)), [1.0, 0.75, 0.0]);
        assert_eq!(left(0.5, 0.75), 0.0);
    }
}
