//! Which pixels a convolution looks at, and with which cells of its kernel.

use afterimage_architecture::KERNEL;

/// One neighbour, and the kernel's cells `[row, column]` whose sum it is multiplied by.
#[derive(Clone, Debug)]
pub(crate) struct Tap {
    pub dy: isize,
    pub dx: isize,
    pub cells: Vec<[usize; 2]>,
}

/// The neighbours of a pixel, for each of the pictures that come out.
#[derive(Clone, Debug)]
pub(crate) struct Stencil {
    pub pictures: Vec<Vec<Tap>>,
    /// The kernel's side: 1 to 3.
    pub side: usize,
    /// Whether the weights are `[input, output, side, side]`, as those of transposed convolutions.
    pub transposed: bool,
}

impl Stencil {
    /// The pixel alone.
    pub fn pointwise() -> Self {
        Self { pictures: vec![vec![Tap { dy: 0, dx: 0, cells: vec![[0, 0]] }]], side: 1, transposed: false }
    }

    /// A 3×3 kernel on a picture of the same size.
    pub fn same() -> Self {
        let taps = (0..KERNEL)
            .flat_map(|ky| (0..KERNEL).map(move |kx| Tap { dy: offset(ky), dx: offset(kx), cells: vec![[ky, kx]] }))
            .collect();
        Self { pictures: vec![taps], side: KERNEL, transposed: false }
    }

    /// A 3×3 kernel on a picture enlarged twofold to nearest neighbours, as four 2×2 kernels on the small one.
    ///
    /// Of the three rows under the kernel, two are copies of one row: above for an even output row (the small rows
    /// −1, 0, 0), below for an odd one (0, 0, 1); columns likewise. The four pictures are the output's pixels of even
    /// and odd rows and columns: (0, 0), (0, 1), (1, 0), (1, 1). 16 multiplications instead of 36.
    pub fn doubled() -> Self {
        let halves = |parity: usize| {
            if parity == 0 { [(-1, vec![0]), (0, vec![1, 2])] } else { [(0, vec![0, 1]), (1, vec![2])] }
        };
        Self { pictures: by_parity(halves), side: KERNEL, transposed: false }
    }

    /// A transposed 3×3 kernel with stride 2 and padding 1, as four kernels on the small picture.
    ///
    /// Small row `i` paints rows 2i − 1, 2i and 2i + 1: an even row is painted once, by the kernel's middle row; an odd
    /// one twice, by the last row of the small row above it and the first of the one below.
    pub fn transposed3() -> Self {
        let rows = |parity: usize| -> Vec<(isize, Vec<usize>)> {
            if parity == 0 { vec![(0, vec![1])] } else { vec![(0, vec![2]), (1, vec![0])] }
        };
        Self { pictures: by_parity(rows), side: 3, transposed: true }
    }

    /// A transposed 2×2 kernel with stride 2: every pixel is painted once.
    pub fn transposed2() -> Self {
        Self { pictures: by_parity(|parity| [(0, vec![parity])]), side: 2, transposed: true }
    }
}

/// The taps of the four pictures of an enlargement, from the rows that one parity looks at and the kernel's rows that
/// they meet; columns are as rows.
fn by_parity<R: IntoIterator<Item = (isize, Vec<usize>)>>(rows: impl Fn(usize) -> R) -> Vec<Vec<Tap>> {
    let taps = |[py, px]: [usize; 2]| -> Vec<Tap> {
        let mut taps = Vec::new();
        for (dy, kernel_rows) in rows(py) {
            for (dx, kernel_columns) in rows(px) {
                let cells = kernel_rows.iter().flat_map(|ky| kernel_columns.iter().map(|kx| [*ky, *kx])).collect();
                taps.push(Tap { dy, dx, cells });
            }
        }
        taps
    };
    PARITIES.map(taps).to_vec()
}

/// The row's and the column's parity of each of the four pictures of an enlargement.
pub(crate) const PARITIES: [[usize; 2]; 4] = [[0, 0], [0, 1], [1, 0], [1, 1]];

/// Where the kernel's `k`-th row or column looks: −1, 0 or 1.
pub(crate) fn offset(k: usize) -> isize {
    k.cast_signed() - 1
}
