//! The layers of which a chain is made, for one picture at a time.

mod decoder;
mod encoder;
mod head;
mod resize;

pub(crate) use decoder::{Decoder, passed};
pub(crate) use encoder::Encoder;
pub(crate) use head::Head;

use afterimage_architecture::Upsampling;

use crate::convolution::{Convolution, Packed};
use crate::layout::{Pixel, Plane, ZERO, groups, pack, unpack};

/// One layer; its weights are `[channels, channels before, 3, 3]`, except where an [`Upsampling`] says otherwise; its
/// biases `[channels]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// Convolution 3×3 (same), ReLU, max-pool 2×2 that rounds odd sides up.
    Encode {
        /// The channels that come out.
        channels: usize,
    },
    /// Enlarge, ReLU.
    Decode {
        /// The channels that come out.
        channels: usize,
        /// The size that comes out: `[height, width]`.
        size: [usize; 2],
        /// How to get there, with one convolution.
        upsampling: Upsampling,
    },
    /// Convolution 3×3 (same) and nothing more; only as the last block.
    Head {
        /// The channels that come out.
        channels: usize,
    },
}

/// Which lane's pixel of a 2×2 window went into the pool: 0 to 3 row by row, or 4 where ReLU let none pass.
pub(crate) type Winners = [u8; crate::layout::LANES];

/// One picture on its way: what a layer keeps for the way back.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept {
    /// What came out, with borders of zeros.
    pub output: Vec<Pixel>,
    /// Of an encoder block only.
    pub winners: Vec<Winners>,
    /// What the convolution of an encoder block gave, before ReLU, where a skip connection begins; borders are spoilt.
    pub unpooled: Vec<Pixel>,
}

/// Room for one picture in one layer.
#[derive(Debug)]
pub(crate) struct Scratch {
    /// What came in, where it must be rearranged.
    input: Vec<Pixel>,
    /// What the convolution gave.
    raw: Vec<Pixel>,
    /// The gradient of `raw`.
    raw_gradient: Vec<Pixel>,
    /// The gradient of the convolution's input.
    input_gradient: Vec<Pixel>,
    /// The gradient of the layer's input.
    pub gradient: Vec<Pixel>,
}

/// The sums of one layer's gradients over some pictures.
#[derive(Clone, Debug)]
pub(crate) struct Sums {
    weight: Vec<Pixel>,
    bias: Vec<Pixel>,
}

impl Sums {
    fn new(convolution: &Convolution) -> Self {
        let bias = vec![ZERO; groups(convolution.output)];
        Self { weight: vec![ZERO; convolution.gradient_len()], bias }
    }

    pub fn add(&mut self, other: &Self) {
        let pairs = self.weight.iter_mut().zip(&other.weight).chain(self.bias.iter_mut().zip(&other.bias));
        for (sum, more) in pairs {
            for (sum, more) in sum.iter_mut().zip(more) {
                *sum += more;
            }
        }
    }

    fn bias(&self, channels: impl Iterator<Item = usize>) -> Vec<f32> {
        channels.map(|channel| self.bias.as_flattened()[channel]).collect()
    }
}

/// A layer that knows its sizes.
#[derive(Clone, Debug)]
pub(crate) enum Layer {
    Encoder(Encoder),
    Decoder(Decoder),
    Head(Head),
}

impl Layer {
    /// The layer after pictures of `channels` and `plane`; `first` where these come from outside.
    pub fn new(block: Block, channels: usize, plane: Plane, first: bool) -> Self {
        match block {
            Block::Encode { channels: output } => Self::Encoder(Encoder::new(plane, channels, output, first)),
            Block::Decode { channels: output, size, upsampling } => {
                Self::Decoder(Decoder::new(plane, Plane::new(size), [channels, output], upsampling))
            }
            Block::Head { channels: output } => Self::Head(Head::new(plane, channels, output)),
        }
    }

    fn convolution(&self) -> &Convolution {
        match self {
            Self::Encoder(layer) => &layer.convolution,
            Self::Decoder(layer) => &layer.convolution,
            Self::Head(layer) => &layer.convolution,
        }
    }

    /// The channels and the size that come out.
    pub fn output(&self) -> (usize, Plane) {
        match self {
            Self::Encoder(layer) => (layer.convolution.output, layer.pooled),
            Self::Decoder(layer) => (layer.convolution.output, layer.target),
            Self::Head(layer) => (layer.channels, layer.convolution.plane),
        }
    }

    /// The channels and the size that an encoder block makes before it pools.
    pub fn unpooled(&self) -> Option<(usize, Plane)> {
        match self {
            Self::Encoder(layer) => Some((layer.convolution.output, layer.convolution.plane)),
            Self::Decoder(_) | Self::Head(_) => None,
        }
    }

    /// How many pixels the convolution gives.
    pub fn raw_len(&self) -> usize {
        self.convolution().output_len()
    }

    pub fn pack(&self, weight: &[f32], bias: &[f32]) -> Packed {
        match self {
            Self::Encoder(layer) => layer.pack(weight, bias),
            Self::Decoder(layer) => layer.convolution.pack(weight, bias),
            Self::Head(layer) => layer.pack(weight),
        }
    }

    /// Room for what [`Self::forward`] gives, where no skip connection begins.
    pub fn kept(&self) -> Kept {
        let (channels, plane) = self.output();
        let output = match self {
            // The head's own output, before its cells are summed.
            Self::Head(_) => self.raw_len(),
            Self::Encoder(_) | Self::Decoder(_) => groups(channels) * plane.len(),
        };
        let winners = if matches!(self, Self::Encoder(_)) { groups(channels) * plane.area() } else { 0 };
        Kept { output: vec![ZERO; output], winners: vec![[0; _]; winners], unpooled: Vec::new() }
    }

    pub fn scratch(&self) -> Scratch {
        let convolution = self.convolution();
        let gradient = match self {
            Self::Decoder(layer) => layer.source_len(),
            _ => 0,
        };
        Scratch {
            input: vec![ZERO; convolution.input_len()],
            raw: vec![ZERO; convolution.output_len()],
            raw_gradient: vec![ZERO; convolution.output_len()],
            input_gradient: vec![ZERO; convolution.input_len()],
            gradient: vec![ZERO; gradient],
        }
    }

    pub fn sums(&self) -> Sums {
        Sums::new(self.convolution())
    }

    /// How many pixels hold a picture on its way into the layer.
    pub fn input_len(&self) -> usize {
        match self {
            Self::Decoder(layer) => layer.source_len(),
            _ => self.convolution().input_len(),
        }
    }

    /// A picture from outside → the layer's input; borders are left as they are.
    pub fn enter(&self, picture: &[f32], input: &mut [Pixel]) {
        match self {
            Self::Encoder(layer) => layer.enter(picture, input),
            Self::Decoder(layer) => pack(picture, layer.source, input),
            Self::Head(layer) => pack(picture, layer.convolution.plane, input),
        }
    }

    /// The gradient of [`Self::enter`].
    pub fn enter_gradient(&self, gradient: &[Pixel], picture: &mut [f32]) {
        match self {
            Self::Encoder(layer) => layer.enter_gradient(gradient, picture),
            Self::Decoder(layer) => unpack(gradient, layer.source, picture),
            Self::Head(layer) => unpack(gradient, layer.convolution.plane, picture),
        }
    }

    /// What the layer kept → a picture for outside.
    pub fn leave(&self, kept: &Kept, bias: &[f32], picture: &mut [f32]) {
        match self {
            Self::Head(layer) => layer.leave(&kept.output, bias, picture),
            _ => unpack(&kept.output, self.output().1, picture),
        }
    }

    /// The gradient of [`Self::leave`]; borders are left as they are.
    pub fn leave_gradient(&self, picture: &[f32], gradient: &mut [Pixel]) {
        match self {
            Self::Head(layer) => layer.leave_gradient(picture, gradient),
            _ => pack(picture, self.output().1, gradient),
        }
    }

    /// What came in, and what a skip connection brings besides → what comes out.
    pub fn forward(
        &self,
        packed: &Packed,
        (input, skip): (&[Pixel], Option<&[Pixel]>),
        kept: &mut Kept,
        scratch: &mut Scratch,
    ) {
        match self {
            Self::Encoder(layer) => layer.forward(packed, input, kept, scratch),
            Self::Decoder(layer) => layer.forward(packed, (input, skip), &mut kept.output, scratch),
            Self::Head(layer) => layer.convolution.forward(packed, input, &mut kept.output),
        }
    }

    /// The gradient of what came out → the gradients of the weights, added to `sums`, and where it is `wanted`, the
    /// gradient of what came in. `skipped` is the gradient that a skip connection brings back, where one begins.
    pub fn backward<'a>(
        &self,
        packed: &Packed,
        (input, kept, skipped): (&[Pixel], &Kept, Option<&[Pixel]>),
        gradient: &[Pixel],
        sums: &mut Sums,
        wanted: bool,
        scratch: &'a mut Scratch,
    ) -> &'a [Pixel] {
        match self {
            Self::Encoder(layer) => layer.backward(packed, (input, kept, skipped), gradient, sums, wanted, scratch),
            Self::Decoder(layer) => layer.backward(packed, (input, kept), gradient, sums, wanted, scratch),
            Self::Head(layer) => layer.backward(packed, input, gradient, sums, wanted, scratch),
        }
    }

    /// The sums → the gradients of the weights and of the biases.
    pub fn gradients(&self, sums: &Sums) -> [Vec<f32>; 2] {
        match self {
            Self::Encoder(layer) => layer.gradients(sums),
            Self::Decoder(layer) => {
                [layer.convolution.unpack_gradient(&sums.weight), sums.bias(0..layer.convolution.output)]
            }
            Self::Head(layer) => layer.gradients(sums),
        }
    }
}
