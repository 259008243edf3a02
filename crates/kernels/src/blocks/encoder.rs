//! Convolution, ReLU and max-pool in one.

use super::{Kept, Scratch, Sums, Winners};
use crate::convolution::{Convolution, Packed};
use crate::layout::{LANES, Pixel, Plane, pack, unpack};
use crate::stencil::Stencil;
use crate::thin::{CELLS, Look, gather, gathered_weight, scatter, ungathered_weight};

/// Pictures with up to this many channels are gathered: their neighbourhoods fill two groups at most.
const THIN: usize = 3;

/// No pixel of the window was positive.
const NONE: u8 = 4;

#[derive(Clone, Debug)]
pub(crate) struct Encoder {
    pub convolution: Convolution,
    pub pooled: Plane,
    /// The channels of pictures that [`gather`] makes wide.
    thin: Option<usize>,
}

impl Encoder {
    pub fn new(plane: Plane, input: usize, output: usize, first: bool) -> Self {
        let pooled = Plane::new([plane.height, plane.width].map(|side| side.div_ceil(2)));
        let thin = Some(input).filter(|channels| first && *channels <= THIN);
        let convolution = match thin {
            Some(channels) => Convolution::new(plane, CELLS * channels, output, Stencil::pointwise()),
            None => Convolution::new(plane, input, output, Stencil::same()),
        };
        Self { convolution, pooled, thin }
    }

    pub fn pack(&self, weight: &[f32], bias: &[f32]) -> Packed {
        match self.thin {
            Some(channels) => self.convolution.pack(&gathered_weight(weight, channels), bias),
            None => self.convolution.pack(weight, bias),
        }
    }

    pub fn enter(&self, picture: &[f32], input: &mut [Pixel]) {
        match self.thin {
            Some(_) => gather(picture, self.convolution.plane, Look::Forward, input),
            None => pack(picture, self.convolution.plane, input),
        }
    }

    pub fn enter_gradient(&self, gradient: &[Pixel], picture: &mut [f32]) {
        match self.thin {
            Some(_) => scatter(gradient, self.convolution.plane, Look::Backward, &[], picture),
            None => unpack(gradient, self.convolution.plane, picture),
        }
    }

    pub fn forward(&self, packed: &Packed, input: &[Pixel], kept: &mut Kept, scratch: &mut Scratch) {
        let raw = if kept.unpooled.is_empty() { &mut scratch.raw } else { &mut kept.unpooled };
        self.convolution.forward(packed, input, raw);
        let plane = self.convolution.plane;
        let raw = raw.chunks_exact(plane.len());
        let pooled = kept.output.chunks_exact_mut(self.pooled.len());
        let winners = kept.winners.chunks_exact_mut(self.pooled.area());
        for ((raw, pooled), winners) in raw.zip(pooled).zip(winners) {
            for (y, winners) in winners.chunks_exact_mut(self.pooled.width).enumerate() {
                let pooled = &mut pooled[self.pooled.row(y)..][..self.pooled.width];
                for (x, (pooled, winners)) in pooled.iter_mut().zip(winners).enumerate() {
                    (*pooled, *winners) = best(window(plane, y, x).map(|(k, place)| (k, &raw[place])));
                }
            }
        }
    }

    pub fn backward<'a>(
        &self,
        packed: &Packed,
        (input, kept, skipped): (&[Pixel], &Kept, Option<&[Pixel]>),
        gradient: &[Pixel],
        sums: &mut Sums,
        wanted: bool,
        scratch: &'a mut Scratch,
    ) -> &'a [Pixel] {
        let plane = self.convolution.plane;
        let raw = scratch.raw_gradient.chunks_exact_mut(plane.len());
        let gradient = gradient.chunks_exact(self.pooled.len());
        let winners = kept.winners.chunks_exact(self.pooled.area());
        for ((raw, gradient), winners) in raw.zip(gradient).zip(winners) {
            for (y, winners) in winners.chunks_exact(self.pooled.width).enumerate() {
                let gradient = &gradient[self.pooled.row(y)..][..self.pooled.width];
                for (x, (gradient, winners)) in gradient.iter().zip(winners).enumerate() {
                    for (k, place) in window(plane, y, x) {
                        raw[place] = won(gradient, winners, k);
                    }
                }
            }
        }
        for (sum, more) in scratch.raw_gradient.iter_mut().zip(skipped.unwrap_or_default()) {
            for lane in 0..LANES {
                sum[lane] += more[lane];
            }
        }
        self.convolution.bias_gradient(&scratch.raw_gradient, &mut sums.bias);
        self.convolution.weight_gradient(input, &scratch.raw_gradient, &mut sums.weight);
        if wanted {
            self.convolution.input_gradient(packed, &scratch.raw_gradient, &mut scratch.input_gradient);
        }
        &scratch.input_gradient
    }

    pub fn gradients(&self, sums: &Sums) -> [Vec<f32>; 2] {
        let weight = self.convolution.unpack_gradient(&sums.weight);
        let weight = match self.thin {
            Some(channels) => ungathered_weight(&weight, channels),
            None => weight,
        };
        [weight, sums.bias(0..self.convolution.output)]
    }
}

/// The pixels of one 2×2 window that lie in the picture: their number in the window, and their place.
fn window(plane: Plane, y: usize, x: usize) -> impl Iterator<Item = (u8, usize)> {
    let inside = move |(_, dy, dx): &(u8, usize, usize)| 2 * y + dy < plane.height && 2 * x + dx < plane.width;
    let cells = [(0, 0, 0), (1, 0, 1), (2, 1, 0), (3, 1, 1)];
    cells.into_iter().filter(inside).map(move |(k, dy, dx)| (k, plane.row(2 * y + dy) + 2 * x + dx))
}

/// The largest positive values, and whose they are; of equals the first.
#[inline]
fn best<'a>(candidates: impl Iterator<Item = (u8, &'a Pixel)>) -> (Pixel, Winners) {
    let (mut largest, mut winners) = ([0.0; LANES], [NONE; LANES]);
    for (k, candidate) in candidates {
        for lane in 0..LANES {
            let wins = candidate[lane] > largest[lane];
            winners[lane] = if wins { k } else { winners[lane] };
            largest[lane] = if wins { candidate[lane] } else { largest[lane] };
        }
    }
    (largest, winners)
}

/// The gradient where candidate `k` won, and zero elsewhere.
#[inline]
fn won(gradient: &Pixel, winners: &Winners, k: u8) -> Pixel {
    let mut won = [0.0; LANES];
    for lane in 0..LANES {
        won[lane] = if winners[lane] == k { gradient[lane] } else { 0.0 };
    }
    won
}
