//! im2col for pictures of few channels: the nine neighbours of each pixel become channels.
//!
//! Without it, a picture of one channel would leave fifteen of sixteen lanes idle. Channel `k · channels + c` of the
//! planes holds the picture's channel `c` under the kernel's cell `k`, counted row by row.

use afterimage_architecture::KERNEL;

use crate::layout::{LANES, Pixel, Plane};
use crate::stencil::offset;

/// The number of a kernel's cells.
pub(crate) const CELLS: usize = KERNEL * KERNEL;

/// The direction in which neighbours are taken.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Direction {
    /// As in a convolution: cell (0, 0) is the neighbour above and to the left.
    Forward,
    /// As in the transposed convolution: cell (0, 0) is the neighbour below and to the right.
    Backward,
}

impl Direction {
    fn offsets(self, cell: usize) -> [isize; 2] {
        let offsets = [offset(cell / KERNEL), offset(cell % KERNEL)];
        match self {
            Self::Forward => offsets,
            Self::Backward => offsets.map(|step| -step),
        }
    }
}

/// A picture `[channels, height, width]` → planes of `9 · channels` channels: the neighbours of each pixel, zero outside
/// of the picture. The planes' borders are not written.
pub(crate) fn im2col(picture: &[f32], plane: Plane, direction: Direction, planes: &mut [Pixel]) {
    let channels = picture.len() / plane.area();
    for cell in 0..CELLS {
        let [dy, dx] = direction.offsets(cell);
        // The columns whose neighbour lies in the picture.
        let columns = usize::from(dx < 0)..plane.width - usize::from(dx > 0);
        for (channel, values) in picture.chunks_exact(plane.area()).enumerate() {
            let lane = cell * channels + channel;
            let target = &mut planes[lane / LANES * plane.len()..][..plane.len()];
            for y in 0..plane.height {
                let row = &mut target[plane.row(y)..][..plane.width];
                match y.checked_add_signed(dy).filter(|y| *y < plane.height) {
                    None => row.iter_mut().for_each(|pixel| pixel[lane % LANES] = 0.0),
                    Some(from) => {
                        let from = &values[from * plane.width..][..plane.width];
                        for outside in (0..columns.start).chain(columns.end..plane.width) {
                            row[outside][lane % LANES] = 0.0;
                        }
                        let from = &from[columns.start.strict_add_signed(dx)..];
                        for (pixel, value) in row[columns.clone()].iter_mut().zip(from) {
                            pixel[lane % LANES] = *value;
                        }
                    }
                }
            }
        }
    }
}

/// The transpose of [`im2col`] in the opposite direction: planes of `9 · channels` channels with borders of zeros → a
/// picture `[channels, height, width]`. Each pixel is the sum of the cells around it and of the `bias` of its channel.
pub(crate) fn col2im(planes: &[Pixel], plane: Plane, direction: Direction, bias: &[f32], picture: &mut [f32]) {
    let channels = picture.len() / plane.area();
    for (channel, values) in picture.chunks_exact_mut(plane.area()).enumerate() {
        values.fill(bias.get(channel).copied().unwrap_or_default());
        for cell in 0..CELLS {
            let [dy, dx] = direction.offsets(cell);
            let lane = cell * channels + channel;
            let shift = dy * plane.stride().cast_signed() + dx;
            let source = &planes[lane / LANES * plane.len()..][..plane.len()];
            for (y, row) in values.chunks_exact_mut(plane.width).enumerate() {
                let source = &source[plane.row(y).strict_add_signed(shift)..];
                for (value, pixel) in row.iter_mut().zip(source) {
                    *value += pixel[lane % LANES];
                }
            }
        }
    }
}

/// Weights `[output, input, 3, 3]` → `[output, 9 · input]`, for the planes of [`im2col`].
pub(crate) fn to_im2col_weight(weight: &[f32], input: usize) -> Vec<f32> {
    let kernels = weight.chunks_exact(input * CELLS);
    kernels.flat_map(|kernel| (0..CELLS * input).map(move |k| kernel[k % input * CELLS + k / input])).collect()
}

/// The inverse of [`to_im2col_weight`].
pub(crate) fn from_im2col_weight(weight: &[f32], input: usize) -> Vec<f32> {
    let kernels = weight.chunks_exact(input * CELLS);
    kernels.flat_map(|kernel| (0..CELLS * input).map(move |k| kernel[k % CELLS * input + k / CELLS])).collect()
}

/// Weights `[output, input, 3, 3]` → `[9 · output, input]`, for outputs that [`col2im`] sums.
pub(crate) fn to_col2im_weight(weight: &[f32], output: usize, input: usize) -> Vec<f32> {
    let index = |row: usize, i: usize| ((row % output) * input + i) * CELLS + row / output;
    (0..CELLS * output).flat_map(|row| (0..input).map(move |i| weight[index(row, i)])).collect()
}

/// The inverse of [`to_col2im_weight`].
pub(crate) fn from_col2im_weight(weight: &[f32], output: usize, input: usize) -> Vec<f32> {
    let index = |o: usize, i: usize, cell: usize| (cell * output + o) * input + i;
    let cells = |o, i| (0..CELLS).map(move |cell| weight[index(o, i, cell)]);
    (0..output).flat_map(|o| (0..input).flat_map(move |i| cells(o, i))).collect()
}
