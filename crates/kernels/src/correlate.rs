//! The matrix product of the weights' gradient.

use pulp::{Arch, Simd, WithSimd};

use crate::layout::{LANES, Pixel};
use crate::multiply::{Shift, load, window};

/// `sums[(shift, c)][g] += Σ_p input[shift.start + p][c] · gradient[g][p]`: the transpose of [`Multiply`].
///
/// The gradient's borders between the pixels must be zero. `sums` has the layout of the weights of [`Multiply`].
///
/// [`Multiply`]: crate::multiply::Multiply
#[derive(Debug)]
pub(crate) struct Correlate<'a> {
    pub input: &'a [Pixel],
    pub shifts: &'a [Shift],
    pub gradient: &'a [Pixel],
    /// The index of the first group's first pixel in the gradient.
    pub first: usize,
    /// The distance from one group to the next in the gradient.
    pub plane: usize,
    /// The number of groups of output channels.
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
        // Loops, not closures: a closure might not be inlined here, and only this function may use the instruction set.
        let mut group = 0;
        while group < groups {
            group += match S::F32_LANES {
                16 if group + 2 <= groups => all_shifts::<S, 8, 2, 1>(simd, &mut self, group),
                16 => all_shifts::<S, 16, 1, 1>(simd, &mut self, group),
                8 => all_shifts::<S, 4, 1, 2>(simd, &mut self, group),
                4 => all_shifts::<S, 2, 1, 4>(simd, &mut self, group),
                _ => all_shifts::<S, 1, 1, 16>(simd, &mut self, group),
            };
        }
    }
}

/// Computes the sums of `C` input channels at a time with `G` groups of output channels, each in `V` registers. Returns
/// `G`.
#[inline(always)]
fn all_shifts<S: Simd, const C: usize, const G: usize, const V: usize>(
    simd: S,
    m: &mut Correlate<'_>,
    group: usize,
) -> usize {
    let mut done = 0;
    for shift in m.shifts {
        let channels = shift.channels.min(LANES);
        for part in 0..channels.div_ceil(C) {
            let sums = tile::<S, C, G, V>(simd, m, shift.start, part, group);
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
    // One slice for all groups, which ends with the last group's pixels.
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
    const SHIFTS: [Shift; 2] = [Shift { start: 1, channels: 16 }, Shift { start: PLANE + 5, channels: 5 }];
    const ROWS: usize = 21;

    fn noise(length: usize, step: usize) -> Vec<Pixel> {
        let value = |i: usize| ((i * step) % 101) as f32 / 50.0 - 1.0;
        (0..length).map(|i| std::array::from_fn(|lane| value(i * LANES + lane))).collect()
    }

    /// The inputs of pixel `p`, in the order of the rows of weights.
    fn inputs(input: &[Pixel], p: usize) -> Vec<f32> {
        SHIFTS.iter().flat_map(|shift| input[shift.start + p][..shift.channels].to_vec()).collect()
    }

    fn check_both_products<S: Simd>(simd: S) {
        let (input, weights, bias) = (noise(2 * PLANE, 37), noise(ROWS * GROUPS, 53), noise(GROUPS, 11));
        let mut output = vec![[0.0; LANES]; GROUPS * PLANE];
        simd.vectorize(Multiply {
            input: &input,
            shifts: &SHIFTS,
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
            shifts: &SHIFTS,
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

    /// The tile sizes of all register widths, in plain Rust.
    #[test]
    fn products_are_right_for_registers_of_every_width() {
        check_both_products(pulp::Scalar::new());
        check_both_products(pulp::Scalar128b);
        check_both_products(pulp::Scalar256b);
        check_both_products(pulp::Scalar512b);
    }

    #[cfg(target_arch = "x86_64")]
    #[test]
    fn products_are_right_for_every_instruction_set_that_this_machine_has() {
        if let Some(simd) = pulp::x86::V3::try_new() {
            check_both_products(simd);
        }
        if let Some(simd) = pulp::x86::V4::try_new() {
            check_both_products(simd);
        }
    }
}
