//! Convolution at the same size, and ReLU where it is asked for.

use super::decoder::relu;
use super::{Activations, GradientSums, Scratch, relu_gradient};
use crate::convolution::{Convolution, Packed};
use crate::layout::{Pixel, Plane};
use crate::stencil::Stencil;

#[derive(Clone, Debug)]
pub(crate) struct Same {
    pub convolution: Convolution,
    relu: bool,
}

impl Same {
    pub fn new(plane: Plane, input: usize, output: usize, relu: bool) -> Self {
        Self { convolution: Convolution::new(plane, input, output, Stencil::same()), relu }
    }

    /// The pixels of each row, without the borders, of all groups of channels.
    fn rows(&self) -> impl Iterator<Item = std::ops::Range<usize>> {
        let plane = self.convolution.plane;
        let groups = self.convolution.output_len() / plane.len();
        (0..groups).flat_map(move |group| {
            (0..plane.height).map(move |y| {
                let start = group * plane.len() + plane.row(y);
                start..start + plane.width
            })
        })
    }

    pub fn forward(&self, packed: &Packed, input: &[Pixel], output: &mut [Pixel], raw: &mut [Pixel]) {
        self.convolution.forward(packed, input, raw);
        for row in self.rows() {
            let pairs = output[row.clone()].iter_mut().zip(&raw[row]);
            pairs.for_each(|(output, raw)| *output = if self.relu { relu(raw) } else { *raw });
        }
    }

    pub fn backward<'a>(
        &self,
        packed: &Packed,
        (input, activations): (&[Pixel], &Activations),
        gradient: &[Pixel],
        sums: &mut GradientSums,
        needs_input_gradient: bool,
        scratch: &'a mut Scratch,
    ) -> &'a [Pixel] {
        for row in self.rows() {
            let sources = gradient[row.clone()].iter().zip(&activations.output[row.clone()]);
            for (raw, (gradient, output)) in scratch.raw_gradient[row].iter_mut().zip(sources) {
                *raw = if self.relu { relu_gradient(gradient, output) } else { *gradient };
            }
        }
        self.convolution.bias_gradient(&scratch.raw_gradient, &mut sums.bias);
        self.convolution.weight_gradient(input, &scratch.raw_gradient, &mut sums.weight);
        if needs_input_gradient {
            self.convolution.input_gradient(packed, &scratch.raw_gradient, &mut scratch.input_gradient);
        }
        &scratch.input_gradient
    }
}
