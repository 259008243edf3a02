//! Pictures of few channels, whose neighbourhoods are made into channels: nine for each.
//!
//! One channel would leave fifteen of sixteen lanes idle. Channel `k · channels + c` of the planes belongs to the
//! kernel's cell `k` (row by row) and the picture's channel `c`.

use afterimage_architecture::KERNEL;

use crate::layout::{LANES, Pixel, Plane};
use crate::stencil::offset;

/// The kernel's cells.
pub(crate) const CELLS: usize = KERNEL * KERNEL;

/// Which way the kernel looks.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Look {
    /// As a convolution does: cell (0, 0) at the pixel above and to the left.
    Forward,
    /// As its transpose does.
    Backward,
}

impl Look {
    fn offsets(self, cell: usize) -> [isize; 2] {
        let offsets = [offset(cell / KERNEL), offset(cell % KERNEL)];
        match self {
            Self::Forward => offsets,
            Self::Backward => offsets.map(|step| -step),
        }
    }
}

/// A picture `[channels, height, width]` → planes of `9 · channels` channels: what lies around each pixel, zero
/// outside. The planes' borders are left as they are.
pub(crate) fn gather(picture: &[f32], plane: Plane, look: Look, planes: &mut [Pixel]) {
    let channels = picture.len() / plane.area();
    for cell in 0..CELLS {
        let [dy, dx] = look.offsets(cell);
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

/// The transpose of [`gather`] with the opposite look: planes of `9 · channels` channels with borders of zeros → a
/// picture `[channels, height, width]`, the sum of the cells around each pixel, and `bias`, one for each channel.
pub(crate) fn scatter(planes: &[Pixel], plane: Plane, look: Look, bias: &[f32], picture: &mut [f32]) {
    let channels = picture.len() / plane.area();
    for (channel, values) in picture.chunks_exact_mut(plane.area()).enumerate() {
        values.fill(bias.get(channel).copied().unwrap_or_default());
        for cell in 0..CELLS {
            let [dy, dx] = look.offsets(cell);
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

/// Weights `[output, input, 3, 3]` → `[output, 9 · input]`, for gathered inputs.
pub(crate) fn gathered_weight(weight: &[f32], input: usize) -> Vec<f32> {
    let kernels = weight.chunks_exact(input * CELLS);
    kernels.flat_map(|kernel| (0..CELLS * input).map(move |k| kernel[k % input * CELLS + k / input])).collect()
}

/// The way back of [`gathered_weight`].
pub(crate) fn ungathered_weight(weight: &[f32], input: usize) -> Vec<f32> {
    let kernels = weight.chunks_exact(input * CELLS);
    kernels.flat_map(|kernel| (0..CELLS * input).map(move |k| kernel[k % CELLS * input + k / CELLS])).collect()
}

/// Weights `[output, input, 3, 3]` → `[9 · output, input]`, for outputs to be scattered.
pub(crate) fn scattered_weight(weight: &[f32], output: usize, input: usize) -> Vec<f32> {
    let place = |row: usize, i: usize| ((row % output) * input + i) * CELLS + row / output;
    (0..CELLS * output).flat_map(|row| (0..input).map(move |i| weight[place(row, i)])).collect()
}

/// The way back of [`scattered_weight`].
pub(crate) fn unscattered_weight(weight: &[f32], output: usize, input: usize) -> Vec<f32> {
    let place = |o: usize, i: usize, cell: usize| (cell * output + o) * input + i;
    let cells = |o, i| (0..CELLS).map(move |cell| weight[place(o, i, cell)]);
    (0..output).flat_map(|o| (0..input).flat_map(move |i| cells(o, i))).collect()
}
