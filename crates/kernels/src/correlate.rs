//! The product that the weights' gradient is made of.

use pulp::{Arch, Simd, WithSimd};

use crate::layout::{LANES, Pixel};
use crate::multiply::{Run, load, window};

/// `sums[(run, c)][g] += Σ_p input[run.start + p][c] · gradient[g][p]`: the transpose of [`Multiply`].
///
/// The gradient's borders within the run must be zero. `sums` is laid out as the weights of [`Multiply`].
///
/// [`Multiply`]: crate::multiply::Multiply
#[derive(Debug)]
pub(crate) struct Correlate<'a> {
    pub input: &'a [Pixel],
    pub runs: &'a [Run],
    pub gradient: &'a [Pixel],
    /// The place of the first group's first pixel in the gradient.
    pub first: usize,
    /// From one group to the next in the gradient.
    pub plane: usize,
    /// How many groups of output channels there are.
    pub groups: usize,
    pub pixels: usize,
    pub sums: &'a mut [Pixel],
}

impl Correlate<'_> {
    pub fn run(self) {
        Arch::new().dispatch(self);
    }
}

impl WithSimd for Correlate<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        let groups = self.groups;
        // Plain loops, no closures: these might not be inlined into the function that may use the registers.
        let mut group = 0;
        while group < groups {
            group += match S::F32_LANES {
                16 if group + 2 <= groups => all_runs::<S, 8, 2, 1>(simd, &mut self, group),
                16 => all_runs::<S, 16, 1, 1>(simd, &mut self, group),
                8 => all_runs::<S, 4, 1, 2>(simd, &mut self, group),
                4 => all_runs::<S, 2, 1, 4>(simd, &mut self, group),
                _ => all_runs::<S, 1, 1, 16>(simd, &mut self, group),
            };
        }
    }
}

/// `C` input channels at a time against `G` groups of output channels, each in `V` registers.
#[inline(always)]
fn all_runs<S: Simd, const C: usize, const G: usize, const V: usize>(
    simd: S,
    m: &mut Correlate<'_>,
    group: usize,
) -> usize {
    let mut done = 0;
    for run in m.runs {
        let channels = run.channels.min(LANES);
        for part in 0..channels.div_ceil(C) {
            let sums = tile::<S, C, G, V>(simd, m, run.start, part, group);
            let rows = m.sums[(done + part * C) * m.groups..].chunks_exact_mut(m.groups);
            for (row, sums) in rows.zip(&sums).take(channels - part * C) {
                for (target, sums) in row[group..].iter_mut().zip(sums) {
                    let target: &mut [S::f32s] = bytemuck::cast_slice_mut(target);
                    for v in 0..V {
                        target[v] = simd.add_f32s(target[v], sums[v]);
                    }
                }
            }
        }
        done += channels;
    }
    G
}

#[inline(always)]
fn tile<S: Simd, const C: usize, const G: usize, const V: usize>(
    simd: S,
    m: &Correlate<'_>,
    start: usize,
    part: usize,
    group: usize,
) -> [[[S::f32s; V]; G]; C] {
    let mut sums = [[[simd.splat_f32s(0.0); V]; G]; C];
    let input = &m.input[start..][..m.pixels];
    let first = m.first + group * m.plane;
    // The last group's run to the end, so that one slice serves all groups.
    let gradient = &m.gradient[first..][..(G - 1) * m.plane + m.pixels];
    for (pixel, input) in input.iter().enumerate() {
        let input: &[f32; C] = &input.as_chunks().0[part];
        for g in 0..G {
            let [dy] = load::<S, 1, V>(simd, window(&gradient[g * m.plane + pixel..]));
            for c in 0..C {
                let x = simd.splat_f32s(input[c]);
                for v in 0..V {
                    sums[c][g][v] = simd.mul_add_e_f32s(x, dy[v], sums[c][g][v]);
                }
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::multiply::Multiply;

    const PIXELS: usize = 29;
    const PLANE: usize = 64;
    const GROUPS: usize = 3;
    const RUNS: [Run; 2] = [Run { start: 1, channels: 16 }, Run { start: PLANE + 5, channels: 5 }];
    const ROWS: usize = 21;

    fn noise(length: usize, step: usize) -> Vec<Pixel> {
        let value = |i: usize| ((i * step) % 101) as f32 / 50.0 - 1.0;
        (0..length).map(|i| std::array::from_fn(|lane| value(i * LANES + lane))).collect()
    }

    /// Each input of pixel `p` with the row of weights that belongs to it.
    fn inputs(input: &[Pixel], p: usize) -> Vec<f32> {
        RUNS.iter().flat_map(|run| input[run.start + p][..run.channels].to_vec()).collect()
    }

    fn both<S: Simd>(simd: S) {
        let (input, weights, bias) = (noise(2 * PLANE, 37), noise(ROWS * GROUPS, 53), noise(GROUPS, 11));
        let mut output = vec![[0.0; LANES]; GROUPS * PLANE];
        simd.vectorize(Multiply {
            input: &input,
            runs: &RUNS,
            weights: &weights,
            bias: &bias,
            output: &mut output,
            first: 2,
            plane: PLANE,
            pixels: PIXELS,
        });
        let gradient = noise(GROUPS * PLANE, 71);
        let mut sums = noise(ROWS * GROUPS, 17);
        let before = sums.clone();
        simd.vectorize(Correlate {
            input: &input,
            runs: &RUNS,
            gradient: &gradient,
            first: 3,
            plane: PLANE,
            groups: GROUPS,
            pixels: PIXELS,
            sums: &mut sums,
        });
        let lanes = S::F32_LANES;
        for group in 0..GROUPS {
            for lane in 0..LANES {
                for p in 0..PIXELS {
                    let x = inputs(&input, p);
                    let product: f32 = (0..ROWS).map(|row| x[row] * weights[row * GROUPS + group][lane]).sum();
                    let (found, expected) = (output[2 + group * PLANE + p][lane], bias[group][lane] + product);
                    assert!((found - expected).abs() < 1e-4, "{lanes} lanes, pixel {p}: {found}, not {expected}");
                }
                for row in 0..ROWS {
                    let at = |p: usize| inputs(&input, p)[row] * gradient[3 + group * PLANE + p][lane];
                    let expected = before[row * GROUPS + group][lane] + (0..PIXELS).map(at).sum::<f32>();
                    let found = sums[row * GROUPS + group][lane];
                    assert!((found - expected).abs() < 1e-4, "{lanes} lanes, row {row}: {found}, not {expected}");
                }
            }
        }
    }

    /// This machine's own instructions are but one of the ways; the tiles of the others are tried in plain Rust.
    #[test]
    fn products_are_right_for_registers_of_every_width() {
        both(pulp::Scalar::new());
        both(pulp::Scalar128b);
        both(pulp::Scalar256b);
        both(pulp::Scalar512b);
    }

    #[cfg(target_arch = "x86_64")]
    #[test]
    fn products_are_right_for_every_instruction_set_that_this_machine_has() {
        if let Some(simd) = pulp::x86::V3::try_new() {
            both(simd);
        }
        if let Some(simd) = pulp::x86::V4::try_new() {
            both(simd);
        }
    }
}
