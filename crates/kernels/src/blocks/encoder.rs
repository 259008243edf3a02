//! Convolution, ReLU and max-pooling, fused.

use super::{Activations, Argmax, GradientSums, Scratch};
use crate::convolution::{Convolution, Packed};
use crate::im2col::{CELLS, Direction, col2im, from_im2col_weight, im2col, to_im2col_weight};
use crate::layout::{LANES, Pixel, Plane, ZERO, pack, unpack};
use crate::purpose::Purpose;
use crate::stencil::Stencil;

/// The most channels of a picture that goes through im2col. With three, the 27 neighbours fill two groups of channels.
const MAX_IM2COL_CHANNELS: usize = 3;

/// The [`Argmax`] where no pixel of the window is positive.
const NONE: u8 = 4;

#[derive(Clone, Debug)]
pub(crate) struct Encoder {
    pub convolution: Convolution,
    pub pooled: Plane,
    /// The channels of the picture where it goes through [`im2col`].
    im2col_channels: Option<usize>,
}

impl Encoder {
    pub fn new(plane: Plane, input: usize, output: usize, first: bool) -> Self {
        let pooled = Plane::new([plane.height, plane.width].map(|side| side.div_ceil(2)));
        let im2col_channels = Some(input).filter(|channels| first && *channels <= MAX_IM2COL_CHANNELS);
        let convolution = match im2col_channels {
            Some(channels) => Convolution::new(plane, CELLS * channels, output, Stencil::pointwise()),
            None => Convolution::new(plane, input, output, Stencil::same()),
        };
        Self { convolution, pooled, im2col_channels }
    }

    /// The channels of the picture.
    pub fn input_channels(&self) -> usize {
        self.im2col_channels.unwrap_or(self.convolution.input)
    }

    pub fn pack(&self, weight: &[f32], bias: &[f32], purpose: Purpose) -> Packed {
        match self.im2col_channels {
            Some(channels) => self.convolution.pack(&to_im2col_weight(weight, channels), bias, purpose),
            None => self.convolution.pack(weight, bias, purpose),
        }
    }

    pub fn pack_input(&self, picture: &[f32], input: &mut [Pixel]) {
        match self.im2col_channels {
            Some(_) => im2col(picture, self.convolution.plane, Direction::Forward, input),
            None => pack(picture, self.convolution.plane, input),
        }
    }

    pub fn unpack_input_gradient(&self, gradient: &[Pixel], picture: &mut [f32]) {
        match self.im2col_channels {
            Some(_) => col2im(gradient, self.convolution.plane, Direction::Backward, &[], picture),
            None => unpack(gradient, self.convolution.plane, picture),
        }
    }

    pub fn forward(&self, packed: &Packed, input: &[Pixel], activations: &mut Activations, raw: &mut [Pixel]) {
        let Activations { output, argmax, unpooled } = activations;
        let raw = if unpooled.is_empty() { &mut raw[..self.convolution.output_len()] } else { unpooled };
        self.convolution.forward(packed, input, raw);
        if argmax.is_empty() { self.pool(raw, output) } else { self.pool_with_argmax(raw, output, argmax) }
    }

    /// ReLU and max-pooling.
    fn pool(&self, raw: &[Pixel], pooled: &mut [Pixel]) {
        let plane = self.convolution.plane;
        let planes = raw.chunks_exact(plane.len()).zip(pooled.chunks_exact_mut(self.pooled.len()));
        for (raw, pooled) in planes {
            for y in 0..self.pooled.height {
                let upper = &raw[plane.row(2 * y)..][..plane.width];
                // Where the picture ends, a pixel counts twice, which does not change the maximum.
                let lower = &raw[plane.row((2 * y + 1).min(plane.height - 1))..][..plane.width];
                let pooled = &mut pooled[self.pooled.row(y)..][..self.pooled.width];
                for (pooled, pixels) in pooled.iter_mut().zip(upper.chunks(2).zip(lower.chunks(2))) {
                    let candidates = pixels.0.iter().chain(pixels.1);
                    *pooled = candidates.fold(ZERO, |largest, candidate| max(&largest, candidate));
                }
            }
        }
    }

    /// ReLU and max-pooling, with the pixels that were taken.
    fn pool_with_argmax(&self, raw: &[Pixel], pooled: &mut [Pixel], argmax: &mut [Argmax]) {
        let plane = self.convolution.plane;
        let raw = raw.chunks_exact(plane.len());
        let pooled = pooled.chunks_exact_mut(self.pooled.len());
        let argmax = argmax.chunks_exact_mut(self.pooled.area());
        for ((raw, pooled), argmax) in raw.zip(pooled).zip(argmax) {
            for (y, argmax) in argmax.chunks_exact_mut(self.pooled.width).enumerate() {
                let pooled = &mut pooled[self.pooled.row(y)..][..self.pooled.width];
                for (x, (pooled, argmax)) in pooled.iter_mut().zip(argmax).enumerate() {
                    (*pooled, *argmax) = max_and_argmax(window(plane, y, x).map(|(k, index)| (k, &raw[index])));
                }
            }
        }
    }

    pub fn backward<'a>(
        &self,
        packed: &Packed,
        (input, activations, skip_gradient): (&[Pixel], &Activations, Option<&[Pixel]>),
        gradient: &[Pixel],
        sums: &mut GradientSums,
        needs_input_gradient: bool,
        scratch: &'a mut Scratch,
    ) -> &'a [Pixel] {
        let plane = self.convolution.plane;
        let raw = scratch.raw_gradient.chunks_exact_mut(plane.len());
        let gradient = gradient.chunks_exact(self.pooled.len());
        let argmax = activations.argmax.chunks_exact(self.pooled.area());
        for ((raw, gradient), argmax) in raw.zip(gradient).zip(argmax) {
            for (y, argmax) in argmax.chunks_exact(self.pooled.width).enumerate() {
                let gradient = &gradient[self.pooled.row(y)..][..self.pooled.width];
                for (x, (gradient, argmax)) in gradient.iter().zip(argmax).enumerate() {
                    for (k, index) in window(plane, y, x) {
                        raw[index] = pool_gradient(gradient, argmax, k);
                    }
                }
            }
        }
        for (sum, more) in scratch.raw_gradient.iter_mut().zip(skip_gradient.unwrap_or_default()) {
            for lane in 0..LANES {
                sum[lane] += more[lane];
            }
        }
        self.convolution.bias_gradient(&scratch.raw_gradient, &mut sums.bias);
        self.convolution.weight_gradient(input, &scratch.raw_gradient, &mut sums.weight);
        if needs_input_gradient {
            self.convolution.input_gradient(packed, &scratch.raw_gradient, &mut scratch.input_gradient);
        }
        &scratch.input_gradient
    }

    pub fn gradients(&self, sums: &GradientSums) -> [Vec<f32>; 2] {
        let weight = self.convolution.unpack_gradient(&sums.weight);
        let weight = match self.im2col_channels {
            Some(channels) => from_im2col_weight(&weight, channels),
            None => weight,
        };
        [weight, sums.bias(0..self.convolution.output)]
    }
}

/// The pixels of a 2×2 window that lie in the picture: their number in the window and their index in the plane.
fn window(plane: Plane, y: usize, x: usize) -> impl Iterator<Item = (u8, usize)> {
    let inside = move |(_, dy, dx): &(u8, usize, usize)| 2 * y + dy < plane.height && 2 * x + dx < plane.width;
    let cells = [(0, 0, 0), (1, 0, 1), (2, 1, 0), (3, 1, 1)];
    cells.into_iter().filter(inside).map(move |(k, dy, dx)| (k, plane.row(2 * y + dy) + 2 * x + dx))
}

/// The larger of each two values; NaN is smaller than all others.
#[inline]
fn max(largest: &Pixel, candidate: &Pixel) -> Pixel {
    let mut max = *largest;
    for lane in 0..LANES {
        max[lane] = if candidate[lane] > max[lane] { candidate[lane] } else { max[lane] };
    }
    max
}

/// The largest positive values and the pixels that they come from; of equal values the first.
#[inline]
fn max_and_argmax<'a>(candidates: impl Iterator<Item = (u8, &'a Pixel)>) -> (Pixel, Argmax) {
    let (mut max, mut argmax) = ([0.0; LANES], [NONE; LANES]);
    for (k, candidate) in candidates {
        for lane in 0..LANES {
            let is_larger = candidate[lane] > max[lane];
            argmax[lane] = if is_larger { k } else { argmax[lane] };
            max[lane] = if is_larger { candidate[lane] } else { max[lane] };
        }
    }
    (max, argmax)
}

/// The gradient of pixel `k` of a window: that of the pooled pixel where it is the maximum, and zero elsewhere.
#[inline]
fn pool_gradient(gradient: &Pixel, argmax: &Argmax, k: u8) -> Pixel {
    let mut pixel = [0.0; LANES];
    for lane in 0..LANES {
        pixel[lane] = if argmax[lane] == k { gradient[lane] } else { 0.0 };
    }
    pixel
}
