//! All feature maps of a layer in one picture: tiles with lines between them.

use crate::inspector::scale::Scale;

/// The colour (sRGB) of the lines and of empty tiles. It is not black, because black means 0.
const LINE: [u8; 3] = [52, 47, 42];

/// Maps narrower than this many pixels are enlarged, so that lines are much thinner than values.
const MIN_SIDE: usize = 14;

/// The position of a value: its map, row and column, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellPosition {
    /// The index of the map.
    pub map: usize,
    /// The row in the map.
    pub row: usize,
    /// The column in the map.
    pub column: usize,
}

/// The layout of a layer's values in the picture. A cell is the index of a value in `[channels, height, width]`,
/// flattened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mosaic {
    /// `[channels, height, width]`, each at least 1.
    shape: [usize; 3],
    /// The number of tiles per row, and per column.
    grid: [usize; 2],
    /// The side of a value in pixels.
    zoom: usize,
    /// The width of a line in pixels.
    line: usize,
}

impl Mosaic {
    /// A layout for a plate that is twice as wide as high. All rows are full, and the tiles are as large as possible.
    pub fn wide([maps, height, width]: [usize; 3]) -> Self {
        let maps = maps.max(1);
        // The side of a tile, as a fraction of the plate's height.
        let side = |columns: &usize| (2.0 / *columns as f32).min(*columns as f32 / maps as f32);
        let columns = (1..=maps).filter(|columns| maps.is_multiple_of(*columns));
        // Of equal results `max_by` takes the last, here the one with the fewest columns.
        let columns = columns.rev().max_by(|one, other| side(one).total_cmp(&side(other))).unwrap_or(1);
        Self::new([maps, height, width], [columns, maps / columns])
    }

    /// A layout with as many columns as rows. The last tiles may be empty.
    pub fn square([maps, height, width]: [usize; 3]) -> Self {
        let maps = maps.max(1);
        let columns = (1..=maps).find(|columns| columns * columns >= maps).unwrap_or(1);
        Self::new([maps, height, width], [columns, columns])
    }

    fn new([maps, height, width]: [usize; 3], grid: [usize; 2]) -> Self {
        let [height, width] = [height.max(1), width.max(1)];
        let zoom = MIN_SIDE.div_ceil(width);
        // So the line has about the same width on the screen for maps of any size.
        Self { shape: [maps, height, width], grid, zoom, line: width * zoom / MIN_SIDE }
    }

    /// The number of values.
    pub fn cells(&self) -> usize {
        self.shape.iter().product()
    }

    /// The picture's width and height in pixels.
    pub fn size(&self) -> [usize; 2] {
        let [_, height, width] = self.shape;
        let [columns, rows] = self.grid;
        let side = |count: usize, values: usize| count * (values * self.zoom + self.line) - self.line;
        [side(columns, width), side(rows, height)]
    }

    /// The map, row and column of a cell.
    pub fn position(&self, cell: usize) -> CellPosition {
        let [_, height, width] = self.shape;
        CellPosition { map: cell / (height * width), row: cell / width % height, column: cell % width }
    }

    /// The upper left pixel of a cell: x and y.
    fn pixel(&self, cell: usize) -> [usize; 2] {
        let CellPosition { map, row, column } = self.position(cell);
        let [_, height, width] = self.shape;
        let [columns, _] = self.grid;
        let pixel =
            |map: usize, values: usize, value: usize| map * (values * self.zoom + self.line) + value * self.zoom;
        [pixel(map % columns, width, column), pixel(map / columns, height, row)]
    }

    /// The rectangle of a cell: left, top, width and height, as fractions of the picture's size.
    pub fn area(&self, cell: usize) -> [f32; 4] {
        let ([x, y], [width, height]) = (self.pixel(cell), self.size().map(|side| side as f32));
        let zoom = self.zoom as f32;
        [x as f32 / width, y as f32 / height, zoom / width, zoom / height]
    }

    /// The cell at a point, or the nearest one if the point is on a line. `x` and `y` are fractions of the picture's size.
    /// None in an empty tile and outside the picture.
    pub fn cell_at(&self, x: f32, y: f32) -> Option<usize> {
        let [maps, height, width] = self.shape;
        let [columns, rows] = self.grid;
        let (column, x) = self.locate(x, columns, width)?;
        let (row, y) = self.locate(y, rows, height)?;
        let map = row * columns + column;
        (map < maps).then_some((map * height + y) * width + x)
    }

    /// One axis of [`cell_at`](Self::cell_at): the index of one of `count` maps, and of one of its `side` values.
    fn locate(&self, fraction: f32, count: usize, side: usize) -> Option<(usize, usize)> {
        if !(0.0..1.0).contains(&fraction) {
            return None;
        }
        // Add half a line around the picture: then each half of a line belongs to the map beside it.
        let step = (side * self.zoom + self.line) as f32;
        let half = self.line as f32 / 2.0;
        let pixels = fraction * (count as f32 * step - self.line as f32) + half;
        let map = ((pixels / step) as usize).min(count - 1);
        let inside = (pixels - map as f32 * step - half).max(0.0) as usize;
        Some((map, (inside / self.zoom).min(side - 1)))
    }

    /// The cell this many columns to the right and rows below, across lines; the same cell if there is none.
    pub fn neighbour(&self, cell: usize, right: isize, below: isize) -> usize {
        let CellPosition { map, row, column } = self.position(cell);
        let [maps, height, width] = self.shape;
        let [columns, _] = self.grid;
        let x = (map % columns * width + column).checked_add_signed(right);
        let y = (map / columns * height + row).checked_add_signed(below);
        let (Some(x), Some(y)) = (x, y) else { return cell };
        let map = y / height * columns + x / width;
        if x >= columns * width || map >= maps {
            return cell;
        }
        (map * height + y % height) * width + x % width
    }

    /// The picture's pixels, row by row (sRGB). Missing values count as 0.
    pub fn paint(&self, values: &[f32], scale: Scale) -> Vec<[u8; 3]> {
        let colour_of = scale.colours();
        let [width, height] = self.size();
        let mut picture = vec![LINE; width * height];
        let [_, _, columns] = self.shape;
        for first in (0..self.cells()).step_by(columns) {
            let [left, top] = self.pixel(first);
            for column in 0..columns {
                let colour = colour_of(values.get(first + column).copied().unwrap_or_default());
                for row in top..top + self.zoom {
                    picture[row * width + left + column * self.zoom..][..self.zoom].fill(colour);
                }
            }
        }
        picture
    }
}

#[cfg(test)]
mod tests {
    use afterimage_imaging::inferno;

    use super::*;

    /// The latent of two networks, and a layer of another size.
    const SHAPES: [[usize; 3]; 3] = [[16, 4, 4], [8, 4, 4], [32, 28, 28]];

    fn both(shape: [usize; 3]) -> [Mosaic; 2] {
        [Mosaic::wide(shape), Mosaic::square(shape)]
    }

    #[test]
    fn the_layout_fills_the_plate_with_full_rows() {
        let grid = |maps| Mosaic::wide([maps, 4, 4]).grid;
        assert_eq!([1, 8, 16, 32].map(grid), [[1, 1], [4, 2], [4, 4], [8, 4]]);
        assert_eq!(grid(7), [7, 1]);
        let grid = |maps| Mosaic::square([maps, 4, 4]).grid;
        assert_eq!([1, 2, 8, 16, 17].map(grid), [[1, 1], [2, 2], [3, 3], [4, 4], [5, 5]]);
    }

    #[test]
    fn the_picture_has_a_pixel_for_each_value_and_lines_between_the_maps() {
        assert_eq!(Mosaic::wide([32, 28, 28]).size(), [8 * 30 - 2, 4 * 30 - 2]);
        // Four pixels for each value, and lines of one.
        assert_eq!(Mosaic::square([16, 4, 4]).size(), [67, 67]);
        for mosaic in SHAPES.into_iter().flat_map(both) {
            let picture = mosaic.paint(&vec![1.0; mosaic.cells()], Scale::Strength(1.0));
            assert_eq!(picture.len(), mosaic.size().iter().product::<usize>());
            let bright = picture.iter().filter(|colour| **colour == inferno(1.0)).count();
            assert_eq!(bright, mosaic.cells() * mosaic.zoom * mosaic.zoom);
        }
    }

    #[test]
    fn a_value_is_painted_where_its_area_is() {
        for mosaic in SHAPES.into_iter().flat_map(both) {
            for cell in [0, 5, mosaic.cells() / 2, mosaic.cells() - 1] {
                let mut values = vec![0.0; mosaic.cells()];
                values[cell] = 2.0;
                let picture = mosaic.paint(&values, Scale::strength(&values));
                let [width, height] = mosaic.size();
                let [left, top, wide, high] = mosaic.area(cell);
                let [x, y] = [(left + wide / 2.0) * width as f32, (top + high / 2.0) * height as f32];
                assert_eq!(picture[y as usize * width + x as usize], inferno(1.0));
                let bright = picture.iter().filter(|colour| **colour == inferno(1.0)).count();
                assert_eq!(bright, mosaic.zoom * mosaic.zoom);
            }
        }
    }

    #[test]
    fn a_cell_is_found_at_its_centre() {
        for mosaic in SHAPES.into_iter().flat_map(both) {
            for cell in 0..mosaic.cells() {
                let [left, top, width, height] = mosaic.area(cell);
                assert_eq!(mosaic.cell_at(left + width / 2.0, top + height / 2.0), Some(cell));
            }
        }
    }

    #[test]
    fn half_a_line_belongs_to_each_map_and_an_empty_tile_to_none() {
        let mosaic = Mosaic::square([16, 4, 4]);
        // The line is the pixel after the first 16 of 67; its left half is the first map's, its right half the second's.
        assert_eq!(mosaic.cell_at(16.4 / 67.0, 0.0), Some(3));
        assert_eq!(mosaic.cell_at(16.6 / 67.0, 0.0), Some(16));
        assert_eq!(mosaic.cell_at(0.0, 0.999), Some(12 * 16 + 12));
        for outside in [-0.1, 1.0, f32::NAN] {
            assert_eq!(mosaic.cell_at(outside, 0.5), None);
        }
        // Eight maps leave the ninth place empty.
        assert_eq!(Mosaic::square([8, 4, 4]).cell_at(0.9, 0.9), None);
        assert_eq!(Mosaic::square([8, 4, 4]).cell_at(0.5, 0.99), Some(8 * 16 - 2));
    }

    #[test]
    fn neighbours_are_beside_each_other_in_the_picture() {
        let mosaic = Mosaic::square([16, 4, 4]);
        assert_eq!(mosaic.neighbour(0, 1, 0), 1);
        assert_eq!(mosaic.neighbour(3, 1, 0), 16);
        assert_eq!(mosaic.neighbour(16, -1, 0), 3);
        assert_eq!(mosaic.neighbour(12, 0, 1), 4 * 16);
        for (corner, right, below) in [(0, -1, 0), (0, 0, -1), (255, 1, 0), (255, 0, 1)] {
            assert_eq!(mosaic.neighbour(corner, right, below), corner);
        }
        // Into the empty place.
        let last = 7 * 16 + 3;
        assert_eq!(Mosaic::square([8, 4, 4]).neighbour(last, 1, 0), last);
    }

    #[test]
    fn a_cell_has_a_map_a_row_and_a_column() {
        let place = Mosaic::square([16, 4, 4]).position(2 * 16 + 6);
        assert_eq!(place, CellPosition { map: 2, row: 1, column: 2 });
    }

    #[test]
    fn missing_values_are_painted_as_zero() {
        let mosaic = Mosaic::wide([1, 1, 2]);
        assert!(mosaic.paint(&[], Scale::Strength(1.0)).iter().all(|colour| *colour == inferno(0.0)));
        assert_eq!(Mosaic::wide([0, 0, 0]).size(), [14, 14]);
    }
}
