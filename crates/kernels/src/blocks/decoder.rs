//! Upsampling, convolution and ReLU, fused.

use afterimage_architecture::Upsampling;

use super::resize::Resize;
use super::{Activations, GradientSums, Scratch};
use crate::convolution::{Convolution, Packed};
use crate::layout::{LANES, Pixel, Plane, ZERO, groups};
use crate::stencil::{PARITIES, Stencil};

#[derive(Clone, Debug)]
pub(crate) struct Decoder {
    /// The convolution: on the small picture, with four phases, or on the large picture that `resize` computes.
    pub convolution: Convolution,
    pub source: Plane,
    pub target: Plane,
    resize: Option<Resize>,
}

/// Pixels of one row of the output, and the consecutive pixels of the convolution's output that belong to them.
struct Strip {
    /// The index of the first pixel in the output.
    to: usize,
    /// The distance between the pixels in the output.
    step: usize,
    /// The index of the first pixel in the convolution's output.
    from: usize,
    /// The number of pixels.
    pixels: usize,
}

impl Decoder {
    pub fn new(source: Plane, target: Plane, [input, output]: [usize; 2], upsampling: Upsampling) -> Self {
        let doubles = target.height == 2 * source.height && target.width == 2 * source.width;
        let (resize, stencil) = match upsampling {
            Upsampling::Nearest if doubles => (None, Stencil::doubled()),
            Upsampling::Nearest => (Some(Resize::nearest(source, target)), Stencil::same()),
            Upsampling::Bilinear => (Some(Resize::bilinear(source, target)), Stencil::same()),
            Upsampling::Transposed3 => (None, Stencil::transposed3()),
            Upsampling::Transposed2 => (None, Stencil::transposed2()),
        };
        let plane = if resize.is_some() { target } else { source };
        Self { convolution: Convolution::new(plane, input, output, stencil), source, target, resize }
    }

    pub fn source_len(&self) -> usize {
        groups(self.convolution.input) * self.source.len()
    }

    /// The number of pixels of the planes that are resized before the convolution.
    pub fn resized_len(&self) -> usize {
        if self.resize.is_some() { self.convolution.input_len() } else { 0 }
    }

    /// The layer's input at the size of its output, as large planes. Where the convolution enlarges by itself, the picture
    /// is resized to the nearest neighbours.
    pub fn resized(&self, input: &[Pixel]) -> Vec<Pixel> {
        let mut large = vec![ZERO; groups(self.convolution.input) * self.target.len()];
        match &self.resize {
            Some(resize) => resize.forward(input, &mut large),
            None => Resize::nearest(self.source, self.target).forward(input, &mut large),
        }
        large
    }

    /// The rows of the output; where the convolution has four phases, the even and the odd pixels of each row. Where the
    /// output is cropped, so are the strips.
    fn strips(&self) -> impl Iterator<Item = Strip> {
        let (target, plane, interleaved) = (self.target, self.convolution.plane, self.resize.is_none());
        let channels = groups(self.convolution.output);
        let strip = move |group: usize, phase: usize, [y, x]: [usize; 2], step: usize| Strip {
            to: group * target.len() + target.row(y) + x,
            step,
            from: (phase * channels + group) * plane.len() + plane.row(y / step),
            pixels: (target.width - x).div_ceil(step),
        };
        let row = move |group: usize, y: usize| {
            let is_in_row = move |[row, column]: [usize; 2]| interleaved && row == y % 2 && column < target.width;
            let phases = PARITIES.into_iter().enumerate().filter(move |(_, parity)| is_in_row(*parity));
            let whole = (!interleaved).then(|| strip(group, 0, [y, 0], 1));
            phases.map(move |(phase, [_, x])| strip(group, phase, [y, x], 2)).chain(whole)
        };
        (0..channels).flat_map(move |group| (0..target.height).flat_map(move |y| row(group, y)))
    }

    /// `skip` is the output of an encoder block before its ReLU. Its ReLU is added before this block's own ReLU.
    pub fn forward(
        &self,
        packed: &Packed,
        (input, skip): (&[Pixel], Option<&[Pixel]>),
        output: &mut [Pixel],
        resized: &mut [Pixel],
        raw: &mut [Pixel],
    ) {
        let input = self.convolution_input(input, resized);
        self.convolution.forward(packed, input, raw);
        for Strip { to, step, from, pixels } in self.strips() {
            let targets = output[to..].iter_mut().step_by(step);
            let pairs = raw[from..][..pixels].iter().zip(targets);
            match skip {
                None => pairs.for_each(|(raw, target)| *target = relu(raw)),
                Some(skip) => {
                    for ((raw, target), skip) in pairs.zip(skip[to..].iter().step_by(step)) {
                        *target = relu(&sum(raw, &relu(skip)));
                    }
                }
            }
        }
    }

    fn convolution_input<'a>(&self, input: &'a [Pixel], resized: &'a mut [Pixel]) -> &'a [Pixel] {
        match &self.resize {
            None => input,
            Some(resize) => {
                resize.forward(input, resized);
                resized
            }
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
        for Strip { to, step, from, pixels } in self.strips() {
            let sources = gradient[to..].iter().zip(&activations.output[to..]).step_by(step);
            for (target, (gradient, output)) in scratch.raw_gradient[from..][..pixels].iter_mut().zip(sources) {
                *target = relu_gradient(gradient, output);
            }
        }
        let input = self.convolution_input(input, &mut scratch.resized);
        self.convolution.bias_gradient(&scratch.raw_gradient, &mut sums.bias);
        self.convolution.weight_gradient(input, &scratch.raw_gradient, &mut sums.weight);
        if !needs_input_gradient {
            return &scratch.gradient;
        }
        self.convolution.input_gradient(packed, &scratch.raw_gradient, &mut scratch.input_gradient);
        match &self.resize {
            None => &scratch.input_gradient,
            Some(resize) => {
                resize.backward(&scratch.input_gradient, &mut scratch.gradient);
                &scratch.gradient
            }
        }
    }
}

#[inline]
pub(crate) fn relu(pixel: &Pixel) -> Pixel {
    let mut rectified = *pixel;
    for value in &mut rectified {
        *value = if *value > 0.0 { *value } else { 0.0 };
    }
    rectified
}

#[inline]
fn sum(a: &Pixel, b: &Pixel) -> Pixel {
    let mut sum = *a;
    for lane in 0..LANES {
        sum[lane] += b[lane];
    }
    sum
}

/// The gradient where the output is positive, and zero elsewhere.
#[inline]
pub(crate) fn relu_gradient(gradient: &Pixel, output: &Pixel) -> Pixel {
    let mut pass = ZERO;
    for lane in 0..LANES {
        pass[lane] = if output[lane] > 0.0 { gradient[lane] } else { 0.0 };
    }
    pass
}
