//! A convolution on planes: forward, and its gradients.

use crate::correlate::Correlate;
use crate::layout::{LANES, Pixel, Plane, ZERO, groups, in_group};
use crate::multiply::{Multiply, Run};
use crate::stencil::Stencil;

/// The sizes of a convolution, and where it looks. Weights are `[output, input, side, side]`, or `[input, output, side,
/// side]` where it is transposed.
#[derive(Clone, Debug)]
pub(crate) struct Convolution {
    pub plane: Plane,
    pub input: usize,
    pub output: usize,
    stencil: Stencil,
    /// For each picture that comes out, what it is made of.
    forward: Vec<Vec<Run>>,
    /// What the input's gradient is made of.
    backward: Vec<Run>,
}

/// Weights in the order in which [`Convolution`] reads them.
#[derive(Clone, Debug)]
pub(crate) struct Packed {
    forward: Vec<Pixel>,
    backward: Vec<Pixel>,
    bias: Vec<Pixel>,
}

impl Convolution {
    pub fn new(plane: Plane, input: usize, output: usize, stencil: Stencil) -> Self {
        let shift = |dy: isize, dx: isize| dy * plane.stride().cast_signed() + dx;
        let run = |index: usize, shift: isize, channels: usize| Run {
            start: index * plane.len() + plane.lead().strict_add_signed(shift),
            channels,
        };
        let forward = stencil.pictures.iter().map(|taps| {
            let runs = |dy, dx| (0..groups(input)).map(move |g| run(g, shift(dy, dx), in_group(input, g)));
            taps.iter().flat_map(|tap| runs(tap.dy, tap.dx)).collect()
        });
        let backward = stencil.pictures.iter().enumerate().flat_map(|(picture, taps)| {
            let runs = move |dy: isize, dx: isize| {
                let index = move |g| picture * groups(output) + g;
                (0..groups(output)).map(move |g| run(index(g), shift(-dy, -dx), in_group(output, g)))
            };
            taps.iter().flat_map(move |tap| runs(tap.dy, tap.dx))
        });
        let (forward, backward) = (forward.collect(), backward.collect());
        Self { plane, input, output, stencil, forward, backward }
    }

    /// The pixels of the input's planes.
    pub fn input_len(&self) -> usize {
        groups(self.input) * self.plane.len()
    }

    /// The pixels of the output's planes, of all pictures.
    pub fn output_len(&self) -> usize {
        self.stencil.pictures.len() * groups(self.output) * self.plane.len()
    }

    /// The pixels that hold the weights' gradient until [`Self::unpack_gradient`].
    pub fn gradient_len(&self) -> usize {
        self.taps() * self.input * groups(self.output)
    }

    fn taps(&self) -> usize {
        self.stencil.pictures.iter().map(Vec::len).sum()
    }

    /// Calls `f(place, output, input, cells)` for each number that [`Packed::forward`] holds: the place of its pixel
    /// and lane.
    fn each_weight(&self, mut f: impl FnMut([usize; 2], usize, usize, &[[usize; 2]])) {
        for (tap, (_, tap_cells)) in self.each_tap().enumerate() {
            for input in 0..self.input {
                for output in 0..self.output {
                    let pixel = (tap * self.input + input) * groups(self.output) + output / LANES;
                    f([pixel, output % LANES], output, input, tap_cells);
                }
            }
        }
    }

    fn each_tap(&self) -> impl Iterator<Item = (usize, &[[usize; 2]])> {
        let pictures = self.stencil.pictures.iter().enumerate();
        pictures.flat_map(|(picture, taps)| taps.iter().map(move |tap| (picture, tap.cells.as_slice())))
    }

    /// The place of a cell in the weights.
    fn cell(&self, output: usize, input: usize, [ky, kx]: [usize; 2]) -> usize {
        let kernel = if self.stencil.transposed { input * self.output + output } else { output * self.input + input };
        (kernel * self.stencil.side + ky) * self.stencil.side + kx
    }

    pub fn pack(&self, weight: &[f32], bias: &[f32]) -> Packed {
        let mut packed = Packed {
            forward: vec![ZERO; self.gradient_len()],
            backward: vec![ZERO; self.taps() * self.output * groups(self.input)],
            bias: vec![ZERO; groups(self.output)],
        };
        self.each_weight(|[pixel, lane], output, input, cells| {
            packed.forward[pixel][lane] = cells.iter().map(|cell| weight[self.cell(output, input, *cell)]).sum();
        });
        for (tap, (_, cells)) in self.each_tap().enumerate() {
            for output in 0..self.output {
                for input in 0..self.input {
                    let pixel = (tap * self.output + output) * groups(self.input) + input / LANES;
                    let value = cells.iter().map(|cell| weight[self.cell(output, input, *cell)]).sum();
                    packed.backward[pixel][input % LANES] = value;
                }
            }
        }
        for (output, value) in bias.iter().enumerate() {
            packed.bias[output / LANES][output % LANES] = *value;
        }
        packed
    }

    /// Input planes → output planes of each picture, whose borders are spoilt.
    pub fn forward(&self, packed: &Packed, input: &[Pixel], output: &mut [Pixel]) {
        let mut weights = packed.forward.as_slice();
        for (picture, runs) in self.forward.iter().enumerate() {
            let rows: usize = runs.iter().map(|run| run.channels).sum();
            let (these, rest) = weights.split_at(rows * groups(self.output));
            weights = rest;
            Multiply {
                input,
                runs,
                weights: these,
                bias: &packed.bias,
                output,
                first: picture * groups(self.output) * self.plane.len() + self.plane.lead(),
                plane: self.plane.len(),
                pixels: self.plane.run(),
            }
            .run();
        }
    }

    /// The gradient of the output planes, with borders of zeros → of the input planes, whose borders are spoilt.
    pub fn input_gradient(&self, packed: &Packed, gradient: &[Pixel], output: &mut [Pixel]) {
        Multiply {
            input: gradient,
            runs: &self.backward,
            weights: &packed.backward,
            bias: &vec![ZERO; groups(self.input)],
            output,
            first: self.plane.lead(),
            plane: self.plane.len(),
            pixels: self.plane.run(),
        }
        .run();
    }

    /// Adds the gradient of the weights; both planes must have borders of zeros.
    pub fn weight_gradient(&self, input: &[Pixel], gradient: &[Pixel], mut sums: &mut [Pixel]) {
        for (picture, runs) in self.forward.iter().enumerate() {
            let rows: usize = runs.iter().map(|run| run.channels).sum();
            let (these, rest) = sums.split_at_mut(rows * groups(self.output));
            sums = rest;
            Correlate {
                input,
                runs,
                gradient,
                first: picture * groups(self.output) * self.plane.len() + self.plane.lead(),
                plane: self.plane.len(),
                groups: groups(self.output),
                pixels: self.plane.run(),
                sums: these,
            }
            .run();
        }
    }

    /// Adds the gradient of the bias, `groups` pixels.
    pub fn bias_gradient(&self, gradient: &[Pixel], sums: &mut [Pixel]) {
        let planes = gradient.chunks_exact(self.plane.len());
        for (index, plane) in planes.enumerate() {
            let sum = &mut sums[index % groups(self.output)];
            for pixel in &plane[self.plane.lead()..][..self.plane.run()] {
                for lane in 0..LANES {
                    sum[lane] += pixel[lane];
                }
            }
        }
    }

    /// What [`Self::weight_gradient`] summed → the weights' gradient, in their layout.
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
