//! The product that every convolution and its input gradient are made of.

use pulp::{Arch, Simd, WithSimd};

use crate::layout::{LANES, Pixel};

/// Neighbours of a run of pixels at a constant distance: the rows of one matrix.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    /// The place of the first of them in the input.
    pub start: usize,
    /// How many of its lanes count.
    pub channels: usize,
}

/// `output[g][p] = bias[g] + Σ_runs Σ_c input[run.start + p][c] · weights[(run, c)][g]` for every pixel `p` of a run
/// and every group `g` of output channels.
///
/// `weights` has a row of `bias.len()` pixels for each channel of each of the `runs`.
#[derive(Debug)]
pub(crate) struct Multiply<'a> {
    pub input: &'a [Pixel],
    pub runs: &'a [Run],
    pub weights: &'a [Pixel],
    pub bias: &'a [Pixel],
    pub output: &'a mut [Pixel],
    /// The place of the first group's first pixel in the output.
    pub first: usize,
    /// From one group to the next in the output.
    pub plane: usize,
    /// How many pixels; the last tile may go past them.
    pub pixels: usize,
}

impl Multiply<'_> {
    pub fn run(self) {
        Arch::new().dispatch(self);
    }
}

impl WithSimd for Multiply<'_> {
    type Output = ();

    /// Tiles are as large as the registers hold: accumulators, a row of weights and one broadcast input.
    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        let groups = self.bias.len();
        // Plain loops, no closures: these might not be inlined into the function that may use the registers.
        let mut group = 0;
        while group < groups {
            group += match S::F32_LANES {
                16 if group + 2 <= groups => tiles::<S, 14, 2, 1>(simd, &mut self, group),
                16 => tiles::<S, 14, 1, 1>(simd, &mut self, group),
                8 => tiles::<S, 6, 1, 2>(simd, &mut self, group),
                4 => tiles::<S, 3, 1, 4>(simd, &mut self, group),
                _ => tiles::<S, 1, 1, 16>(simd, &mut self, group),
            };
        }
    }
}

/// `R` pixels at a time, `G` groups of channels from `group` on, each in `V` registers.
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
    for run in m.runs {
        let input: &[Pixel; R] = window(&m.input[run.start + pixel..]);
        for (c, row) in (0..run.channels.min(LANES)).zip(&mut rows) {
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
    // Slicing first: a run that is too short is a mistake in this crate, and must not go unseen.
    &pixels[..N].as_chunks().0[0]
}

/// Pixels as registers.
#[inline(always)]
pub(crate) fn load<S: Simd, const G: usize, const V: usize>(simd: S, pixels: &[Pixel; G]) -> [[S::f32s; V]; G] {
    let mut registers = [[simd.splat_f32s(0.0); V]; G];
    for g in 0..G {
        let pixel: &[S::f32s] = bytemuck::cast_slice(&pixels[g]);
        registers[g].copy_from_slice(&pixel[..V]);
    }
    registers
}
