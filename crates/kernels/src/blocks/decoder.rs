//! Resize, convolution and ReLU in one.

use super::{Kept, Scratch, Sums};
use crate::convolution::{Convolution, Packed};
use crate::layout::{LANES, Pixel, Plane, ZERO, groups};
use crate::stencil::{PARITIES, Stencil};

#[derive(Clone, Debug)]
pub(crate) struct Decoder {
    /// Of the small picture where the size doubles exactly, of the large one otherwise.
    pub convolution: Convolution,
    pub source: Plane,
    pub target: Plane,
    doubles: bool,
}

/// Some pixels of one row of the target, every `step`-th from `to` on, and as many in a row of what they are made of.
struct Strip {
    to: usize,
    step: usize,
    from: usize,
    pixels: usize,
}

impl Decoder {
    pub fn new(source: Plane, target: Plane, input: usize, output: usize) -> Self {
        let doubles = target.height == 2 * source.height && target.width == 2 * source.width;
        let convolution = if doubles {
            Convolution::new(source, input, output, Stencil::doubled())
        } else {
            Convolution::new(target, input, output, Stencil::same())
        };
        Self { convolution, source, target, doubles }
    }

    pub fn source_len(&self) -> usize {
        groups(self.convolution.input) * self.source.len()
    }

    /// The target's rows, or half rows where the size doubles, with what of the convolution's output they are made of.
    fn strips(&self) -> impl Iterator<Item = Strip> {
        let (target, plane, doubles) = (self.target, self.convolution.plane, self.doubles);
        let channels = groups(self.convolution.output);
        let strip = move |group: usize, picture: usize, [y, x]: [usize; 2], step: usize| Strip {
            to: group * target.len() + target.row(y) + x,
            step,
            from: (picture * channels + group) * plane.len() + plane.row(y / step),
            pixels: target.width / step,
        };
        let row = move |group: usize, y: usize| {
            let halves = PARITIES.into_iter().enumerate().filter(move |(_, [row, _])| doubles && *row == y % 2);
            let whole = (!doubles).then(|| strip(group, 0, [y, 0], 1));
            halves.map(move |(picture, [_, x])| strip(group, picture, [y, x], 2)).chain(whole)
        };
        (0..channels).flat_map(move |group| (0..target.height).flat_map(move |y| row(group, y)))
    }

    /// Each pixel of the resized picture with the pixel of the source that it is a copy of.
    fn resized(&self) -> impl Iterator<Item = (usize, usize)> {
        let (target, source) = (self.target, self.source);
        (0..groups(self.convolution.input)).flat_map(move |group| {
            (0..target.height).flat_map(move |y| {
                let from_y = y * source.height / target.height;
                (0..target.width).map(move |x| {
                    let from_x = x * source.width / target.width;
                    let from = group * source.len() + source.row(from_y) + from_x;
                    (group * target.len() + target.row(y) + x, from)
                })
            })
        })
    }

    pub fn forward(&self, packed: &Packed, input: &[Pixel], output: &mut [Pixel], scratch: &mut Scratch) {
        let input = self.convolution_input(input, &mut scratch.input);
        self.convolution.forward(packed, input, &mut scratch.raw);
        for Strip { to, step, from, pixels } in self.strips() {
            let targets = output[to..].iter_mut().step_by(step);
            for (target, raw) in targets.zip(&scratch.raw[from..][..pixels]) {
                *target = rectified(raw);
            }
        }
    }

    fn convolution_input<'a>(&self, input: &'a [Pixel], resized: &'a mut [Pixel]) -> &'a [Pixel] {
        if self.doubles {
            return input;
        }
        for (to, from) in self.resized() {
            resized[to] = input[from];
        }
        resized
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
        if self.doubles {
            return &scratch.input_gradient;
        }
        scratch.gradient.fill(ZERO);
        for (to, from) in self.resized() {
            for lane in 0..LANES {
                scratch.gradient[from][lane] += scratch.input_gradient[to][lane];
            }
        }
        &scratch.gradient
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

/// The gradient where the output is positive, and zero elsewhere.
#[inline]
fn passed(gradient: &Pixel, output: &Pixel) -> Pixel {
    let mut passed = ZERO;
    for lane in 0..LANES {
        passed[lane] = if output[lane] > 0.0 { gradient[lane] } else { 0.0 };
    }
    passed
}
