//! Which pixels a convolution looks at, and with which cells of its kernel.

/// The side of a kernel.
pub(crate) const KERNEL: usize = 3;

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
    /// The kernel's side: 3, or 1.
    pub side: usize,
}

impl Stencil {
    /// The pixel alone.
    pub fn pointwise() -> Self {
        Self { pictures: vec![vec![Tap { dy: 0, dx: 0, cells: vec![[0, 0]] }]], side: 1 }
    }

    /// A 3×3 kernel on a picture of the same size.
    pub fn same() -> Self {
        let taps = (0..KERNEL)
            .flat_map(|ky| (0..KERNEL).map(move |kx| Tap { dy: offset(ky), dx: offset(kx), cells: vec![[ky, kx]] }))
            .collect();
        Self { pictures: vec![taps], side: KERNEL }
    }

    /// A 3×3 kernel on a picture enlarged twofold to nearest neighbours, as four 2×2 kernels on the small one.
    ///
    /// Of the three rows under the kernel, two are copies of one row: above for an even output row (the small rows
    /// −1, 0, 0), below for an odd one (0, 0, 1); columns likewise. The four pictures are the output's pixels of even
    /// and odd rows and columns: (0, 0), (0, 1), (1, 0), (1, 1). 16 multiplications instead of 36.
    pub fn doubled() -> Self {
        let halves = |parity: usize| -> [(isize, Vec<usize>); 2] {
            if parity == 0 { [(-1, vec![0]), (0, vec![1, 2])] } else { [(0, vec![0, 1]), (1, vec![2])] }
        };
        let taps = |[py, px]: [usize; 2]| -> Vec<Tap> {
            let mut taps = Vec::new();
            for (dy, rows) in halves(py) {
                for (dx, columns) in halves(px) {
                    let cells = rows.iter().flat_map(|ky| columns.iter().map(|kx| [*ky, *kx])).collect();
                    taps.push(Tap { dy, dx, cells });
                }
            }
            taps
        };
        Self { pictures: PARITIES.map(taps).to_vec(), side: KERNEL }
    }
}

/// The row's and the column's parity of each of the four pictures of [`Stencil::doubled`].
pub(crate) const PARITIES: [[usize; 2]; 4] = [[0, 0], [0, 1], [1, 0], [1, 1]];

/// Where the kernel's `k`-th row or column looks: −1, 0 or 1.
pub(crate) fn offset(k: usize) -> isize {
    k.cast_signed() - 1
}
