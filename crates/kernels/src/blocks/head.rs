//! The last convolution.

use super::{Scratch, Sums};
use crate::convolution::{Convolution, Packed};
use crate::layout::{Pixel, Plane};
use crate::stencil::Stencil;
use crate::thin::{CELLS, Look, gather, scatter, scattered_weight, unscattered_weight};

/// The cell under which a pixel meets itself.
const CENTRE: usize = CELLS / 2;

#[derive(Clone, Debug)]
pub(crate) struct Head {
    /// Gives every cell of the kernel as a channel; [`scatter`] sums them.
    pub convolution: Convolution,
    pub channels: usize,
}

impl Head {
    pub fn new(plane: Plane, input: usize, output: usize) -> Self {
        Self { convolution: Convolution::new(plane, input, CELLS * output, Stencil::pointwise()), channels: output }
    }

    /// Without the bias, which would fill the borders; [`Self::leave`] adds it.
    pub fn pack(&self, weight: &[f32]) -> Packed {
        self.convolution.pack(&scattered_weight(weight, self.channels, self.convolution.input), &[])
    }

    pub fn leave(&self, cells: &[Pixel], bias: &[f32], picture: &mut [f32]) {
        scatter(cells, self.convolution.plane, Look::Forward, bias, picture);
    }

    pub fn leave_gradient(&self, picture: &[f32], gradient: &mut [Pixel]) {
        gather(picture, self.convolution.plane, Look::Backward, gradient);
    }

    pub fn backward<'a>(
        &self,
        packed: &Packed,
        input: &[Pixel],
        gradient: &[Pixel],
        sums: &mut Sums,
        wanted: bool,
        scratch: &'a mut Scratch,
    ) -> &'a [Pixel] {
        self.convolution.bias_gradient(gradient, &mut sums.bias);
        self.convolution.weight_gradient(input, gradient, &mut sums.weight);
        if wanted {
            self.convolution.input_gradient(packed, gradient, &mut scratch.input_gradient);
        }
        &scratch.input_gradient
    }

    pub fn gradients(&self, sums: &Sums) -> [Vec<f32>; 2] {
        let weight = self.convolution.unpack_gradient(&sums.weight);
        let centre = CENTRE * self.channels;
        let bias = sums.bias(centre..centre + self.channels);
        [unscattered_weight(&weight, self.channels, self.convolution.input), bias]
    }
}
