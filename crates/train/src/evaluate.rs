//! How well a network restores the test images.

use afterimage_imaging::{Image, psnr, ssim};
use afterimage_model::{Cae, Weights, cross_entropy_with_logits};
use burn::tensor::activation::sigmoid;
use burn::tensor::{Device, Tensor};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use serde::{Deserialize, Serialize};

use crate::TrainError;
use crate::batches::Batch;
use crate::distribution::Distribution;
use crate::images::Images;
use crate::subject::Subject;

/// Fixes how the test images are spoilt, so that every evaluation sees the same pictures.
pub const TEST_SEED: u64 = 2024;

const BATCH: usize = 100;

/// Means over the test images.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scores {
    /// Sigmoid cross-entropy.
    pub loss: f64,
    /// Peak signal-to-noise ratio of the restored pictures against the clean ones, in dB; the mean over pictures.
    pub psnr: f64,
    /// Structural similarity of the same.
    pub ssim: f64,
    /// PSNR of the spoilt pictures, untouched: what the network starts from. Clean inputs (infinite) left out.
    pub input_psnr: f64,
}

/// Measures `weights` on all of `images`, as they are, spoilt as in training.
///
/// # Errors
/// [`TrainError::Network`] where the network's output is not a picture.
pub fn evaluate(weights: &Weights, images: &Images, distribution: Distribution) -> Result<Scores, TrainError> {
    let indices: Vec<usize> = (0..images.len()).collect();
    let batches =
        indices.chunks(BATCH).map(|chunk| Batch::new(images, chunk, Subject::Digits, distribution, TEST_SEED));
    measure(weights, batches)
}

/// Measures `weights` on batches of pictures.
///
/// # Errors
/// [`TrainError::Network`] where the network's output is not a picture.
pub fn measure(weights: &Weights, batches: impl Iterator<Item = Batch>) -> Result<Scores, TrainError> {
    let device = Device::flex();
    let network = Cae::new(weights, &device);
    let mut sums = Scores::default();
    let (mut count, mut spoilt) = (0usize, 0usize);
    for batch in batches {
        let length = batch.len();
        let [inputs, targets] = batch.tensors(&device);
        let logits = network.forward(inputs.clone());
        let loss = cross_entropy_with_logits(logits.clone(), targets.clone());
        sums.loss += f64::from(loss.into_scalar::<f32>()) * length as f64;
        let (inputs, targets, outputs) = (images(inputs)?, images(targets)?, images(sigmoid(logits))?);
        let pairs = inputs.par_iter().zip(&targets).zip(&outputs);
        let measured = pairs.map(|((input, target), output)| {
            Ok([psnr(output, target)?, ssim(output, target)?, psnr(input, target)?].map(f64::from))
        });
        // Collected in order, so that the sums do not depend on the threads.
        let measured = measured.collect::<Result<Vec<_>, afterimage_imaging::MetricError>>();
        for [psnr, ssim, before] in measured.map_err(|error| TrainError::Network(error.to_string()))? {
            sums.psnr += psnr;
            sums.ssim += ssim;
            if before.is_finite() {
                sums.input_psnr += before;
                spoilt += 1;
            }
        }
        count += length;
    }
    let count = count.max(1) as f64;
    Ok(Scores {
        loss: sums.loss / count,
        psnr: sums.psnr / count,
        ssim: sums.ssim / count,
        input_psnr: sums.input_psnr / spoilt.max(1) as f64,
    })
}

/// A batch `[batch, channels, height, width]` as pictures.
///
/// # Errors
/// [`TrainError::Network`] where these are none.
pub fn images(batch: Tensor<4>) -> Result<Vec<Image>, TrainError> {
    let failed = |error: String| TrainError::Network(error);
    let [_, channels, height, width] = batch.dims();
    let values = batch.into_data().try_into_vec::<f32>().map_err(|error| failed(format!("{error:?}")))?;
    values
        .chunks_exact(channels * height * width)
        .map(|pixels| {
            Image::from_pixels(channels, height, width, pixels.to_vec()).map_err(|error| failed(error.to_string()))
        })
        .collect()
}
