//! The pixels that a convolution reads, and the cells of its kernel that it multiplies them by.

use afterimage_architecture::KERNEL;

/// One neighbour of a pixel, and the kernel's cells `[row, column]`. The neighbour is multiplied by the cells' sum.
#[derive(Clone, Debug)]
pub(crate) struct Tap {
    pub dy: isize,
    pub dx: isize,
    pub cells: Vec<[usize; 2]>,
}

/// The taps of a convolution.
///
/// A convolution that enlarges twofold has four phases: the output's pixels of even and odd rows and columns, each
/// computed from the small picture with taps of its own. Other convolutions have one phase.
#[derive(Clone, Debug)]
pub(crate) struct Stencil {
    /// The taps of each phase.
    pub phases: Vec<Vec<Tap>>,
    /// The kernel's side: 1 to 3.
    pub side: usize,
    /// Whether the weights are `[input, output, side, side]`, as for a transposed convolution.
    pub transposed: bool,
}

impl Stencil {
    /// A 1×1 kernel.
    pub fn pointwise() -> Self {
        Self { phases: vec![vec![Tap { dy: 0, dx: 0, cells: vec![[0, 0]] }]], side: 1, transposed: false }
    }

    /// A 3×3 kernel on a picture of the same size.
    pub fn same() -> Self {
        let taps = (0..KERNEL)
            .flat_map(|ky| (0..KERNEL).map(move |kx| Tap { dy: offset(ky), dx: offset(kx), cells: vec![[ky, kx]] }))
            .collect();
        Self { phases: vec![taps], side: KERNEL, transposed: false }
    }

    /// A 3×3 kernel on a picture enlarged twofold to nearest neighbours, as four 2×2 kernels on the small one.
    ///
    /// Of the three rows under the kernel, two are copies of one small row: for an even output row these are the small
    /// rows −1, 0, 0, for an odd one 0, 0, 1. Columns are alike. The phases of the output are the pixels of even and odd
    /// rows and columns: (0, 0), (0, 1), (1, 0), (1, 1). This takes 16 multiplications instead of 36.
    pub fn doubled() -> Self {
        let rows = |parity: usize| {
            if parity == 0 { [(-1, vec![0]), (0, vec![1, 2])] } else { [(0, vec![0, 1]), (1, vec![2])] }
        };
        Self { phases: by_parity(rows), side: KERNEL, transposed: false }
    }

    /// A transposed 3×3 kernel with stride 2 and padding 1, as four kernels on the small picture.
    ///
    /// Small row `i` contributes to the output rows 2i − 1, 2i and 2i + 1. So an even row has one contribution, by the
    /// kernel's middle row; an odd one has two, by the kernel's last row from the small row above it, and by the kernel's
    /// first row from the one below.
    pub fn transposed3() -> Self {
        let rows = |parity: usize| -> Vec<(isize, Vec<usize>)> {
            if parity == 0 { vec![(0, vec![1])] } else { vec![(0, vec![2]), (1, vec![0])] }
        };
        Self { phases: by_parity(rows), side: 3, transposed: true }
    }

    /// A transposed 2×2 kernel with stride 2. Every output pixel has one contribution.
    pub fn transposed2() -> Self {
        Self { phases: by_parity(|parity| [(0, vec![parity])]), side: 2, transposed: true }
    }
}

/// The taps of the four phases. `rows` gives, for the parity of an output row, the offsets of the small rows that it is
/// computed from, each with the kernel's rows to multiply by. Columns are treated alike.
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

/// The parities of row and column of each of the four phases.
pub(crate) const PARITIES: [[usize; 2]; 4] = [[0, 0], [0, 1], [1, 0], [1, 1]];

/// The offset of the pixel under the kernel's row or column `k`: −1, 0 or 1.
pub(crate) fn offset(k: usize) -> isize {
    k.cast_signed() - 1
}
