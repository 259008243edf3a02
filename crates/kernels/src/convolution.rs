//! A convolution on planes, and its gradients.

use crate::correlate::Correlate;
use crate::layout::{LANES, Pixel, Plane, ZERO, groups, in_group};
use crate::multiply::{Multiply, Shift};
use crate::purpose::Purpose;
use crate::stencil::Stencil;

/// The sizes and the taps of a convolution. Weights are `[output, input, side, side]`, or `[input, output, side, side]`
/// where it is transposed.
#[derive(Clone, Debug)]
pub(crate) struct Convolution {
    pub plane: Plane,
    /// Input channels.
    pub input: usize,
    /// Output channels.
    pub output: usize,
    stencil: Stencil,
    /// For each phase of the output, the shifts of the input that are multiplied.
    forward: Vec<Vec<Shift>>,
    /// The shifts of the output's gradient that are multiplied for the input's gradient.
    backward: Vec<Shift>,
}

/// Weights in the order in which [`Convolution`] reads them.
#[derive(Clone, Debug)]
pub(crate) struct Packed {
    forward: Vec<Pixel>,
    /// Empty where they are packed for [`Purpose::Inference`].
    backward: Vec<Pixel>,
    bias: Vec<Pixel>,
}

impl Convolution {
    pub fn new(plane: Plane, input: usize, output: usize, stencil: Stencil) -> Self {
        let distance = |dy: isize, dx: isize| dy * plane.stride().cast_signed() + dx;
        let shift = |plane_index: usize, distance: isize, channels: usize| Shift {
            start: plane_index * plane.len() + plane.origin().strict_add_signed(distance),
            channels,
        };
        let forward = stencil.phases.iter().map(|taps| {
            let shifts = |dy, dx| (0..groups(input)).map(move |g| shift(g, distance(dy, dx), in_group(input, g)));
            taps.iter().flat_map(|tap| shifts(tap.dy, tap.dx)).collect()
        });
        let backward = stencil.phases.iter().enumerate().flat_map(|(phase, taps)| {
            let shifts = move |dy: isize, dx: isize| {
                let index = move |g| phase * groups(output) + g;
                (0..groups(output)).map(move |g| shift(index(g), distance(-dy, -dx), in_group(output, g)))
            };
            taps.iter().flat_map(move |tap| shifts(tap.dy, tap.dx))
        });
        let (forward, backward) = (forward.collect(), backward.collect());
        Self { plane, input, output, stencil, forward, backward }
    }

    /// The number of pixels of the input's planes.
    pub fn input_len(&self) -> usize {
        groups(self.input) * self.plane.len()
    }

    /// The number of pixels of the output's planes, of all phases.
    pub fn output_len(&self) -> usize {
        self.stencil.phases.len() * groups(self.output) * self.plane.len()
    }

    /// The number of pixels that hold the weights' gradient until [`Self::unpack_gradient`].
    pub fn gradient_len(&self) -> usize {
        self.taps() * self.input * groups(self.output)
    }

    fn taps(&self) -> usize {
        self.stencil.phases.iter().map(Vec::len).sum()
    }

    /// Calls `f([pixel, lane], output, input, cells)` for each value of [`Packed::forward`].
    fn each_weight(&self, mut f: impl FnMut([usize; 2], usize, usize, &[[usize; 2]])) {
        for (tap, cells) in self.each_tap().enumerate() {
            for input in 0..self.input {
                for output in 0..self.output {
                    let pixel = (tap * self.input + input) * groups(self.output) + output / LANES;
                    f([pixel, output % LANES], output, input, cells);
                }
            }
        }
    }

    /// The kernel's cells of each tap, of one phase after another.
    fn each_tap(&self) -> impl Iterator<Item = &[[usize; 2]]> {
        self.stencil.phases.iter().flatten().map(|tap| tap.cells.as_slice())
    }

    /// The index of a cell in the weights.
    fn cell(&self, output: usize, input: usize, [ky, kx]: [usize; 2]) -> usize {
        let kernel = if self.stencil.transposed { input * self.output + output } else { output * self.input + input };
        (kernel * self.stencil.side + ky) * self.stencil.side + kx
    }

    pub fn pack(&self, weight: &[f32], bias: &[f32], purpose: Purpose) -> Packed {
        let mut forward = vec![ZERO; self.gradient_len()];
        self.each_weight(|[pixel, lane], output, input, cells| {
            forward[pixel][lane] = cells.iter().map(|cell| weight[self.cell(output, input, *cell)]).sum();
        });
        let mut packed_bias = vec![ZERO; groups(self.output)];
        for (output, value) in bias.iter().enumerate() {
            packed_bias[output / LANES][output % LANES] = *value;
        }
        let backward = match purpose {
            Purpose::Inference => Vec::new(),
            Purpose::Training => self.pack_backward(weight),
        };
        Packed { forward, backward, bias: packed_bias }
    }

    fn pack_backward(&self, weight: &[f32]) -> Vec<Pixel> {
        let mut backward = vec![ZERO; self.taps() * self.output * groups(self.input)];
        for (tap, cells) in self.each_tap().enumerate() {
            for output in 0..self.output {
                for input in 0..self.input {
                    let pixel = (tap * self.output + output) * groups(self.input) + input / LANES;
                    let value = cells.iter().map(|cell| weight[self.cell(output, input, *cell)]).sum();
                    backward[pixel][input % LANES] = value;
                }
            }
        }
        backward
    }

    /// Input planes → output planes of each phase. Borders of the output are overwritten with other values.
    pub fn forward(&self, packed: &Packed, input: &[Pixel], output: &mut [Pixel]) {
        let mut weights = packed.forward.as_slice();
        for (phase, shifts) in self.forward.iter().enumerate() {
            let rows: usize = shifts.iter().map(|shift| shift.channels).sum();
            let (these, rest) = weights.split_at(rows * groups(self.output));
            weights = rest;
            Multiply {
                input,
                shifts,
                weights: these,
                bias: &packed.bias,
                output,
                first: phase * groups(self.output) * self.plane.len() + self.plane.origin(),
                plane: self.plane.len(),
                pixels: self.plane.span(),
            }
            .run();
        }
    }

    /// The gradient of the output planes, with borders of zeros → the gradient of the input planes. Borders of the result
    /// are overwritten with other values.
    pub fn input_gradient(&self, packed: &Packed, gradient: &[Pixel], output: &mut [Pixel]) {
        Multiply {
            input: gradient,
            shifts: &self.backward,
            weights: &packed.backward,
            bias: &vec![ZERO; groups(self.input)],
            output,
            first: self.plane.origin(),
            plane: self.plane.len(),
            pixels: self.plane.span(),
        }
        .run();
    }

    /// Adds the gradient of the weights to `sums`. Both planes must have borders of zeros.
    pub fn weight_gradient(&self, input: &[Pixel], gradient: &[Pixel], mut sums: &mut [Pixel]) {
        for (phase, shifts) in self.forward.iter().enumerate() {
            let rows: usize = shifts.iter().map(|shift| shift.channels).sum();
            let (these, rest) = sums.split_at_mut(rows * groups(self.output));
            sums = rest;
            Correlate {
                input,
                shifts,
                gradient,
                first: phase * groups(self.output) * self.plane.len() + self.plane.origin(),
                plane: self.plane.len(),
                groups: groups(self.output),
                pixels: self.plane.span(),
                sums: these,
            }
            .run();
        }
    }

    /// Adds the gradient of the bias to `sums`, a pixel for each group of output channels.
    pub fn bias_gradient(&self, gradient: &[Pixel], sums: &mut [Pixel]) {
        let planes = gradient.chunks_exact(self.plane.len());
        for (index, plane) in planes.enumerate() {
            let sum = &mut sums[index % groups(self.output)];
            for pixel in &plane[self.plane.origin()..][..self.plane.span()] {
                for lane in 0..LANES {
                    sum[lane] += pixel[lane];
                }
            }
        }
    }

    /// The sums of [`Self::weight_gradient`] → the gradient in the layout of the weights.
    pub fn unpack_gradient(&self, sums: &[Pixel]) -> Vec<f32> {
        let mut weight = vec![0.0; self.output * self.input * self.stencil.side * self.stencil.side];
        self.each_weight(|[pixel, lane], output, input, cells| {
            for cell in cells {
                weight[self.cell(output, input, *cell)] += sums[pixel][lane];
            }
        });
        weight
    }
}
