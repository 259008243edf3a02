//! The last convolution.

use super::{GradientSums, Scratch};
use crate::convolution::{Convolution, Packed};
use crate::im2col::{CELLS, Direction, col2im, from_col2im_weight, im2col, to_col2im_weight};
use crate::layout::{Pixel, Plane};
use crate::purpose::Purpose;
use crate::stencil::Stencil;

/// The kernel's middle cell.
const CENTRE: usize = CELLS / 2;

#[derive(Clone, Debug)]
pub(crate) struct Head {
    /// A 1×1 convolution with an output channel for each cell of the kernel; [`col2im`] sums them.
    pub convolution: Convolution,
    /// Output channels.
    pub channels: usize,
}

impl Head {
    pub fn new(plane: Plane, input: usize, output: usize) -> Self {
        Self { convolution: Convolution::new(plane, input, CELLS * output, Stencil::pointwise()), channels: output }
    }

    /// Packs the weights without the bias, which would fill the borders. [`Self::unpack_output`] adds it.
    pub fn pack(&self, weight: &[f32], purpose: Purpose) -> Packed {
        self.convolution.pack(&to_col2im_weight(weight, self.channels, self.convolution.input), &[], purpose)
    }

    pub fn unpack_output(&self, cells: &[Pixel], bias: &[f32], picture: &mut [f32]) {
        col2im(cells, self.convolution.plane, Direction::Forward, bias, picture);
    }

    pub fn pack_output_gradient(&self, picture: &[f32], gradient: &mut [Pixel]) {
        im2col(picture, self.convolution.plane, Direction::Backward, gradient);
    }

    pub fn backward<'a>(
        &self,
        packed: &Packed,
        input: &[Pixel],
        gradient: &[Pixel],
        sums: &mut GradientSums,
        needs_input_gradient: bool,
        scratch: &'a mut Scratch,
    ) -> &'a [Pixel] {
        self.convolution.bias_gradient(gradient, &mut sums.bias);
        self.convolution.weight_gradient(input, gradient, &mut sums.weight);
        if needs_input_gradient {
            self.convolution.input_gradient(packed, gradient, &mut scratch.input_gradient);
        }
        &scratch.input_gradient
    }

    pub fn gradients(&self, sums: &GradientSums) -> [Vec<f32>; 2] {
        let weight = self.convolution.unpack_gradient(&sums.weight);
        let centre = CENTRE * self.channels;
        let bias = sums.bias(centre..centre + self.channels);
        [from_col2im_weight(&weight, self.channels, self.convolution.input), bias]
    }
}
