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
use crate::{Weights, WeightsError};

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
        let steps = self.architecture.steps().into_iter();
        steps.take(ENCODER_STEPS).fold(images, |x, step| self.step(x, &step))
    }

    /// Latents `[batch, 16, 4, 4]` (for digits) → logits `[batch, channels, height, width]`; their sigmoid is the
    /// picture.
    pub fn decode(&self, latents: Tensor<4>) -> Tensor<4> {
        #[cfg(feature = "kernels")]
        if let Some(logits) = self.fused(&latents, Part::Decoder) {
            return logits;
        }
        let steps = self.architecture.steps().into_iter();
        steps.skip(ENCODER_STEPS).fold(latents, |x, step| self.step(x, &step))
    }

    /// What every layer makes of the pictures, by the layer's name, from `encoder.0` to `head`: the layers of
    /// [`Architecture::layers`], each `[batch, channels, height, width]`.
    pub fn activations(&self, images: Tensor<4>) -> Vec<(String, Tensor<4>)> {
        let steps = self.architecture.steps().into_iter();
        steps
            .scan(images, |x, step| {
                *x = self.step(x.clone(), &step);
                Some((step.name(), x.clone()))
            })
            .collect()
    }

    /// What the layer at `index` of [`Architecture::layers`] makes of the pictures: `[batch, channels, height, width]`;
    /// `None` where there is no such layer. Nothing behind that layer is computed.
    pub fn layer(&self, images: Tensor<4>, index: usize) -> Option<Tensor<4>> {
        let steps = self.architecture.steps();
        let steps = steps.get(..=index)?;
        Some(steps.iter().fold(images, |x, step| self.step(x, step)))
    }

    /// One step, by burn's own operations: `[batch, channels, height, width]` before and after.
    fn step(&self, x: Tensor<4>, Step { operation, shape: [_, height, width] }: &Step) -> Tensor<4> {
        let size = [*height, *width];
        match operation {
            Operation::Encode(level) => relu(self.encoder[*level].convolve(x)),
            Operation::Pool(_) => pool(x),
            Operation::Resize(_, mode) => {
                let options = InterpolateOptions::new(mode.clone()).with_align_corners(false);
                interpolate(x, options.with_output_size(size))
            }
            Operation::Decode(level) if self.architecture.upsampling.is_transposed() => {
                relu(self.decoder[*level].convolve_transposed(x, size))
            }
            Operation::Decode(level) => relu(self.decoder[*level].convolve(x)),
            Operation::Head => self.head.convolve(x),
        }
    }

    /// Pictures → logits, both `[batch, channels, height, width]`.
    pub fn forward(&self, images: Tensor<4>) -> Tensor<4> {
        #[cfg(feature = "kernels")]
        if let Some(logits) = self.fused(&images, Part::All) {
            return logits;
        }
        self.decode(self.encode(images))
    }

    /// Latents `[batch, 16, 4, 4]` (for digits) → pictures `[batch, channels, height, width]` in [0, 1]: the decoder
    /// alone.
    pub fn generate(&self, latents: Tensor<4>) -> Tensor<4> {
        sigmoid(self.decode(latents))
    }

    /// Pictures → restored pictures in [0, 1], and the latents between: `([b, c, h, w], [b, 16, 4, 4])`.
    pub fn restore(&self, images: Tensor<4>) -> (Tensor<4>, Tensor<4>) {
        let latents = self.encode(images);
        (self.generate(latents.clone()), latents)
    }

    /// What a part of the network makes of `x`, by the fused layers; `None` where these cannot run.
    #[cfg(feature = "kernels")]
    fn fused(&self, x: &Tensor<4>, part: Part) -> Option<Tensor<4>> {
        use afterimage_kernels::{Block, Chain, burn as fused};

        if !fused::runs_on(&x.device()) {
            return None;
        }
        let [channels, ..] = self.architecture.image;
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
        let chain = Chain::new(input, &blocks[range.clone()]).ok()?;
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
