//! The network itself.

#[cfg(feature = "kernels")]
use std::sync::Arc;

use afterimage_architecture::{Architecture, Layer, Operation, Restoration, Upsampling};
use afterimage_weights::{Weights, WeightsError};
use burn::module::{Module, Param, ParamId};
use burn::tensor::activation::{relu, sigmoid};
use burn::tensor::module::{conv_transpose2d, conv2d, interpolate, max_pool2d};
use burn::tensor::ops::{ConvOptions, ConvTransposeOptions, InterpolateMode, InterpolateOptions, MaxPoolOptions};
use burn::tensor::{Device, ExecutionError, Tensor, TensorData};

use crate::cross_entropy_with_logits;
use crate::filling::{FilledHead, Truth};

/// A convolutional autoencoder; see [`Architecture`].
#[derive(Module, Debug)]
pub struct Cae {
    encoder: Vec<Convolution>,
    decoder: Vec<Convolution>,
    head: Convolution,
    /// The convolutions that refine the filled picture; only where the network fills.
    refine: Vec<Convolution>,
    #[module(skip)]
    architecture: Architecture,
}

/// What a network makes of images.
#[derive(Clone, Debug)]
pub struct Restored {
    /// The restored images in [0, 1]: `[batch, channels, height, width]`.
    pub images: Tensor<4>,
    /// The latents, ≥ 0: `[batch, 16, 4, 4]` for most digits. `None` in a network with skip connections or a mask, where
    /// the restored images do not depend on the latents alone.
    pub latents: Option<Tensor<4>>,
    /// 1 where the network takes a crosshair to be, otherwise 0: `[batch, 1, height, width]`; `None` for a network without a
    /// mask.
    pub mask: Option<Tensor<4>>,
}

/// The parameters of one convolution: the weight `[output, input, side, side]`, or `[input, output, side, side]` where
/// it is transposed, and the bias `[output]`.
#[derive(Module, Debug)]
struct Convolution {
    weight: Param<Tensor<4>>,
    bias: Param<Tensor<1>>,
}

impl Convolution {
    #[cfg(feature = "kernels")]
    fn parameters(&self) -> (Tensor<4>, Tensor<1>) {
        (self.weight.val(), self.bias.val())
    }

    /// Convolution 3×3 (same).
    fn forward(&self, x: Tensor<4>) -> Tensor<4> {
        conv2d(x, self.weight.val(), Some(self.bias.val()), ConvOptions::new([1, 1], [1, 1], [1, 1], 1))
    }

    /// Transposed convolution with stride 2, cropped to `size`.
    fn forward_transposed(&self, x: Tensor<4>, [height, width]: [usize; 2]) -> Tensor<4> {
        let [.., side, _] = self.weight.dims();
        // A padding of 1 removes the first row and column of a 3×3 kernel's output, which lie outside of the image. What
        // lies outside at the other end is cropped below.
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
    /// A parameter's id is its tensor's position in [`Architecture::tensors`], counted from 1, so that an optimizer's
    /// saved state finds its parameters again in a later process.
    pub fn new(weights: &Weights, device: &Device) -> Self {
        let architecture = weights.architecture();
        let (pairs, _) = weights.values().as_chunks::<2>();
        let mut convolutions = architecture.convolutions().into_iter().zip(pairs).zip((1u64..).step_by(2)).map(
            |((convolution, [weight, bias]), id)| Convolution {
                weight: parameter(id, weight, convolution.weight_shape(), device),
                bias: parameter(id + 1, bias, [convolution.output], device),
            },
        );
        let levels = architecture.levels();
        let encoder = convolutions.by_ref().take(levels).collect();
        let mut decoder: Vec<Convolution> = convolutions.collect();
        let mut refine = decoder.split_off(levels);
        let head = refine.remove(0);
        Self { encoder, decoder, head, refine, architecture }
    }

    /// The network's sizes.
    pub fn architecture(&self) -> Architecture {
        self.architecture
    }

    /// Images `[batch, channels, height, width]` in [0, 1] → latents `[batch, 16, 4, 4]` (for digits), ≥ 0.
    pub fn encode(&self, images: Tensor<4>) -> Tensor<4> {
        #[cfg(feature = "kernels")]
        if let Some(latents) = self.fused(&images, Part::Encoder) {
            return latents;
        }
        self.run_layers(images, &self.architecture.layers()[..self.architecture.encoder_layers()])
    }

    /// Latents `[batch, 16, 4, 4]` (for digits) → the head's output, as of [`forward`](Self::forward). Skip connections
    /// add nothing here, because there is no image that they could come from.
    pub fn decode(&self, latents: Tensor<4>) -> Tensor<4> {
        #[cfg(feature = "kernels")]
        if let Some(logits) = self.fused(&latents, Part::Decoder) {
            return logits;
        }
        self.run_layers(latents, &self.layers_to_head()[self.architecture.encoder_layers()..])
    }

    /// The name and the output `[batch, channels, height, width]` of every layer of [`Architecture::layers`], from
    /// `encoder.0` to `head` or `refine.1`.
    pub fn activations(&self, images: Tensor<4>) -> Vec<(String, Tensor<4>)> {
        let mut pass = ForwardPass::new(images);
        let outputs = self.architecture.layers().into_iter().map(|layer| {
            self.run_layer(&mut pass, &layer);
            (layer.name(), pass.x.clone())
        });
        outputs.collect()
    }

    /// The output `[batch, channels, height, width]` of the layer at `index` of [`Architecture::layers`]; `None` where
    /// there is no such layer. The layers after it are not computed.
    pub fn layer_output(&self, images: Tensor<4>, index: usize) -> Option<Tensor<4>> {
        let layers = self.architecture.layers();
        Some(self.run_layers(images, layers.get(..=index)?))
    }

    /// The layers from `encoder.0` to `head`.
    fn layers_to_head(&self) -> Vec<Layer> {
        let is_refinement = |layer: &Layer| matches!(layer.operation, Operation::Refine(_));
        self.architecture.layers().into_iter().filter(|layer| !is_refinement(layer)).collect()
    }

    /// Runs consecutive layers by burn's own operations: `[batch, channels, height, width]` before and after.
    fn run_layers(&self, x: Tensor<4>, layers: &[Layer]) -> Tensor<4> {
        let mut pass = ForwardPass::new(x);
        layers.iter().for_each(|layer| self.run_layer(&mut pass, layer));
        pass.x
    }

    fn run_layer(&self, pass: &mut ForwardPass, Layer { operation, shape: [_, height, width] }: &Layer) {
        let size = [*height, *width];
        let x = pass.x.clone();
        pass.x = match operation {
            Operation::Encode(level) => {
                let output = relu(self.encoder[*level].forward(x));
                if self.architecture.skips {
                    pass.skips.push(output.clone());
                }
                output
            }
            Operation::Pool(_) => pool(x),
            Operation::Resize(_) => {
                let options = InterpolateOptions::new(interpolate_mode(self.architecture.upsampling));
                interpolate(x, options.with_align_corners(false).with_output_size(size))
            }
            Operation::Decode(level) => {
                let convolution = &self.decoder[*level];
                let output = match self.architecture.upsampling.is_transposed() {
                    true => convolution.forward_transposed(x, size),
                    false => convolution.forward(x),
                };
                // The decoder reaches the sizes in the opposite order, so the last skip is the one of this size.
                relu(match pass.skips.pop() {
                    Some(skip) => output + skip,
                    None => output,
                })
            }
            Operation::Head => self.head.forward(x),
            Operation::Refine(0) => {
                let head = FilledHead::new(x);
                let decisions = head.decide();
                relu(self.refine[0].forward(head.refinement(&pass.images, &decisions).input))
            }
            Operation::Refine(level) => self.refine[*level].forward(x),
        };
    }

    /// Images `[batch, channels, height, width]` → the head's output `[batch, head channels, height, width]`; see
    /// [`Architecture::head`].
    pub fn forward(&self, images: Tensor<4>) -> Tensor<4> {
        #[cfg(feature = "kernels")]
        if let Some(head) = self.fused(&images, Part::All) {
            return head;
        }
        self.run_layers(images, &self.layers_to_head())
    }

    /// Makes the restored images of `images` and the head's output for them; see [`Restoration`]. It knows no latents.
    pub fn reconstruct(&self, images: &Tensor<4>, head: Tensor<4>) -> Restored {
        match self.architecture.restoration {
            Restoration::Generated => Restored { images: sigmoid(head), latents: None, mask: None },
            Restoration::Filled => {
                let head = FilledHead::new(head);
                let decisions = head.decide();
                let refinement = head.refinement(images, &decisions);
                let refined = self.refined(refinement.input.clone());
                let images = refinement.merge(refined, decisions.mask.clone());
                Restored { images, latents: None, mask: Some(decisions.mask) }
            }
        }
    }

    /// How far the closest decision for any of the pictures is from turning over, as a distance of logits; infinite for
    /// a network that does not decide. `head` is the head's output.
    pub fn margin(&self, head: Tensor<4>) -> f32 {
        match self.architecture.restoration {
            Restoration::Generated => f32::INFINITY,
            Restoration::Filled => FilledHead::new(head).margin(),
        }
    }

    /// The loss that training minimises: `[1]`. `head` is the head's output for the corrupted `images`. It is the sigmoid
    /// cross-entropy; where the network fills, that of its decisions and of both pictures that it makes.
    pub fn loss(&self, images: &Tensor<4>, head: Tensor<4>, truth: Truth) -> Tensor<1> {
        match self.architecture.restoration {
            Restoration::Generated => cross_entropy_with_logits(head, truth.clean),
            Restoration::Filled => FilledHead::new(head).loss(images, truth, |input| self.refined(input)),
        }
    }

    /// The input of the refinement `[batch, 16, height, width]` → what it adds to the filled picture
    /// `[batch, channels, height, width]`.
    fn refined(&self, input: Tensor<4>) -> Tensor<4> {
        #[cfg(feature = "kernels")]
        if let Some(refined) = self.fused(&input, Part::Refinement) {
            return refined;
        }
        match &self.refine[..] {
            [first, last] => last.forward(relu(first.forward(input))),
            _ => input,
        }
    }

    /// Latents `[batch, 16, 4, 4]` (for digits) → images `[batch, channels, height, width]` in [0, 1], by
    /// [`decode`](Self::decode). A network that fills makes no images of latents alone; of it, the head's output comes
    /// back, squashed to [0, 1].
    pub fn generate(&self, latents: Tensor<4>) -> Tensor<4> {
        sigmoid(self.decode(latents))
    }

    /// Restores images `[batch, channels, height, width]`.
    pub fn restore(&self, images: Tensor<4>) -> Restored {
        if self.architecture.skips || self.architecture.restoration != Restoration::Generated {
            let head = self.forward(images.clone());
            return self.reconstruct(&images, head);
        }
        let latents = self.encode(images);
        Restored { images: self.generate(latents.clone()), latents: Some(latents), mask: None }
    }

    /// The output of a part of the network for `x`, by the fused layers; `None` where these do not run on the device.
    #[cfg(feature = "kernels")]
    fn fused(&self, x: &Tensor<4>, part: Part) -> Option<Tensor<4>> {
        use afterimage_kernels::{FusedNetwork, burn as fused};

        if !fused::runs_on(&x.device()) {
            return None;
        }
        let levels = self.architecture.levels();
        let head = 2 * levels + 1;
        let (network, convolutions) = match part {
            Part::All => (FusedNetwork::autoencoder(&self.architecture), 0..head),
            Part::Encoder => (FusedNetwork::encoder(&self.architecture), 0..levels),
            Part::Decoder => (FusedNetwork::decoder(&self.architecture), levels..head),
            Part::Refinement => (FusedNetwork::refinement(&self.architecture), head..head + self.refine.len()),
        };
        let convolutions = self.convolutions().skip(convolutions.start).take(convolutions.len());
        fused::forward(Arc::new(network.ok()?), x.clone(), convolutions.map(Convolution::parameters).collect()).ok()
    }

    /// In the order of [`Architecture::convolutions`].
    fn convolutions(&self) -> impl Iterator<Item = &Convolution> {
        self.encoder.iter().chain(&self.decoder).chain([&self.head]).chain(&self.refine)
    }

    /// Reads the weights back from the device. It is asynchronous, because in a browser a GPU can only be read so.
    ///
    /// # Errors
    /// [`ReadBackError`] where the device fails, or a weight is no longer finite.
    pub async fn weights(&self) -> Result<Weights, ReadBackError> {
        let mut values = Vec::new();
        for convolution in self.convolutions() {
            values.push(read(convolution.weight.val().into_data_async().await)?);
            values.push(read(convolution.bias.val().into_data_async().await)?);
        }
        Ok(Weights::from_values(self.architecture, values)?)
    }
}

/// The state of a forward pass between two layers.
struct ForwardPass {
    /// The network's input `[batch, channels, height, width]`.
    images: Tensor<4>,
    /// The output of the last layer: `[batch, channels, height, width]`.
    x: Tensor<4>,
    /// The outputs of the encoder levels before pooling, for the decoder levels of the same sizes.
    skips: Vec<Tensor<4>>,
}

impl ForwardPass {
    fn new(x: Tensor<4>) -> Self {
        Self { images: x.clone(), x, skips: Vec::new() }
    }
}

/// What [`Cae::fused`] runs.
#[cfg(feature = "kernels")]
#[derive(Clone, Copy)]
enum Part {
    Encoder,
    Decoder,
    /// From the picture to the head's output.
    All,
    Refinement,
}

/// Why a network's weights could not be read back.
#[derive(Debug, thiserror::Error)]
pub enum ReadBackError {
    /// The device failed.
    #[error("the device did not give the weights back: {0}")]
    Device(String),
    /// A weight is not finite: training diverged.
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

/// How the layer that resizes interpolates. A transposed decoder has no such layer.
fn interpolate_mode(upsampling: Upsampling) -> InterpolateMode {
    match upsampling {
        Upsampling::Bilinear => InterpolateMode::Bilinear,
        Upsampling::Nearest | Upsampling::Transposed3 | Upsampling::Transposed2 => InterpolateMode::Nearest,
    }
}
