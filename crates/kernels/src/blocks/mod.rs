//! The blocks of a network as layers that process one picture at a time.

mod decoder;
mod encoder;
mod head;
mod resize;
mod same;

pub(crate) use decoder::{Decoder, relu, relu_gradient};
pub(crate) use encoder::Encoder;
pub(crate) use head::Head;
pub(crate) use same::Same;

use afterimage_architecture::Upsampling;

use crate::convolution::{Convolution, Packed};
use crate::layout::{Pixel, Plane, ZERO, groups, pack, unpack};
use crate::purpose::Purpose;

/// A convolution and the operations around it. Its weights are `[channels, input channels, 3, 3]`, or for a transposed
/// [`Upsampling`] `[input channels, channels, side, side]`; its biases are `[channels]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// Convolution 3×3 (same), ReLU, max-pool 2×2 that rounds odd sides up.
    Encode {
        /// Output channels.
        channels: usize,
    },
    /// Upsampling with one convolution, ReLU.
    Decode {
        /// Output channels.
        channels: usize,
        /// The output size: `[height, width]`.
        size: [usize; 2],
        /// How it enlarges.
        upsampling: Upsampling,
    },
    /// Convolution 3×3 (same), and ReLU where it is asked for.
    Same {
        /// Output channels.
        channels: usize,
        /// Whether a ReLU follows.
        relu: bool,
    },
    /// Convolution 3×3 (same). It can only be the last block, and is the fastest for few channels.
    Head {
        /// Output channels.
        channels: usize,
    },
}

impl Block {
    /// Output channels.
    pub const fn channels(self) -> usize {
        match self {
            Self::Encode { channels }
            | Self::Decode { channels, .. }
            | Self::Same { channels, .. }
            | Self::Head { channels } => channels,
        }
    }
}

/// For each lane, the pixel of a 2×2 window that max-pooling took: 0 to 3, row by row, or 4 where no pixel is positive.
pub(crate) type Argmax = [u8; crate::layout::LANES];

/// What a layer saves of one picture for the backward pass.
#[derive(Clone, Debug, Default)]
pub(crate) struct Activations {
    /// The layer's output, with borders of zeros.
    pub output: Vec<Pixel>,
    /// The pooled pixels; in an encoder block only, and only for training.
    pub argmax: Vec<Argmax>,
    /// The output of an encoder block's convolution, before ReLU, where a skip connection begins. Borders are not zero.
    pub unpooled: Vec<Pixel>,
}

/// Buffers for one picture in one layer. Those for gradients are empty for [`Purpose::Inference`].
#[derive(Clone, Debug)]
pub(crate) struct Scratch {
    /// The convolution's input, with borders of zeros, where the layer resizes its own input first.
    resized: Vec<Pixel>,
    /// The gradient of the convolution's output.
    raw_gradient: Vec<Pixel>,
    /// The gradient of the convolution's input.
    input_gradient: Vec<Pixel>,
    /// The gradient of the layer's input.
    pub gradient: Vec<Pixel>,
}

/// The gradients of one layer's parameters, summed over pictures.
#[derive(Clone, Debug)]
pub(crate) struct GradientSums {
    weight: Vec<Pixel>,
    bias: Vec<Pixel>,
}

impl GradientSums {
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

/// A block with its sizes.
#[derive(Clone, Debug)]
pub(crate) enum Layer {
    Encoder(Encoder),
    Decoder(Decoder),
    Same(Same),
    Head(Head),
}

impl Layer {
    /// The layer for an input of `channels` and `plane`. `first` says whether it is the network's first layer.
    pub fn new(block: Block, channels: usize, plane: Plane, first: bool) -> Self {
        match block {
            Block::Encode { channels: output } => Self::Encoder(Encoder::new(plane, channels, output, first)),
            Block::Decode { channels: output, size, upsampling } => {
                Self::Decoder(Decoder::new(plane, Plane::new(size), [channels, output], upsampling))
            }
            Block::Same { channels: output, relu } => Self::Same(Same::new(plane, channels, output, relu)),
            Block::Head { channels: output } => Self::Head(Head::new(plane, channels, output)),
        }
    }

    fn convolution(&self) -> &Convolution {
        match self {
            Self::Encoder(layer) => &layer.convolution,
            Self::Decoder(layer) => &layer.convolution,
            Self::Same(layer) => &layer.convolution,
            Self::Head(layer) => &layer.convolution,
        }
    }

    /// The channels and the size of the output.
    pub fn output(&self) -> (usize, Plane) {
        match self {
            Self::Encoder(layer) => (layer.convolution.output, layer.pooled),
            Self::Decoder(layer) => (layer.convolution.output, layer.target),
            Self::Same(layer) => (layer.convolution.output, layer.convolution.plane),
            Self::Head(layer) => (layer.channels, layer.convolution.plane),
        }
    }

    /// The channels and the size of an encoder block's output before pooling.
    pub fn unpooled(&self) -> Option<(usize, Plane)> {
        match self {
            Self::Encoder(layer) => Some((layer.convolution.output, layer.convolution.plane)),
            Self::Decoder(_) | Self::Same(_) | Self::Head(_) => None,
        }
    }

    /// The number of pixels of the convolution's output.
    pub fn raw_len(&self) -> usize {
        self.convolution().output_len()
    }

    pub fn pack(&self, weight: &[f32], bias: &[f32], purpose: Purpose) -> Packed {
        match self {
            Self::Encoder(layer) => layer.pack(weight, bias, purpose),
            Self::Decoder(Decoder { convolution, .. }) | Self::Same(Same { convolution, .. }) => {
                convolution.pack(weight, bias, purpose)
            }
            Self::Head(layer) => layer.pack(weight, purpose),
        }
    }

    /// The number of pixels of [`Activations::output`].
    pub fn activations_len(&self) -> usize {
        let (channels, plane) = self.output();
        match self {
            // The output of the head's convolution, before `col2im` sums it.
            Self::Head(_) => self.raw_len(),
            Self::Encoder(_) | Self::Decoder(_) | Self::Same(_) => groups(channels) * plane.len(),
        }
    }

    /// The activations for one picture, still empty, where no skip connection begins.
    pub fn new_activations(&self, purpose: Purpose) -> Activations {
        let (channels, plane) = self.output();
        let argmax = match self {
            Self::Encoder(_) => purpose.for_gradients(groups(channels) * plane.area()),
            _ => 0,
        };
        Activations { output: vec![ZERO; self.activations_len()], argmax: vec![[0; _]; argmax], unpooled: Vec::new() }
    }

    pub fn scratch(&self, purpose: Purpose) -> Scratch {
        let convolution = self.convolution();
        let [resized, gradient] = match self {
            Self::Decoder(layer) => [layer.resized_len(), layer.source_len()],
            _ => [0, 0],
        };
        Scratch {
            resized: vec![ZERO; resized],
            raw_gradient: vec![ZERO; purpose.for_gradients(convolution.output_len())],
            input_gradient: vec![ZERO; purpose.for_gradients(convolution.input_len())],
            gradient: vec![ZERO; purpose.for_gradients(gradient)],
        }
    }

    pub fn sums(&self) -> GradientSums {
        GradientSums::new(self.convolution())
    }

    /// The shape of the input: `[channels, height, width]`.
    pub fn input_shape(&self) -> [usize; 3] {
        let (channels, plane) = match self {
            Self::Encoder(layer) => (layer.input_channels(), layer.convolution.plane),
            Self::Decoder(layer) => (layer.convolution.input, layer.source),
            Self::Same(_) | Self::Head(_) => (self.convolution().input, self.convolution().plane),
        };
        [channels, plane.height, plane.width]
    }

    /// The number of pixels of the layer's input.
    pub fn input_len(&self) -> usize {
        match self {
            Self::Decoder(layer) => layer.source_len(),
            _ => self.convolution().input_len(),
        }
    }

    /// A picture `[channels, height, width]` → the layer's input. Borders are not written.
    pub fn pack_input(&self, picture: &[f32], input: &mut [Pixel]) {
        match self {
            Self::Encoder(layer) => layer.pack_input(picture, input),
            Self::Decoder(layer) => pack(picture, layer.source, input),
            Self::Same(_) | Self::Head(_) => pack(picture, self.convolution().plane, input),
        }
    }

    /// The gradient of [`Self::pack_input`].
    pub fn unpack_input_gradient(&self, gradient: &[Pixel], picture: &mut [f32]) {
        match self {
            Self::Encoder(layer) => layer.unpack_input_gradient(gradient, picture),
            Self::Decoder(layer) => unpack(gradient, layer.source, picture),
            Self::Same(_) | Self::Head(_) => unpack(gradient, self.convolution().plane, picture),
        }
    }

    /// The layer's activations → a picture `[channels, height, width]`.
    pub fn unpack_output(&self, activations: &Activations, bias: &[f32], picture: &mut [f32]) {
        match self {
            Self::Head(layer) => layer.unpack_output(&activations.output, bias, picture),
            _ => unpack(&activations.output, self.output().1, picture),
        }
    }

    /// The gradient of [`Self::unpack_output`]. Borders are not written.
    pub fn pack_output_gradient(&self, picture: &[f32], gradient: &mut [Pixel]) {
        match self {
            Self::Head(layer) => layer.pack_output_gradient(picture, gradient),
            _ => pack(picture, self.output().1, gradient),
        }
    }

    /// The input, and the unpooled output of an encoder block where a skip connection ends here → the activations. The
    /// output of the convolution is in `raw` afterwards, except where a skip connection begins and in a head.
    pub fn forward(
        &self,
        packed: &Packed,
        (input, skip): (&[Pixel], Option<&[Pixel]>),
        activations: &mut Activations,
        scratch: &mut Scratch,
        raw: &mut [Pixel],
    ) {
        match self {
            Self::Encoder(layer) => layer.forward(packed, input, activations, raw),
            Self::Decoder(layer) => {
                layer.forward(packed, (input, skip), &mut activations.output, &mut scratch.resized, raw);
            }
            Self::Same(layer) => layer.forward(packed, input, &mut activations.output, raw),
            Self::Head(layer) => layer.convolution.forward(packed, input, &mut activations.output),
        }
    }

    /// The gradient of the output → the gradients of the parameters, added to `sums`, and the gradient of the input,
    /// which is returned and only valid where `needs_input_gradient`. `skip_gradient` is the gradient through the skip
    /// connection that begins here.
    pub fn backward<'a>(
        &self,
        packed: &Packed,
        (input, activations, skip_gradient): (&[Pixel], &Activations, Option<&[Pixel]>),
        gradient: &[Pixel],
        sums: &mut GradientSums,
        needs_input_gradient: bool,
        scratch: &'a mut Scratch,
    ) -> &'a [Pixel] {
        match self {
            Self::Encoder(layer) => layer.backward(
                packed,
                (input, activations, skip_gradient),
                gradient,
                sums,
                needs_input_gradient,
                scratch,
            ),
            Self::Decoder(layer) => {
                layer.backward(packed, (input, activations), gradient, sums, needs_input_gradient, scratch)
            }
            Self::Same(layer) => {
                layer.backward(packed, (input, activations), gradient, sums, needs_input_gradient, scratch)
            }
            Self::Head(layer) => layer.backward(packed, input, gradient, sums, needs_input_gradient, scratch),
        }
    }

    /// The sums → the gradients of the weights and the biases, in their layout.
    pub fn gradients(&self, sums: &GradientSums) -> [Vec<f32>; 2] {
        match self {
            Self::Encoder(layer) => layer.gradients(sums),
            Self::Decoder(Decoder { convolution, .. }) | Self::Same(Same { convolution, .. }) => {
                [convolution.unpack_gradient(&sums.weight), sums.bias(0..convolution.output)]
            }
            Self::Head(layer) => layer.gradients(sums),
        }
    }
}
