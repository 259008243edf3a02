//! The matrix product of a convolution and of its input gradient.

use pulp::{Arch, Simd, WithSimd};

use crate::layout::{LANES, Pixel};

/// The pixels at a constant distance from the output's pixels, in one group of channels: a part of one matrix.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shift {
    /// The index of the first of them in the input.
    pub start: usize,
    /// The number of lanes in use.
    pub channels: usize,
}

/// `output[g][p] = bias[g] + Σ_shifts Σ_c input[shift.start + p][c] · weights[(shift, c)][g]` for every pixel `p` and
/// every group `g` of output channels.
///
/// `weights` has a row of `bias.len()` pixels for each channel of each of the `shifts`.
#[derive(Debug)]
pub(crate) struct Multiply<'a> {
    pub input: &'a [Pixel],
    pub shifts: &'a [Shift],
    pub weights: &'a [Pixel],
    pub bias: &'a [Pixel],
    pub output: &'a mut [Pixel],
    /// The index of the first group's first pixel in the output.
    pub first: usize,
    /// The distance from one group to the next in the output.
    pub plane: usize,
    /// The number of pixels. The last tile may go past it.
    pub pixels: usize,
}

impl Multiply<'_> {
    pub fn run(self) {
        Arch::new().dispatch(self);
    }
}

impl WithSimd for Multiply<'_> {
    type Output = ();

    /// A tile is as large as fits into the registers: its sums, a row of weights and one broadcast input.
    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        let groups = self.bias.len();
        // Loops, not closures: a closure might not be inlined here, and only this function may use the instruction set.
        let mut group = 0;
        while group < groups {
            group += match S::F32_LANES {
                16 if group + 2 <= groups => tiles::<S, 14, 2, 1>(simd, &mut self, group),
                16 => tiles::<S, 14, 1, 1>(simd, &mut self, group),
                8 => tiles::<S, 6, 1, 2>(simd, &mut self, group),
                4 => tiles::<S, 2, 1, 4>(simd, &mut self, group),
                _ => tiles::<S, 1, 1, 16>(simd, &mut self, group),
            };
        }
    }
}

/// Computes `R` pixels at a time for `G` groups of channels from `group` on, each in `V` registers. Returns `G`.
#[inline(always)]
fn tiles<S: Simd, const R: usize, const G: usize, const V: usize>(
    simd: S,
    m: &mut Multiply<'_>,
    group: usize,
) -> usize {
    for pixel in (0..m.pixels).step_by(R) {
        let sums = tile::<S, R, G, V>(simd, m, group, pixel);
        for g in 0..G {
            let target = &mut m.output[m.first + (group + g) * m.plane + pixel..][..R];
            for (target, sums) in target.iter_mut().zip(&sums) {
                let target: &mut [S::f32s] = bytemuck::cast_slice_mut(target);
                target[..V].copy_from_slice(&sums[g]);
            }
        }
    }
    G
}

#[inline(always)]
fn tile<S: Simd, const R: usize, const G: usize, const V: usize>(
    simd: S,
    m: &Multiply<'_>,
    group: usize,
    pixel: usize,
) -> [[[S::f32s; V]; G]; R] {
    let bias: &[Pixel; G] = window(&m.bias[group..]);
    let mut sums = [load::<S, G, V>(simd, bias); R];
    let mut rows = m.weights.chunks_exact(m.bias.len());
    for shift in m.shifts {
        let input: &[Pixel; R] = window(&m.input[shift.start + pixel..]);
        for (c, row) in (0..shift.channels.min(LANES)).zip(&mut rows) {
            let weights = load::<S, G, V>(simd, window(&row[group..]));
            for r in 0..R {
                let x = simd.splat_f32s(input[r][c]);
                for g in 0..G {
                    for v in 0..V {
                        sums[r][g][v] = simd.mul_add_e_f32s(x, weights[g][v], sums[r][g][v]);
                    }
                }
            }
        }
    }
    sums
}

/// The first `N` pixels.
#[inline(always)]
pub(crate) fn window<const N: usize>(pixels: &[Pixel]) -> &[Pixel; N] {
    // Slicing first panics where there are too few pixels, which would be a bug in this crate.
    &pixels[..N].as_chunks().0[0]
}

/// Loads pixels into registers.
#[inline(always)]
pub(crate) fn load<S: Simd, const G: usize, const V: usize>(simd: S, pixels: &[Pixel; G]) -> [[S::f32s; V]; G] {
    let mut registers = [[simd.splat_f32s(0.0); V]; G];
    for g in 0..G {
        let pixel: &[S::f32s] = bytemuck::cast_slice(&pixels[g]);
        registers[g].copy_from_slice(&pixel[..V]);
    }
    registers
}
