//! The bounds of the ink that erasers leave visible.

use super::bounds::Bounds;
use super::capsule::Capsule;
use super::input::Tool;
use super::placement::Placement;
use super::segments::{erase_coverage, segments};
use crate::image::DIGIT_SIDE;
use crate::point::Point;

/// Cells per pad: four for each pixel of a digit.
const CELLS_PER_PAD: f32 = 4.0 * DIGIT_SIDE as f32;

/// A cell's side, in pads.
pub(super) const CELL_SIDE: f32 = 1.0 / CELLS_PER_PAD;

/// The least thickness of a line in cells: one of this thickness covers some cell by more than [`VISIBLE`] wherever it
/// lies.
const MIN_THICKNESS: f32 = 1.5;

/// A cell has visible ink where more than this part of it is covered. A smaller part is the edge of a line, or too
/// little to be seen.
const VISIBLE: f32 = 0.5;

/// A cell is full where more than this part of it is covered: the rest is rounding.
const FULL: f32 = 0.9999;

/// The bounds of the ink that is visible after all capsules are drawn and erased in their order; `None` where there is
/// none. `drawn` are the bounds of all that the pen draws.
///
/// Where no eraser meets ink, these are `drawn`. Otherwise the capsules are drawn on a fine grid, and the bounds are
/// read from it. Where an eraser cuts a line, the line's middle is taken to end one radius before the cut.
pub(super) fn visible_bounds(capsules: &[Capsule], drawn: Bounds) -> Option<Bounds> {
    let mut grid = CoverageGrid::new(&drawn);
    segments(capsules).for_each(|(tool, segment)| grid.draw(tool, segment));
    if grid.is_erased { grid.bounds(drawn.min_width) } else { Some(drawn) }
}

/// A grid of square cells over the pad and a margin around it.
struct CoverageGrid {
    /// Maps pads to cells.
    placement: Placement,
    /// Cells in a row and in a column.
    side: usize,
    /// Row by row.
    cells: Vec<Cell>,
    /// Whether an eraser has met ink.
    is_erased: bool,
}

/// How much of a cell is covered with ink (0 to 1), and the width in pads of the widest line that covers it.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    ink: f32,
    width: f32,
}

impl Cell {
    /// The greater ink and the greater width of two cells.
    fn max(self, other: Self) -> Self {
        Self { ink: self.ink.max(other.ink), width: self.width.max(other.width) }
    }
}

impl CoverageGrid {
    /// A grid without ink, with a margin for the round ends of lines at the pad's edge.
    fn new(drawn: &Bounds) -> Self {
        let margin = drawn.max_width / 2.0 + 2.0 / CELLS_PER_PAD;
        let side = ((1.0 + 2.0 * margin) * CELLS_PER_PAD).ceil() as usize;
        let placement = Placement::with_margin(margin, CELLS_PER_PAD, MIN_THICKNESS, drawn.min_width);
        Self { placement, side, cells: vec![Cell::default(); side * side], is_erased: false }
    }

    /// Draws or erases a segment.
    fn draw(&mut self, tool: Tool, segment: &[Capsule]) {
        let (first, coverage) = self.coverage(tool, segment);
        for (cell, covered) in self.cells.iter_mut().skip(first).zip(coverage) {
            match tool {
                Tool::Pen => *cell = cell.max(covered),
                Tool::Eraser if covered.ink > 0.0 => {
                    let ink = erase_coverage(cell.ink, covered.ink);
                    self.is_erased |= ink < cell.ink;
                    *cell = Cell { ink, width: if ink > VISIBLE { cell.width } else { 0.0 } };
                }
                Tool::Eraser => {}
            }
        }
    }

    /// What a segment covers in the rows that it touches, and the index of the first cell of these rows. For an eraser
    /// only cells with ink are filled in.
    fn coverage(&self, tool: Tool, segment: &[Capsule]) -> (usize, Vec<Cell>) {
        let edges = self.placement.edges(tool);
        let place = |capsule: &Capsule| (2.0 * capsule.radius, self.placement.to_pixels(capsule));
        let mut capsules: Vec<(f32, Capsule)> = segment.iter().map(place).collect();
        // The widest come first: then no later capsule can change the width of a cell that is full.
        capsules.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let rows = capsules.iter().map(|(_, capsule)| capsule.rows(self.side, &edges)).filter(|rows| !rows.is_empty());
        let rows = rows.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end)).unwrap_or_default();
        let first = rows.start * self.side;
        let mut cells = vec![Cell::default(); rows.len() * self.side];
        for (width, capsule) in capsules {
            capsule.for_each_pixel([self.side, self.side], &edges, |index, point| {
                let cell = &mut cells[index - first];
                // In a dense drawing most cells are full already.
                if cell.ink < FULL && (tool == Tool::Pen || self.cells[index].ink > 0.0) {
                    let ink = capsule.coverage(point);
                    *cell = cell.max(Cell { ink, width: if ink > VISIBLE { width } else { 0.0 } });
                }
            });
        }
        (first, cells)
    }

    /// The bounds of the cells with visible ink.
    fn bounds(&self, min_width: f32) -> Option<Bounds> {
        let mut columns = vec![Cell::default(); self.side];
        let row_maximum = |row: &[Cell]| {
            columns.iter_mut().zip(row).for_each(|(column, cell)| *column = column.max(*cell));
            maximum(row.iter())
        };
        let rows: Vec<Cell> = self.cells.chunks_exact(self.side).map(row_maximum).collect();
        let (left, right) = self.span(&columns)?;
        let (top, bottom) = self.span(&rows)?;
        let to_pad = |x: f32, y: f32| self.placement.to_pad(Point::new(x, y));
        let max_width = maximum(rows.iter()).width;
        Some(Bounds { min: to_pad(left, top), max: to_pad(right, bottom), min_width, max_width })
    }

    /// The first and the last position, in cells, of the lines' middles along one axis. `profile` has the maximum of
    /// each row or each column.
    fn span(&self, profile: &[Cell]) -> Option<(f32, f32)> {
        let from = first_middle(profile.iter())?;
        let to = self.side as f32 - first_middle(profile.iter().rev())?;
        // Where less is left than the line is wide, `from` is beyond `to`; both become the middle of what is left.
        let middle = (from + to) / 2.0;
        Some((from.min(middle), to.max(middle)))
    }
}

/// The greatest ink and the greatest width of all cells.
fn maximum<'a>(cells: impl Iterator<Item = &'a Cell>) -> Cell {
    cells.fold(Cell::default(), |maximum, cell| maximum.max(*cell))
}

/// The distance in cells from the beginning of a profile to the first middle of a line; `None` without visible ink.
fn first_middle<'a>(profile: impl Iterator<Item = &'a Cell>) -> Option<f32> {
    let mut previous = 0.0;
    for (index, cell) in profile.enumerate() {
        if cell.ink > VISIBLE {
            // The line's edge is in this cell or in the one before it: as far before this cell's end as the two are
            // covered together.
            let edge = index as f32 + 1.0 - cell.ink - previous;
            return Some(edge + (cell.width * CELLS_PER_PAD).max(MIN_THICKNESS) / 2.0);
        }
        previous = cell.ink;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::point::Point;
    use crate::stroke::clip::clipped_capsules;
    use crate::stroke::input::Stroke;

    fn line(from: (f32, f32), to: (f32, f32), width: f32, tool: Tool) -> Stroke {
        let points = [from, to].map(|(x, y)| Point::new(x, y)).to_vec();
        Stroke { width, tool, ..Stroke::new(points) }
    }

    fn bounds(strokes: &[Stroke]) -> Option<Bounds> {
        let capsules = clipped_capsules(strokes, 0.0);
        visible_bounds(&capsules, Bounds::from_capsules(&capsules)?)
    }

    /// Asserts that the box is from `min` to `max`, to a third of a cell.
    fn assert_spans(bounds: Option<Bounds>, min: (f32, f32), max: (f32, f32)) {
        let found = bounds.map(|b| [b.min.x, b.min.y, b.max.x, b.max.y]).unwrap();
        let expected = [min.0, min.1, max.0, max.1];
        assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 3e-3), "{found:?} is not {expected:?}");
    }

    #[test]
    fn an_eraser_that_meets_no_ink_changes_nothing() {
        let pen = line((0.2, 0.3), (0.7, 0.6), 0.09, Tool::Pen);
        let beside = line((0.1, 0.9), (0.9, 0.9), 0.1, Tool::Eraser);
        let exact = bounds(std::slice::from_ref(&pen));
        assert_eq!(exact, Bounds::from_capsules(&clipped_capsules(&[&pen], 0.0)));
        assert_eq!(bounds(&[pen.clone(), beside]), exact);
        let before = line((0.2, 0.3), (0.7, 0.6), 0.4, Tool::Eraser);
        assert_eq!(bounds(&[before, pen]), exact);
    }

    /// The bounds from the grid agree with those of the lines themselves, thick or thin, inside the pad or at its edge.
    #[test]
    fn lines_that_were_not_erased_have_exact_bounds() {
        for width in [0.004, 0.02, 0.09, 0.3] {
            for (from, to) in [((0.213, 0.3), (0.7, 0.607)), ((0.0, 0.5), (1.0, 0.5)), ((0.4, 0.0), (0.4, 1.0))] {
                // A dot beside the line is drawn and erased, so that the grid is used.
                let dot = line((0.8, 0.8), (0.8, 0.8), 0.02, Tool::Pen);
                let eraser = line((0.8, 0.8), (0.8, 0.8), 0.04, Tool::Eraser);
                let found = bounds(&[dot, eraser, line(from, to, width, Tool::Pen)]).unwrap();
                assert_eq!(found.max_width, width);
                assert_spans(Some(found), from, (to.0.max(from.0), to.1));
            }
        }
    }

    #[test]
    fn half_a_line_has_half_the_bounds() {
        let pen = line((0.2, 0.5), (0.8, 0.5), 0.1, Tool::Pen);
        let half = line((0.7, 0.0), (0.7, 1.0), 0.4, Tool::Eraser);
        // The cut is at 0.5; the line's middle ends the pen's radius before it.
        assert_spans(bounds(&[pen, half]), (0.2, 0.5), (0.45, 0.5));
    }

    #[test]
    fn the_width_of_an_erased_line_does_not_count() {
        let thick = line((0.3, 0.3), (0.7, 0.7), 0.15, Tool::Pen);
        let eraser = line((0.2, 0.2), (0.8, 0.8), 0.3, Tool::Eraser);
        let thin = line((0.3, 0.3), (0.7, 0.7), 0.03, Tool::Pen);
        let found = bounds(&[thick.clone(), eraser.clone(), thin]).unwrap();
        assert_eq!(found.max_width, 0.03);
        assert_spans(Some(found), (0.3, 0.3), (0.7, 0.7));
        assert_eq!(bounds(&[thick, eraser]), None);
    }

    #[test]
    fn an_eraser_alone_leaves_nothing() {
        assert_eq!(bounds(&[line((0.3, 0.3), (0.7, 0.7), 0.15, Tool::Eraser)]), None);
    }

    #[test]
    fn an_eraser_as_wide_as_the_pen_leaves_nothing() {
        for width in [0.0, 0.004, 0.09, 0.3] {
            let [pen, eraser] = [Tool::Pen, Tool::Eraser].map(|tool| line((0.21, 0.3), (0.7, 0.613), width, tool));
            assert_eq!(bounds(&[pen, eraser]), None, "{width}");
        }
    }
}
