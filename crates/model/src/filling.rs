//! What a network that fills makes of its head's output.

use afterimage_architecture::Restoration;
use burn::tensor::Tensor;

use crate::cross_entropy_with_logits;
use crate::fill::fill;

/// What is known of corrupted pictures while a network learns from them.
#[derive(Clone, Debug)]
pub struct Truth {
    /// The clean pictures `[batch, channels, height, width]`.
    pub clean: Tensor<4>,
    /// 1 for each pixel that a crosshair covers, otherwise 0: `[batch, 1, height, width]`.
    pub covered: Tensor<4>,
    /// 1 for each picture with noise, otherwise 0: `[batch, 1, 1, 1]`.
    pub noisy: Tensor<4>,
}

impl Truth {
    /// The truth for the `clean` pictures `[batch, channels, height, width]` where neither crosshairs nor noise are known.
    pub fn from_clean(clean: Tensor<4>) -> Self {
        let ([batch, _, height, width], device) = (clean.dims(), clean.device());
        Self {
            clean,
            covered: Tensor::zeros([batch, 1, height, width], &device),
            noisy: Tensor::zeros([batch, 1, 1, 1], &device),
        }
    }
}

/// The weights of the parts of the loss beside the mask's, which comes first: a crosshair that is not found cannot be
/// filled.
const NOISE_WEIGHT: f32 = 0.2;
/// With 0.01, noise of strength 0.1 was hardly reduced after 60,000 pictures.
const DENOISING_WEIGHT: f32 = 0.1;
const FILLING_WEIGHT: f32 = 0.02;

/// Added to a mean squared error before its logarithm: an error of 40 dB counts as good.
const SMALL_ERROR: f32 = 1e-4;

/// A head's output `[batch, channels, height, width]`, in its parts.
pub(crate) struct FilledHead {
    /// Logits that a crosshair covers a pixel: `[batch, 1, height, width]`.
    mask: Tensor<4>,
    /// Logits that the picture is noisy: `[batch, 1, 1, 1]`.
    noise: Tensor<4>,
    /// What takes the noise away when it is added: `[batch, image channels, height, width]`.
    denoising: Tensor<4>,
    /// For the refinement: `[batch, 9, height, width]`.
    features: Tensor<4>,
}

/// What is filled, and in which pictures noise is taken away: 0 or 1.
pub(crate) struct Decisions {
    /// `[batch, 1, height, width]`.
    pub mask: Tensor<4>,
    /// `[batch, 1, 1, 1]`.
    pub noisy: Tensor<4>,
}

/// Pictures before the refinement.
pub(crate) struct Refinement {
    /// The pictures without noise: `[batch, image channels, height, width]`.
    base: Tensor<4>,
    /// The pictures whose mask was filled, of the same shape.
    filled: Tensor<4>,
    /// What the refinement reads: `[batch, 16, height, width]`.
    pub input: Tensor<4>,
}

impl FilledHead {
    pub fn new(head: Tensor<4>) -> Self {
        let [_, channels, ..] = head.dims();
        let features = channels - Restoration::FEATURES;
        Self {
            mask: head.clone().narrow(1, Restoration::MASK, 1),
            noise: head.clone().narrow(1, Restoration::NOISE, 1).mean_dim(2).mean_dim(3),
            denoising: head.clone().narrow(1, Restoration::DENOISING, features - Restoration::DENOISING),
            features: head.narrow(1, features, Restoration::FEATURES),
        }
    }

    /// The decisions of the network itself.
    pub fn decide(&self) -> Decisions {
        let above = |logits: &Tensor<4>, threshold: f32| logits.clone().detach().greater_elem(threshold).float();
        Decisions { mask: above(&self.mask, Restoration::MASK_THRESHOLD), noisy: above(&self.noise, 0.0) }
    }

    /// The smallest distance of a logit from where the decision turns over.
    pub fn margin(&self) -> f32 {
        let smallest = |logits: Tensor<4>| logits.abs().min().into_scalar::<f32>();
        smallest(self.mask.clone() - Restoration::MASK_THRESHOLD).min(smallest(self.noise.clone()))
    }

    /// Takes the noise from `images` and fills them, as decided. No gradient goes through either.
    pub fn refinement(&self, images: &Tensor<4>, decisions: &Decisions) -> Refinement {
        let denoising = self.denoising.clone().detach() * decisions.noisy.clone();
        let base = (images.clone() + denoising).clamp(0.0, 1.0);
        let filled = fill(base.clone(), decisions.mask.clone());
        let input = Tensor::cat(vec![base.clone(), filled.clone(), decisions.mask.clone(), self.features.clone()], 1);
        Refinement { base, filled, input }
    }

    /// The loss `[1]` for corrupted `images`. `refine` computes what the refinement adds to filled pictures.
    ///
    /// Of every other picture the true mask is filled, of the others the one that the network found. So it learns to
    /// refine both, and to leave alone what it took for a crosshair by mistake.
    pub fn loss(&self, images: &Tensor<4>, truth: Truth, refine: impl Fn(Tensor<4>) -> Tensor<4>) -> Tensor<1> {
        let Truth { clean, covered, noisy } = truth;
        let found = cross_entropy_with_logits(self.mask.clone(), covered.clone());
        let noise_found = cross_entropy_with_logits(self.noise.clone(), noisy.clone());
        let denoised = images.clone() + self.denoising.clone();
        let outside = covered.clone().neg().add_scalar(1.0) * noisy.clone();
        let denoised_error = log_error(denoised - clean.clone(), outside);

        let [batch, ..] = images.dims();
        let is_true: Vec<f32> = (0..batch).map(|index| if index % 2 == 0 { 1.0 } else { 0.0 }).collect();
        let is_true = Tensor::<1>::from_floats(&is_true[..], &images.device()).reshape([batch, 1, 1, 1]);
        let found_mask = self.decide().mask;
        let mask = found_mask.clone() + (covered - found_mask) * is_true;
        let decisions = Decisions { mask: mask.clone(), noisy };
        let refinement = self.refinement(images, &decisions);
        let refined = refine(refinement.input.clone());
        let filled_error = log_error(refinement.filled + refined - clean, mask);
        found
            + noise_found.mul_scalar(NOISE_WEIGHT)
            + denoised_error.mul_scalar(DENOISING_WEIGHT)
            + filled_error.mul_scalar(FILLING_WEIGHT)
    }
}

impl Refinement {
    /// The restored pictures in [0, 1]: filled and refined where the mask is 1, and as they were elsewhere.
    pub fn merge(self, refined: Tensor<4>, mask: Tensor<4>) -> Tensor<4> {
        let inside = (self.filled + refined).clamp(0.0, 1.0);
        self.base.clone() + (inside - self.base) * mask
    }
}

/// The mean over the batch `[1]` of the logarithm of each picture's mean squared error where `weight`
/// `[batch, 1, height, width]` is 1; 0 for a picture without such pixels or without errors. The logarithm makes pictures
/// count alike, as in a mean of their PSNRs, where otherwise the worst would count most.
fn log_error(error: Tensor<4>, weight: Tensor<4>) -> Tensor<1> {
    let [batch, channels, height, width] = error.dims();
    let sum = |values: Tensor<4>, count: usize| values.reshape([batch, count]).sum_dim(1);
    let weights = sum(weight.clone(), height * width).mul_scalar(channels as f32).add_scalar(1.0);
    let squared = sum(error.powi_scalar(2) * weight, channels * height * width) / weights;
    squared.div_scalar(SMALL_ERROR).add_scalar(1.0).log().mean()
}
