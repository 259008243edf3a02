//! What an eraser leaves of a drawing.

use super::bounds::Extent;
use super::capsule::Capsule;
use super::input::Tool;
use super::placement::Placement;
use super::segments::{left, runs};
use crate::image::DIGIT_SIDE;
use crate::point::Point;

/// Cells for the pad's side: four for each pixel of a picture.
const CELLS: f32 = 4.0 * DIGIT_SIDE as f32;

/// A cell's side, in pads.
pub(crate) const CELL: f32 = 1.0 / CELLS;

/// The least thickness of a line in cells: one so thick covers some cell by more than [`LEFT`] wherever it lies.
const THINNEST: f32 = 1.5;

/// A cell has ink left where more than so much of it is covered: less is an edge, or what cannot be seen.
const LEFT: f32 = 0.5;

/// A cell is full where more than so much of it is covered: the rest is rounding.
const FULL: f32 = 0.9999;

/// The extent of the ink that is left of pieces that were `drawn` so far; `None` where there is none.
///
/// Where no eraser met ink this is what was drawn. Else it is found on a fine raster, and where an eraser has cut a
/// line, the pen is taken to have ended its radius before the cut.
pub(crate) fn remaining(pieces: &[Capsule], drawn: Extent) -> Option<Extent> {
    let mut survey = Survey::new(&drawn);
    runs(pieces).for_each(|(tool, run)| survey.draw(tool, run));
    if survey.is_erased { survey.extent(drawn.narrowest) } else { Some(drawn) }
}

/// The pad and some space round it, in cells.
struct Survey {
    placement: Placement,
    side: usize,
    cells: Vec<Cell>,
    /// Whether an eraser has met ink.
    is_erased: bool,
}

/// How much of a cell is covered (0 to 1), and the width in pads of the widest line that covers it.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    ink: f32,
    width: f32,
}

impl Cell {
    /// Of two cells' ink and width the greater.
    fn max(self, other: Self) -> Self {
        Self { ink: self.ink.max(other.ink), width: self.width.max(other.width) }
    }
}

impl Survey {
    /// Large enough for round ends at the pad's edge.
    fn new(drawn: &Extent) -> Self {
        let margin = drawn.widest / 2.0 + 2.0 / CELLS;
        let side = ((1.0 + 2.0 * margin) * CELLS).ceil() as usize;
        let placement = Placement::surveyed(margin, CELLS, THINNEST, drawn.narrowest);
        Self { placement, side, cells: vec![Cell::default(); side * side], is_erased: false }
    }

    /// Draws or erases a run of pieces of one tool.
    fn draw(&mut self, tool: Tool, run: &[Capsule]) {
        let (first, covers) = self.covers(tool, run);
        for (cell, cover) in self.cells.iter_mut().skip(first).zip(covers) {
            match tool {
                Tool::Pen => *cell = cell.max(cover),
                Tool::Eraser if cover.ink > 0.0 => {
                    let ink = left(cell.ink, cover.ink);
                    self.is_erased |= ink < cell.ink;
                    *cell = Cell { ink, width: if ink > LEFT { cell.width } else { 0.0 } };
                }
                Tool::Eraser => {}
            }
        }
    }

    /// What a run covers in the rows that it reaches, and the index of their first cell. Of an eraser it is what it
    /// covers where there is ink.
    fn covers(&self, tool: Tool, run: &[Capsule]) -> (usize, Vec<Cell>) {
        let edges = self.placement.edges(tool);
        let place = |piece: &Capsule| (2.0 * piece.radius, self.placement.place(piece));
        let mut pieces: Vec<(f32, Capsule)> = run.iter().map(place).collect();
        // The widest first, so that none that follows changes a cell that is full.
        pieces.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let rows = pieces.iter().map(|(_, piece)| piece.rows(self.side, &edges)).filter(|rows| !rows.is_empty());
        let rows = rows.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end)).unwrap_or_default();
        let first = rows.start * self.side;
        let mut cells = vec![Cell::default(); rows.len() * self.side];
        for (width, piece) in pieces {
            piece.visit([self.side, self.side], &edges, |index, centre| {
                let cell = &mut cells[index - first];
                // Most of a dense drawing is full already.
                if cell.ink < FULL && (tool == Tool::Pen || self.cells[index].ink > 0.0) {
                    let ink = piece.cover(centre);
                    *cell = cell.max(Cell { ink, width: if ink > LEFT { width } else { 0.0 } });
                }
            });
        }
        (first, cells)
    }

    /// The extent of the cells that have ink left.
    fn extent(&self, narrowest: f32) -> Option<Extent> {
        let mut columns = vec![Cell::default(); self.side];
        let profile = |row: &[Cell]| {
            columns.iter_mut().zip(row).for_each(|(most, cell)| *most = most.max(*cell));
            fold(row.iter())
        };
        let rows: Vec<Cell> = self.cells.chunks_exact(self.side).map(profile).collect();
        let (left, right) = self.span(&columns)?;
        let (top, bottom) = self.span(&rows)?;
        let pad = |x: f32, y: f32| self.placement.pad(Point::new(x, y));
        let widest = fold(rows.iter()).width;
        Some(Extent { low: pad(left, top), high: pad(right, bottom), widest, narrowest })
    }

    /// From where to where, in cells, the pen's centre went in a profile of rows or columns.
    fn span(&self, profile: &[Cell]) -> Option<(f32, f32)> {
        let from = first_centre(profile.iter())?;
        let to = self.side as f32 - first_centre(profile.iter().rev())?;
        // Of what is narrower than its pen there is only the middle.
        let middle = (from + to) / 2.0;
        Some((from.min(middle), to.max(middle)))
    }
}

/// The most ink of any cell, and the widest line of those with ink left.
fn fold<'a>(cells: impl Iterator<Item = &'a Cell>) -> Cell {
    cells.fold(Cell::default(), |most, cell| most.max(*cell))
}

/// How many cells from the beginning of a profile the pen's centre comes first.
fn first_centre<'a>(profile: impl Iterator<Item = &'a Cell>) -> Option<f32> {
    let mut before = 0.0;
    for (index, cell) in profile.enumerate() {
        if cell.ink > LEFT {
            // The line's edge lies as far before the end of this cell as both are covered together.
            let edge = index as f32 + 1.0 - cell.ink - before;
            return Some(edge + (cell.width * CELLS).max(THINNEST) / 2.0);
        }
        before = cell.ink;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::point::Point;
    use crate::stroke::clip::ink;
    use crate::stroke::input::Stroke;

    fn line(from: (f32, f32), to: (f32, f32), width: f32, tool: Tool) -> Stroke {
        let points = [from, to].map(|(x, y)| Point::new(x, y)).to_vec();
        Stroke { width, tool, ..Stroke::new(points) }
    }

    fn left(strokes: &[Stroke]) -> Option<Extent> {
        let ink = ink(strokes, 0.0);
        remaining(&ink, Extent::drawn(&ink)?)
    }

    /// Within a third of a cell.
    fn assert_spans(extent: Option<Extent>, low: (f32, f32), high: (f32, f32)) {
        let found = extent.map(|e| [e.low.x, e.low.y, e.high.x, e.high.y]).unwrap();
        let expected = [low.0, low.1, high.0, high.1];
        assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 3e-3), "{found:?} is not {expected:?}");
    }

    #[test]
    fn an_eraser_that_meets_no_ink_changes_nothing() {
        let pen = line((0.2, 0.3), (0.7, 0.6), 0.09, Tool::Pen);
        let aside = line((0.1, 0.9), (0.9, 0.9), 0.1, Tool::Eraser);
        let exact = left(std::slice::from_ref(&pen));
        assert_eq!(exact, Extent::drawn(&ink(&[&pen], 0.0)));
        assert_eq!(left(&[pen.clone(), aside]), exact);
        let before = line((0.2, 0.3), (0.7, 0.6), 0.4, Tool::Eraser);
        assert_eq!(left(&[before, pen]), exact);
    }

    /// The survey's extent agrees with that of the lines themselves, thick or thin, inside the pad or at its edge.
    #[test]
    fn what_is_whole_is_surveyed_exactly() {
        for width in [0.004, 0.02, 0.09, 0.3] {
            for (from, to) in [((0.213, 0.3), (0.7, 0.607)), ((0.0, 0.5), (1.0, 0.5)), ((0.4, 0.0), (0.4, 1.0))] {
                // Something at the side is drawn and erased, so that there is something to survey.
                let dot = line((0.8, 0.8), (0.8, 0.8), 0.02, Tool::Pen);
                let wiped = line((0.8, 0.8), (0.8, 0.8), 0.04, Tool::Eraser);
                let found = left(&[dot, wiped, line(from, to, width, Tool::Pen)]).unwrap();
                assert_eq!(found.widest, width);
                assert_spans(Some(found), from, (to.0.max(from.0), to.1));
            }
        }
    }

    #[test]
    fn half_a_line_spans_half() {
        let pen = line((0.2, 0.5), (0.8, 0.5), 0.1, Tool::Pen);
        let half = line((0.7, 0.0), (0.7, 1.0), 0.4, Tool::Eraser);
        // The cut at 0.5, less the pen's radius.
        assert_spans(left(&[pen, half]), (0.2, 0.5), (0.45, 0.5));
    }

    #[test]
    fn the_erased_pens_width_does_not_count() {
        let thick = line((0.3, 0.3), (0.7, 0.7), 0.15, Tool::Pen);
        let eraser = line((0.2, 0.2), (0.8, 0.8), 0.3, Tool::Eraser);
        let thin = line((0.3, 0.3), (0.7, 0.7), 0.03, Tool::Pen);
        let extent = left(&[thick.clone(), eraser.clone(), thin]).unwrap();
        assert_eq!(extent.widest, 0.03);
        assert_spans(Some(extent), (0.3, 0.3), (0.7, 0.7));
        assert_eq!(left(&[thick, eraser]), None);
    }

    #[test]
    fn an_eraser_alone_leaves_nothing() {
        assert_eq!(left(&[line((0.3, 0.3), (0.7, 0.7), 0.15, Tool::Eraser)]), None);
    }

    #[test]
    fn an_eraser_as_wide_as_the_pen_leaves_nothing() {
        for width in [0.0, 0.004, 0.09, 0.3] {
            let [pen, eraser] = [Tool::Pen, Tool::Eraser].map(|tool| line((0.21, 0.3), (0.7, 0.613), width, tool));
            assert_eq!(left(&[pen, eraser]), None, "{width}");
        }
    }
}
