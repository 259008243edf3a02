//! Resizing planes before a convolution.

use crate::layout::{LANES, Pixel, Plane, ZERO};

/// One row or column of the large picture: the two small ones that it is a mixture of, and the share of the second.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Mix {
    from: [usize; 2],
    share: f32,
}

/// A resize from one size to another, with its gradient.
#[derive(Clone, Debug)]
pub(crate) struct Resize {
    source: Plane,
    target: Plane,
    rows: Vec<Mix>,
    columns: Vec<Mix>,
}

impl Resize {
    /// Every pixel is a copy of the nearest one: row `y` of row `⌊y · small / large⌋`, as TensorFlow's
    /// `resize_nearest_neighbor` does.
    pub fn nearest(source: Plane, target: Plane) -> Self {
        Self::new(source, target, |to, small, large| Mix { from: [to * small / large; 2], share: 0.0 })
    }

    /// Every pixel is a mixture of the four around it, by their distance from its centre; edges are repeated.
    pub fn bilinear(source: Plane, target: Plane) -> Self {
        Self::new(source, target, |to, small, large| {
            let place = ((to as f32 + 0.5) * small as f32 / large as f32 - 0.5).max(0.0);
            let first = (place as usize).min(small - 1);
            Mix { from: [first, (first + 1).min(small - 1)], share: place - first as f32 }
        })
    }

    fn new(source: Plane, target: Plane, mix: impl Fn(usize, usize, usize) -> Mix) -> Self {
        let all = |small, large| (0..large).map(|to| mix(to, small, large)).collect();
        let (rows, columns) = (all(source.height, target.height), all(source.width, target.width));
        Self { source, target, rows, columns }
    }

    /// Calls `f(to, from, share)` for every pixel of one group of the large picture and those that it is made of.
    #[inline]
    fn each(&self, mut f: impl FnMut(usize, usize, f32)) {
        for (y, row) in self.rows.iter().enumerate() {
            for (x, column) in self.columns.iter().enumerate() {
                let to = self.target.row(y) + x;
                for (from_y, row_share) in row.parts() {
                    for (from_x, column_share) in column.parts() {
                        f(to, self.source.row(from_y) + from_x, row_share * column_share);
                    }
                }
            }
        }
    }

    /// Small planes → large planes; borders are left as they are.
    pub fn forward(&self, small: &[Pixel], large: &mut [Pixel]) {
        let groups = small.chunks_exact(self.source.len()).zip(large.chunks_exact_mut(self.target.len()));
        for (small, large) in groups {
            for y in 0..self.target.height {
                large[self.target.row(y)..][..self.target.width].fill(ZERO);
            }
            self.each(|to, from, share| add(&mut large[to], share, &small[from]));
        }
    }

    /// The gradient of the large planes → of the small ones.
    pub fn backward(&self, large: &[Pixel], small: &mut [Pixel]) {
        small.fill(ZERO);
        let groups = small.chunks_exact_mut(self.source.len()).zip(large.chunks_exact(self.target.len()));
        for (small, large) in groups {
            self.each(|to, from, share| add(&mut small[from], share, &large[to]));
        }
    }
}

impl Mix {
    /// The rows or columns that count, with their shares.
    #[inline]
    fn parts(self) -> impl Iterator<Item = (usize, f32)> {
        let second = (self.share > 0.0).then_some((self.from[1], self.share));
        std::iter::once((self.from[0], 1.0 - self.share)).chain(second)
    }
}

#[inline]
fn add(sum: &mut Pixel, share: f32, pixel: &Pixel) {
    for lane in 0..LANES {
        sum[lane] += share * pixel[lane];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mixes(resize: &Resize) -> Vec<([usize; 2], f32)> {
        resize.columns.iter().map(|mix| (mix.from, mix.share)).collect()
    }

    #[test]
    fn neighbours_and_shares() {
        let (source, target) = (Plane::new([1, 2]), Plane::new([1, 4]));
        let nearest = mixes(&Resize::nearest(source, target));
        assert_eq!(nearest, [([0, 0], 0.0), ([0, 0], 0.0), ([1, 1], 0.0), ([1, 1], 0.0)]);
        let bilinear = mixes(&Resize::bilinear(source, target));
        assert_eq!(bilinear, [([0, 1], 0.0), ([0, 1], 0.25), ([0, 1], 0.75), ([1, 1], 0.25)]);
    }
}
