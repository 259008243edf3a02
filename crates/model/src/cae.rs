//! The network itself.

#[cfg(feature = "kernels")]
use std::sync::Arc;

use burn::module::{Module, Param, ParamId};
use burn::tensor::activation::{relu, sigmoid};
use burn::tensor::module::{conv_transpose2d, conv2d, interpolate, max_pool2d};
use burn::tensor::ops::{ConvOptions, ConvTransposeOptions, InterpolateOptions, MaxPoolOptions};
use burn::tensor::{Device, ExecutionError, Tensor, TensorData};

use crate::architecture::{Architecture, LEVELS};
use crate::steps::{ENCODER_STEPS, Operation, Step};
use crate::{Weights, WeightsError, cross_entropy_with_logits};

/// A convolutional autoencoder; see [`Architecture`].
#[derive(Module, Debug)]
pub struct Cae {
    encoder: Vec<Layer>,
    decoder: Vec<Layer>,
    head: Layer,
    #[module(skip)]
    architecture: Architecture,
}

/// One convolution's parameters: `[output, input, side, side]` (`[input, output, side, side]` where it is transposed)
/// and `[output]`.
#[derive(Module, Debug)]
struct Layer {
    weight: Param<Tensor<4>>,
    bias: Param<Tensor<1>>,
}

impl Layer {
    /// Convolution 3×3, same size.
    fn convolve(&self, x: Tensor<4>) -> Tensor<4> {
        conv2d(x, self.weight.val(), Some(self.bias.val()), ConvOptions::new([1, 1], [1, 1], [1, 1], 1))
    }

    /// Transposed convolution with stride 2, cut to `size`.
    fn convolve_transposed(&self, x: Tensor<4>, [height, width]: [usize; 2]) -> Tensor<4> {
        let [.., side, _] = self.weight.dims();
        // 3×3: the first row and column would hang over the edge. What hangs over at the other end is cut below.
        let padding = side - 2;
        let options = ConvTransposeOptions::new([2, 2], [padding; 2], [padding; 2], [1, 1], 1);
        let large = conv_transpose2d(x, self.weight.val(), Some(self.bias.val()), options);
        let [batch, channels, ..] = large.dims();
        large.slice([0..batch, 0..channels, 0..height, 0..width])
    }
}

impl Cae {
    /// The network with these weights, on `device`; trainable where the device has autodiff.
    ///
    /// Parameter ids are the tensors' places in [`Architecture::tensors`], so that an optimizer's saved state finds
    /// its parameters again in a later process.
    pub fn new(weights: &Weights, device: &Device) -> Self {
        let architecture = weights.architecture();
        let (pairs, _) = weights.values().as_chunks::<2>();
        let mut layers = architecture.convolutions().into_iter().zip(pairs).zip((1u64..).step_by(2)).map(
            |((convolution, [weight, bias]), id)| Layer {
                weight: parameter(id, weight, convolution.shape(), device),
                bias: parameter(id + 1, bias, [convolution.output], device),
            },
        );
        let encoder = layers.by_ref().take(LEVELS).collect();
        let mut decoder: Vec<Layer> = layers.collect();
        let head = decoder.split_off(LEVELS).remove(0);
        Self { encoder, decoder, head, architecture }
    }

    /// The network's sizes.
    pub fn architecture(&self) -> Architecture {
        self.architecture
    }

    /// Pictures `[batch, channels, height, width]` in [0, 1] → latents `[batch, 16, 4, 4]` (for digits), ≥ 0.
    pub fn encode(&self, images: Tensor<4>) -> Tensor<4> {
        #[cfg(feature = "kernels")]
        if let Some(latents) = self.fused(&images, Part::Encoder) {
            return latents;
        }
        self.run(images, &self.architecture.steps()[..ENCODER_STEPS])
    }

    /// Latents `[batch, 16, 4, 4]` (for digits) → what the head makes, as [`forward`](Self::forward). In a network with
    /// skip connections these bring nothing: there is no picture for them to come from.
    pub fn decode(&self, latents: Tensor<4>) -> Tensor<4> {
        #[cfg(feature = "kernels")]
        if let Some(logits) = self.fused(&latents, Part::Decoder) {
            return logits;
        }
        self.run(latents, &self.architecture.steps()[ENCODER_STEPS..])
    }

    /// What every layer makes of the pictures, by the layer's name, from `encoder.0` to `head`: the layers of
    /// [`Architecture::layers`], each `[batch, channels, height, width]`.
    pub fn activations(&self, images: Tensor<4>) -> Vec<(String, Tensor<4>)> {
        let mut way = Way::new(images);
        let made = self.architecture.steps().into_iter().map(|step| {
            self.step(&mut way, &step);
            (step.name(), way.x.clone())
        });
        made.collect()
    }

    /// What the layer at `index` of [`Architecture::layers`] makes of the pictures: `[batch, channels, height, width]`;
    /// `None` where there is no such layer. Nothing behind that layer is computed.
    pub fn layer(&self, images: Tensor<4>, index: usize) -> Option<Tensor<4>> {
        let steps = self.architecture.steps();
        Some(self.run(images, steps.get(..=index)?))
    }

    /// Some steps after each other, by burn's own operations: `[batch, channels, height, width]` before and after.
    fn run(&self, x: Tensor<4>, steps: &[Step]) -> Tensor<4> {
        let mut way = Way::new(x);
        steps.iter().for_each(|step| self.step(&mut way, step));
        way.x
    }

    /// One step.
    fn step(&self, way: &mut Way, Step { operation, shape: [_, height, width] }: &Step) {
        let size = [*height, *width];
        let x = way.x.clone();
        way.x = match operation {
            Operation::Encode(level) => {
                let made = relu(self.encoder[*level].convolve(x));
                if self.architecture.skips {
                    way.skips.push(made.clone());
                }
                made
            }
            Operation::Pool(_) => pool(x),
            Operation::Resize(_, mode) => {
                let options = InterpolateOptions::new(mode.clone()).with_align_corners(false);
                interpolate(x, options.with_output_size(size))
            }
            Operation::Decode(level) => {
                let layer = &self.decoder[*level];
                let made = match self.architecture.upsampling.is_transposed() {
                    true => layer.convolve_transposed(x, size),
                    false => layer.convolve(x),
                };
                // The last that went in is the first of that size to come out.
                relu(match way.skips.pop() {
                    Some(skip) => made + skip,
                    None => made,
                })
            }
            Operation::Head => self.head.convolve(x),
        };
    }

    /// Pictures `[batch, channels, height, width]` → what the head makes of them: the logits of the restored pictures,
    /// `[batch, channels, height, width]`, and where the network has a mask, the mask's in one channel more.
    pub fn forward(&self, images: Tensor<4>) -> Tensor<4> {
        #[cfg(feature = "kernels")]
        if let Some(logits) = self.fused(&images, Part::All) {
            return logits;
        }
        self.run(images, &self.architecture.steps())
    }

    /// What the head makes of `images` → restored pictures in [0, 1], all `[batch, channels, height, width]`. With a mask
    /// `m` these are `m · σ(logits) + (1 − m) · images`.
    pub fn picture(&self, images: Tensor<4>, logits: Tensor<4>) -> Tensor<4> {
        let made = sigmoid(logits);
        if !self.architecture.mask {
            return made;
        }
        let [channels, ..] = self.architecture.image;
        let mask = made.clone().narrow(1, channels, 1);
        let made = made.narrow(1, 0, channels);
        images.clone() + (made - images) * mask
    }

    /// The loss that training lowers: `[1]`. `logits` are what the head made of the spoilt `images`, `targets` the clean
    /// ones. Sigmoid cross-entropy; with a mask, whose pictures have no logits, the mean squared error.
    pub fn loss(&self, images: Tensor<4>, logits: Tensor<4>, targets: Tensor<4>) -> Tensor<1> {
        match self.architecture.mask {
            true => (self.picture(images, logits) - targets).powi_scalar(2).mean(),
            false => cross_entropy_with_logits(logits, targets),
        }
    }

    /// Latents `[batch, 16, 4, 4]` (for digits) → pictures `[batch, channels, height, width]` in [0, 1]: the decoder
    /// alone, as [`decode`](Self::decode), without a mask.
    pub fn generate(&self, latents: Tensor<4>) -> Tensor<4> {
        let [channels, ..] = self.architecture.image;
        sigmoid(self.decode(latents).narrow(1, 0, channels))
    }

    /// Pictures → restored pictures in [0, 1], `[batch, channels, height, width]`, and the latents between, `[batch, 16,
    /// 4, 4]` (for digits). With skip connections the pictures are not made of the latents alone, and there are none.
    pub fn restore(&self, images: Tensor<4>) -> (Tensor<4>, Option<Tensor<4>>) {
        if self.architecture.skips || self.architecture.mask {
            return (self.picture(images.clone(), self.forward(images)), None);
        }
        let latents = self.encode(images);
        (self.generate(latents.clone()), Some(latents))
    }

    /// What a part of the network makes of `x`, by the fused layers; `None` where these cannot run.
    #[cfg(feature = "kernels")]
    fn fused(&self, x: &Tensor<4>, part: Part) -> Option<Tensor<4>> {
        use afterimage_kernels::{Block, Chain, burn as fused};

        if !fused::runs_on(&x.device()) {
            return None;
        }
        let [channels, ..] = self.architecture.head();
        let layers: Vec<&Layer> = self.layers().collect();
        let encoders = self.architecture.widths.map(|channels| Block::Encode { channels });
        let sizes = self.architecture.sizes();
        let decoders = self.decoder.iter().zip(sizes.iter().rev().skip(1));
        let upsampling = self.architecture.upsampling.into();
        let decoders = decoders.map(|(layer, size)| {
            let [channels] = layer.bias.dims();
            Block::Decode { channels, size: *size, upsampling }
        });
        let blocks: Vec<Block> = encoders.into_iter().chain(decoders).chain([Block::Head { channels }]).collect();
        let (input, range) = match part {
            Part::All => (self.architecture.image, 0..blocks.len()),
            Part::Encoder => (self.architecture.image, 0..LEVELS),
            Part::Decoder => (self.architecture.latent(), LEVELS..blocks.len()),
        };
        let mut chain = Chain::new(input, &blocks[range.clone()]).ok()?;
        if self.architecture.skips && matches!(part, Part::All) {
            for level in 0..LEVELS {
                chain = chain.with_skip(level, 2 * LEVELS - 1 - level).ok()?;
            }
        }
        let parameters = layers[range].iter().map(|layer| (layer.weight.val(), layer.bias.val()));
        fused::chain(Arc::new(chain), x.clone(), parameters.collect()).ok()
    }

    /// From input to logits.
    fn layers(&self) -> impl Iterator<Item = &Layer> {
        self.encoder.iter().chain(&self.decoder).chain([&self.head])
    }

    /// Reads the weights back from the device, asynchronously: a browser's GPU knows no other way.
    ///
    /// # Errors
    /// [`ReadBackError`] where the device fails, or a weight is no longer finite.
    pub async fn weights(&self) -> Result<Weights, ReadBackError> {
        let mut values = Vec::new();
        for layer in self.layers() {
            values.push(read(layer.weight.val().into_data_async().await)?);
            values.push(read(layer.bias.val().into_data_async().await)?);
        }
        Ok(Weights::from_values(self.architecture, values)?)
    }
}

/// A batch on its way through the network.
struct Way {
    x: Tensor<4>,
    /// What the encoder levels made before pooling, for the decoder levels of the same sizes.
    skips: Vec<Tensor<4>>,
}

impl Way {
    fn new(x: Tensor<4>) -> Self {
        Self { x, skips: Vec::new() }
    }
}

/// What [`Cae::fused`] runs.
#[cfg(feature = "kernels")]
#[derive(Clone, Copy)]
enum Part {
    Encoder,
    Decoder,
    All,
}

/// Why a network's weights could not be read back.
#[derive(Debug, thiserror::Error)]
pub enum ReadBackError {
    /// The device failed.
    #[error("the device did not give the weights back: {0}")]
    Device(String),
    /// Training diverged.
    #[error(transparent)]
    Weights(#[from] WeightsError),
}

fn read(data: Result<TensorData, ExecutionError>) -> Result<Vec<f32>, ReadBackError> {
    let data = data.map_err(|error| ReadBackError::Device(error.to_string()))?;
    data.try_into_vec::<f32>().map_err(|error| ReadBackError::Device(format!("{error:?}")))
}

fn parameter<const D: usize>(id: u64, values: &[f32], shape: [usize; D], device: &Device) -> Param<Tensor<D>> {
    let tensor = Tensor::from_data(TensorData::new(values.to_vec(), shape), device);
    Param::initialized(ParamId::from(id), tensor).set_require_grad(true)
}

/// Max-pool 2×2, stride 2, rounding odd sizes up as TensorFlow's "same" does.
fn pool(x: Tensor<4>) -> Tensor<4> {
    max_pool2d(x, MaxPoolOptions::new([2, 2]).with_ceil_mode(true))
}
