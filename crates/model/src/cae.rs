//! The network itself.

#[cfg(feature = "kernels")]
use std::sync::Arc;

use burn::module::{Module, Param, ParamId};
use burn::nn::PaddingConfig2d;
use burn::nn::conv::{Conv2d, Conv2dConfig};
use burn::tensor::activation::{relu, sigmoid};
use burn::tensor::module::{interpolate, max_pool2d};
use burn::tensor::ops::{InterpolateMode, InterpolateOptions, MaxPoolOptions};
use burn::tensor::{Device, ExecutionError, Tensor, TensorData};

use crate::architecture::{Architecture, KERNEL, LEVELS};
use crate::{Weights, WeightsError};

/// A convolutional autoencoder; see [`Architecture`].
#[derive(Module, Debug)]
pub struct Cae {
    encoder: Vec<Conv2d>,
    decoder: Vec<Conv2d>,
    head: Conv2d,
    #[module(skip)]
    architecture: Architecture,
}

impl Cae {
    /// The network with these weights, on `device`; trainable where the device has autodiff.
    ///
    /// Parameter ids are the tensors' places in [`Architecture::tensors`], so that an optimizer's saved state finds
    /// its parameters again in a later process.
    pub fn new(weights: &Weights, device: &Device) -> Self {
        let architecture = weights.architecture();
        let mut values = (1u64..).zip(weights.values());
        let mut layers = architecture.convolutions().into_iter().map(|(_, input, output)| {
            let mut conv = Conv2dConfig::new([input, output], [KERNEL, KERNEL])
                .with_padding(PaddingConfig2d::Explicit(1, 1, 1, 1))
                .init(device);
            if let (Some((weight_id, weight)), Some((bias_id, bias))) = (values.next(), values.next()) {
                conv.weight = parameter(weight_id, weight, [output, input, KERNEL, KERNEL], device);
                conv.bias = Some(parameter(bias_id, bias, [output], device));
            }
            conv
        });
        let encoder = layers.by_ref().take(LEVELS).collect();
        let mut decoder: Vec<Conv2d> = layers.collect();
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
        self.encode_observed(images, &mut |_, _, _| {})
    }

    /// Latents `[batch, 16, 4, 4]` (for digits) → logits `[batch, channels, height, width]`; their sigmoid is the
    /// picture.
    pub fn decode(&self, latents: Tensor<4>) -> Tensor<4> {
        #[cfg(feature = "kernels")]
        if let Some(logits) = self.fused(&latents, Part::Decoder) {
            return logits;
        }
        self.decode_observed(latents, &mut |_, _, _| {})
    }

    /// What every layer makes of the pictures, by the layer's name, from `encoder.0` to `head`.
    pub fn activations(&self, images: Tensor<4>) -> Vec<(String, Tensor<4>)> {
        let mut seen = Vec::new();
        let mut observe = |layer: &str, level: usize, x: &Tensor<4>| seen.push((format!("{layer}.{level}"), x.clone()));
        let latents = self.encode_observed(images, &mut observe);
        let logits = self.decode_observed(latents, &mut observe);
        seen.push(("head".to_owned(), logits));
        seen
    }

    fn encode_observed(&self, images: Tensor<4>, observe: &mut impl FnMut(&str, usize, &Tensor<4>)) -> Tensor<4> {
        self.encoder.iter().enumerate().fold(images, |x, (level, conv)| {
            let x = relu(conv.forward(x));
            observe("encoder", level, &x);
            let x = pool(x);
            observe("pool", level, &x);
            x
        })
    }

    fn decode_observed(&self, latents: Tensor<4>, observe: &mut impl FnMut(&str, usize, &Tensor<4>)) -> Tensor<4> {
        let sizes = self.architecture.sizes();
        let larger = sizes.iter().rev().skip(1);
        let x = self.decoder.iter().zip(larger).enumerate().fold(latents, |x, (level, (conv, size))| {
            let x = resize(x, *size);
            observe("resize", level, &x);
            let x = relu(conv.forward(x));
            observe("decoder", level, &x);
            x
        });
        self.head.forward(x)
    }

    /// Pictures → logits, both `[batch, channels, height, width]`.
    pub fn forward(&self, images: Tensor<4>) -> Tensor<4> {
        #[cfg(feature = "kernels")]
        if let Some(logits) = self.fused(&images, Part::All) {
            return logits;
        }
        self.decode(self.encode(images))
    }

    /// Pictures → restored pictures in [0, 1], and the latents between: `([b, c, h, w], [b, 16, 4, 4])`.
    pub fn restore(&self, images: Tensor<4>) -> (Tensor<4>, Tensor<4>) {
        let latents = self.encode(images);
        (sigmoid(self.decode(latents.clone())), latents)
    }

    /// What a part of the network makes of `x`, by the fused layers; `None` where these cannot run.
    #[cfg(feature = "kernels")]
    fn fused(&self, x: &Tensor<4>, part: Part) -> Option<Tensor<4>> {
        use afterimage_kernels::{Block, Chain, burn as fused};

        if !fused::runs_on(&x.device()) {
            return None;
        }
        let [channels, ..] = self.architecture.image;
        let convolutions: Vec<&Conv2d> = self.encoder.iter().chain(&self.decoder).chain([&self.head]).collect();
        let encoders = self.architecture.widths.map(|channels| Block::Encode { channels });
        let sizes = self.architecture.sizes();
        let decoders = self.decoder.iter().zip(sizes.iter().rev().skip(1));
        let decoders = decoders.map(|(conv, size)| Block::Decode { channels: conv.weight.dims()[0], size: *size });
        let blocks: Vec<Block> = encoders.into_iter().chain(decoders).chain([Block::Head { channels }]).collect();
        let (input, range) = match part {
            Part::All => (self.architecture.image, 0..blocks.len()),
            Part::Encoder => (self.architecture.image, 0..LEVELS),
            Part::Decoder => (self.architecture.latent(), LEVELS..blocks.len()),
        };
        let chain = Chain::new(input, &blocks[range.clone()]).ok()?;
        let parameters = convolutions[range].iter().map(|conv| Some((conv.weight.val(), conv.bias.as_ref()?.val())));
        fused::chain(Arc::new(chain), x.clone(), parameters.collect::<Option<_>>()?).ok()
    }

    /// Reads the weights back from the device, asynchronously: a browser's GPU knows no other way.
    ///
    /// # Errors
    /// [`ReadBackError`] where the device fails, or a weight is no longer finite.
    pub async fn weights(&self) -> Result<Weights, ReadBackError> {
        let mut values = Vec::new();
        for conv in self.encoder.iter().chain(&self.decoder).chain([&self.head]) {
            values.push(read(conv.weight.val().into_data_async().await)?);
            if let Some(bias) = &conv.bias {
                values.push(read(bias.val().into_data_async().await)?);
            }
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

fn resize(x: Tensor<4>, size: [usize; 2]) -> Tensor<4> {
    interpolate(x, InterpolateOptions::new(InterpolateMode::Nearest).with_output_size(size))
}
