//! Enlargement, convolution and ReLU in one.

use afterimage_architecture::Upsampling;

use super::resize::Resize;
use super::{Kept, Scratch, Sums};
use crate::convolution::{Convolution, Packed};
use crate::layout::{LANES, Pixel, Plane, ZERO, groups};
use crate::stencil::{PARITIES, Stencil};

#[derive(Clone, Debug)]
pub(crate) struct Decoder {
    /// On the small picture where four pictures come out of it, each with every other pixel of the large one; else on
    /// the large picture, which `resize` makes.
    pub convolution: Convolution,
    pub source: Plane,
    pub target: Plane,
    resize: Option<Resize>,
}

/// Some pixels of one row of the target, every `step`-th from `to` on, and as many in a row of what they are made of.
struct Strip {
    to: usize,
    step: usize,
    from: usize,
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

    /// The target's rows, or half rows where four pictures make it, with what of the convolution's output they are
    /// made of. Where the target is cut, so are the strips.
    fn strips(&self) -> impl Iterator<Item = Strip> {
        let (target, plane, interleaved) = (self.target, self.convolution.plane, self.resize.is_none());
        let channels = groups(self.convolution.output);
        let strip = move |group: usize, picture: usize, [y, x]: [usize; 2], step: usize| Strip {
            to: group * target.len() + target.row(y) + x,
            step,
            from: (picture * channels + group) * plane.len() + plane.row(y / step),
            pixels: (target.width - x).div_ceil(step),
        };
        let row = move |group: usize, y: usize| {
            let of_row = move |[row, column]: [usize; 2]| interleaved && row == y % 2 && column < target.width;
            let halves = PARITIES.into_iter().enumerate().filter(move |(_, parity)| of_row(*parity));
            let whole = (!interleaved).then(|| strip(group, 0, [y, 0], 1));
            halves.map(move |(picture, [_, x])| strip(group, picture, [y, x], 2)).chain(whole)
        };
        (0..channels).flat_map(move |group| (0..target.height).flat_map(move |y| row(group, y)))
    }

    /// `skip` is added where ReLU lets it pass, before this block's own ReLU.
    pub fn forward(
        &self,
        packed: &Packed,
        (input, skip): (&[Pixel], Option<&[Pixel]>),
        output: &mut [Pixel],
        scratch: &mut Scratch,
    ) {
        let input = self.convolution_input(input, &mut scratch.input);
        self.convolution.forward(packed, input, &mut scratch.raw);
        for Strip { to, step, from, pixels } in self.strips() {
            let targets = output[to..].iter_mut().step_by(step);
            let pairs = scratch.raw[from..][..pixels].iter().zip(targets);
            match skip {
                None => pairs.for_each(|(raw, target)| *target = rectified(raw)),
                Some(skip) => {
                    for ((raw, target), skip) in pairs.zip(skip[to..].iter().step_by(step)) {
                        *target = rectified(&sum(raw, &rectified(skip)));
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
        (input, kept): (&[Pixel], &Kept),
        gradient: &[Pixel],
        sums: &mut Sums,
        wanted: bool,
        scratch: &'a mut Scratch,
    ) -> &'a [Pixel] {
        for Strip { to, step, from, pixels } in self.strips() {
            let sources = gradient[to..].iter().zip(&kept.output[to..]).step_by(step);
            for (target, (gradient, output)) in scratch.raw_gradient[from..][..pixels].iter_mut().zip(sources) {
                *target = passed(gradient, output);
            }
        }
        let input = self.convolution_input(input, &mut scratch.input);
        self.convolution.bias_gradient(&scratch.raw_gradient, &mut sums.bias);
        self.convolution.weight_gradient(input, &scratch.raw_gradient, &mut sums.weight);
        if !wanted {
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
fn rectified(pixel: &Pixel) -> Pixel {
    let mut rectified = *pixel;
    for value in &mut rectified {
        *value = value.max(0.0);
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
pub(crate) fn passed(gradient: &Pixel, output: &Pixel) -> Pixel {
    let mut passed = ZERO;
    for lane in 0..LANES {
        passed[lane] = if output[lane] > 0.0 { gradient[lane] } else { 0.0 };
    }
    passed
}
