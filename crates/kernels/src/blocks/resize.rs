//! Resizing planes before a convolution.

use crate::layout::{LANES, Pixel, Plane, ZERO};

/// One row or column of the large picture: the two of the small picture that it interpolates, and the second's weight.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Interpolation {
    from: [usize; 2],
    weight: f32,
}

/// A resize from one size to another, with its gradient.
#[derive(Clone, Debug)]
pub(crate) struct Resize {
    source: Plane,
    target: Plane,
    rows: Vec<Interpolation>,
    columns: Vec<Interpolation>,
}

impl Resize {
    /// Nearest-neighbour resize: row `y` is a copy of row `⌊y · small / large⌋`, as in TensorFlow's
    /// `resize_nearest_neighbor`.
    pub fn nearest(source: Plane, target: Plane) -> Self {
        Self::new(source, target, |to, small, large| Interpolation { from: [to * small / large; 2], weight: 0.0 })
    }

    /// Bilinear resize with aligned pixel centres and repeated edges.
    pub fn bilinear(source: Plane, target: Plane) -> Self {
        Self::new(source, target, |to, small, large| {
            let position = ((to as f32 + 0.5) * small as f32 / large as f32 - 0.5).max(0.0);
            let first = (position as usize).min(small - 1);
            Interpolation { from: [first, (first + 1).min(small - 1)], weight: position - first as f32 }
        })
    }

    fn new(source: Plane, target: Plane, interpolation: impl Fn(usize, usize, usize) -> Interpolation) -> Self {
        let all = |small, large| (0..large).map(|to| interpolation(to, small, large)).collect();
        let (rows, columns) = (all(source.height, target.height), all(source.width, target.width));
        Self { source, target, rows, columns }
    }

    /// Calls `f(to, from, weight)` for every pixel of a large plane and the pixels of the small plane that it interpolates.
    #[inline]
    fn each(&self, mut f: impl FnMut(usize, usize, f32)) {
        for (y, row) in self.rows.iter().enumerate() {
            for (x, column) in self.columns.iter().enumerate() {
                let to = self.target.row(y) + x;
                for (from_y, row_weight) in row.parts() {
                    for (from_x, column_weight) in column.parts() {
                        f(to, self.source.row(from_y) + from_x, row_weight * column_weight);
                    }
                }
            }
        }
    }

    /// Small planes → large planes. Borders are not written.
    pub fn forward(&self, small: &[Pixel], large: &mut [Pixel]) {
        let groups = small.chunks_exact(self.source.len()).zip(large.chunks_exact_mut(self.target.len()));
        for (small, large) in groups {
            for y in 0..self.target.height {
                large[self.target.row(y)..][..self.target.width].fill(ZERO);
            }
            self.each(|to, from, weight| add(&mut large[to], weight, &small[from]));
        }
    }

    /// The gradient of the large planes → the gradient of the small planes.
    pub fn backward(&self, large: &[Pixel], small: &mut [Pixel]) {
        small.fill(ZERO);
        let groups = small.chunks_exact_mut(self.source.len()).zip(large.chunks_exact(self.target.len()));
        for (small, large) in groups {
            self.each(|to, from, weight| add(&mut small[from], weight, &large[to]));
        }
    }
}

impl Interpolation {
    /// The rows or columns of non-zero weight, with their weights.
    #[inline]
    fn parts(self) -> impl Iterator<Item = (usize, f32)> {
        let second = (self.weight > 0.0).then_some((self.from[1], self.weight));
        std::iter::once((self.from[0], 1.0 - self.weight)).chain(second)
    }
}

#[inline]
fn add(sum: &mut Pixel, weight: f32, pixel: &Pixel) {
    for lane in 0..LANES {
        sum[lane] += weight * pixel[lane];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interpolations(resize: &Resize) -> Vec<([usize; 2], f32)> {
        resize.columns.iter().map(|column| (column.from, column.weight)).collect()
    }

    #[test]
    fn neighbours_and_weights() {
        let (source, target) = (Plane::new([1, 2]), Plane::new([1, 4]));
        let nearest = interpolations(&Resize::nearest(source, target));
        assert_eq!(nearest, [([0, 0], 0.0), ([0, 0], 0.0), ([1, 1], 0.0), ([1, 1], 0.0)]);
        let bilinear = interpolations(&Resize::bilinear(source, target));
        assert_eq!(bilinear, [([0, 1], 0.0), ([0, 1], 0.25), ([0, 1], 0.75), ([1, 1], 0.25)]);
    }
}
