//! Measures how well a network restores pictures.

use std::sync::atomic::{AtomicBool, Ordering};

use afterimage_imaging::{Image, psnr, ssim};
use afterimage_model::{Cae, Restored};
use afterimage_weights::Weights;
use burn::tensor::{Device, Tensor, TensorData};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use serde::{Deserialize, Serialize};

use crate::data::augmentation::Augmentation;
use crate::data::batches::Batch;
use crate::data::corruption_kind::CorruptionKind;
use crate::data::images::Images;
use crate::error::TrainError;

/// The seed of the corruption of the test images. It is fixed, so every evaluation uses the same pictures.
pub const TEST_SEED: u64 = 2024;

/// The number of pictures that a network restores at once.
const BATCH: usize = 100;

/// Means over the test images.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scores {
    /// The loss of the training.
    pub loss: f64,
    /// The peak signal-to-noise ratio of the restored pictures against the clean ones, in dB, without pictures that come
    /// out exactly as the clean ones (their PSNR is infinite).
    pub psnr: f64,
    /// The structural similarity of the restored pictures to the clean ones.
    pub ssim: f64,
    /// The PSNR of the corrupted pictures against the clean ones, in dB, without pictures that are not corrupted (their
    /// PSNR is infinite).
    pub input_psnr: f64,
    /// How well the crosshairs are found, by a network with a mask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mask: Option<MaskScores>,
}

/// How well the pixels that crosshairs cover are found, over all pictures together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MaskScores {
    /// Of the pixels in the mask, the part that is covered.
    pub precision: f64,
    /// Of the covered pixels, the part that is in the mask.
    pub recall: f64,
}

impl Scores {
    /// One line for the terminal.
    pub fn summary(&self) -> String {
        let Self { loss, psnr, input_psnr, ssim, mask } = self;
        let mask = mask.map_or_else(String::new, |MaskScores { precision, recall }| {
            format!(", mask precision {:.1} %, recall {:.1} %", 100.0 * precision, 100.0 * recall)
        });
        format!("test loss {loss:.4}, PSNR {psnr:.2} dB (corrupted: {input_psnr:.2} dB), SSIM {ssim:.3}{mask}")
    }
}

/// Measures a network on all `images`, without augmentation. Returns nothing if `stop` became true.
///
/// # Errors
/// [`TrainError::Failed`] if an output has values that are not finite.
pub fn evaluate(
    weights: &Weights,
    images: &Images,
    corruption: CorruptionKind,
    stop: &AtomicBool,
) -> Result<Option<Scores>, TrainError> {
    let indices: Vec<usize> = (0..images.count()).collect();
    // The test can be stopped between two batches. That of 100 eyes would take more than a second.
    let batch = if images.shape[0] == 1 { BATCH } else { BATCH / 10 };
    let is_stopped = || stop.load(Ordering::Relaxed);
    let batches = indices
        .chunks(batch)
        .take_while(|_| !is_stopped())
        .map(|chunk| Batch::new(images, chunk, Augmentation::None, corruption, TEST_SEED));
    let scores = measure(weights, batches)?;
    Ok((!is_stopped()).then_some(scores))
}

/// Measures a network on batches of pictures.
///
/// # Errors
/// [`TrainError::Failed`] if an output has values that are not finite.
pub fn measure(weights: &Weights, batches: impl Iterator<Item = Batch>) -> Result<Scores, TrainError> {
    let device = Device::flex();
    let network = Cae::new(weights, &device);
    let mut sums = Scores::default();
    let (mut count, mut different, mut corrupted) = (0usize, 0usize, 0usize);
    // The pixels that are covered, in the mask, and both.
    let mut pixels = None;
    for batch in batches {
        let length = batch.count();
        let (inputs, truth) = batch.tensors(&device);
        let head = network.forward(inputs.clone());
        let (targets, covered) = (truth.clean.clone(), truth.covered.clone());
        let loss = network.loss(&inputs, head.clone(), truth);
        let Restored { images: outputs, mask, .. } = network.reconstruct(&inputs, head);
        if let Some(mask) = mask {
            let sums = [covered.clone(), mask.clone(), covered * mask].map(|x| f64::from(x.sum().into_scalar::<f32>()));
            let so_far = pixels.unwrap_or([0.0; 3]);
            pixels = Some([0, 1, 2].map(|index| so_far[index] + sums[index]));
        }
        sums.loss += f64::from(loss.into_scalar::<f32>()) * length as f64;
        let (inputs, targets, outputs) = (to_images(inputs)?, to_images(targets)?, to_images(outputs)?);
        let pairs = inputs.par_iter().zip(&targets).zip(&outputs);
        let measured = pairs.map(|((input, target), output)| {
            Ok([psnr(output, target)?, ssim(output, target)?, psnr(input, target)?].map(f64::from))
        });
        // `collect` keeps the order, so that the sums do not depend on the threads.
        let measured = measured.collect::<Result<Vec<_>, afterimage_imaging::MetricError>>();
        for [psnr, ssim, before] in measured.map_err(|error| TrainError::Failed(error.to_string()))? {
            if psnr.is_finite() {
                sums.psnr += psnr;
                different += 1;
            }
            sums.ssim += ssim;
            if before.is_finite() {
                sums.input_psnr += before;
                corrupted += 1;
            }
        }
        count += length;
    }
    let count = count.max(1) as f64;
    Ok(Scores {
        loss: sums.loss / count,
        psnr: sums.psnr / different.max(1) as f64,
        ssim: sums.ssim / count,
        input_psnr: sums.input_psnr / corrupted.max(1) as f64,
        mask: pixels.map(|[covered, found, both]: [f64; 3]| MaskScores {
            precision: both / found.max(1.0),
            recall: both / covered.max(1.0),
        }),
    })
}

/// The outputs of a network for pictures of its shape.
///
/// # Errors
/// [`TrainError::Failed`] if a picture has another shape, or an output has values that are not finite.
pub fn outputs(weights: &Weights, inputs: &[Image]) -> Result<Vec<Image>, TrainError> {
    in_batches(weights, inputs, |network, batch| Some(network.restore(batch).images))
}

/// The masks `[1, height, width]` of a network for pictures of its shape; empty for a network without one.
///
/// # Errors
/// [`TrainError::Failed`] if a picture has another shape.
pub fn masks(weights: &Weights, inputs: &[Image]) -> Result<Vec<Image>, TrainError> {
    in_batches(weights, inputs, |network, batch| network.restore(batch).mask)
}

/// The pictures that `run` makes of batches of the inputs.
fn in_batches(
    weights: &Weights,
    inputs: &[Image],
    run: impl Fn(&Cae, Tensor<4>) -> Option<Tensor<4>>,
) -> Result<Vec<Image>, TrainError> {
    let shape @ [channels, height, width] = weights.architecture().image;
    if let Some(other) = inputs.iter().find(|input| input.shape() != shape) {
        let (found, wanted) = (other.shape(), shape);
        return Err(TrainError::Failed(format!("the network takes pictures of {wanted:?}, not {found:?}")));
    }
    let device = Device::flex();
    let network = Cae::new(weights, &device);
    let mut all = Vec::with_capacity(inputs.len());
    for batch in inputs.chunks(BATCH) {
        let pixels: Vec<f32> = batch.iter().flat_map(|image| image.pixels().iter().copied()).collect();
        let batch = Tensor::from_data(TensorData::new(pixels, [batch.len(), channels, height, width]), &device);
        all.extend(run(&network, batch).map(to_images).transpose()?.unwrap_or_default());
    }
    Ok(all)
}

/// Splits a batch `[batch, channels, height, width]` into pictures.
///
/// # Errors
/// [`TrainError::Failed`] if a value is not finite.
fn to_images(batch: Tensor<4>) -> Result<Vec<Image>, TrainError> {
    let failed = |error: String| TrainError::Failed(error);
    let [_, channels, height, width] = batch.dims();
    let values = batch.into_data().try_into_vec::<f32>().map_err(|error| failed(format!("{error:?}")))?;
    values
        .chunks_exact(channels * height * width)
        .map(|pixels| {
            Image::from_pixels(channels, height, width, pixels.to_vec()).map_err(|error| failed(error.to_string()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use afterimage_architecture::Architecture;

    use super::*;

    #[test]
    fn a_network_restores_every_picture_and_other_shapes_are_an_error() {
        let weights = Weights::glorot(Architecture::DIGITS, 1);
        let restored = outputs(&weights, &[Image::digit(), Image::digit()]).unwrap();
        assert!(restored.len() == 2 && restored[0].shape() == [1, 28, 28]);
        let error = outputs(&weights, &[Image::digit(), Image::new(3, 28, 28)]).unwrap_err().to_string();
        assert!(error.contains("takes pictures of [1, 28, 28], not [3, 28, 28]"), "{error}");
    }
}
