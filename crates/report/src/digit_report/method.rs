//! How close a method brings corrupted pictures to clean ones.

use afterimage_imaging::{Image, psnr, ssim};
use afterimage_model::Weights;
use afterimage_train::evaluation;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::digit_report::filters::TunedFilter;
use crate::digit_report::picture_pairs::PicturePairs;
use crate::digit_report::sources::TrainedModel;
use crate::error::ReportError;
use crate::statistics::mean;

/// Pictures that a network takes at once.
pub const BATCH: usize = 200;

/// Filters are slow and their means settle early: they see only the first so many pictures.
pub const FILTERED: usize = 2_000;

/// A way to restore pictures.
#[derive(Clone, Copy, Debug)]
pub enum DigitMethod<'a> {
    /// Nothing is done.
    Untouched,
    /// A classical filter.
    Filter(&'a TunedFilter),
    /// A network.
    Network(&'a TrainedModel),
}

/// What a method came to, as means over pictures.
#[derive(Clone, Debug, PartialEq)]
pub struct MeanScores {
    /// The method's name.
    pub method: String,
    /// Sigmoid cross-entropy, of networks; black and white pixels have none, or an infinite one.
    pub loss: Option<f64>,
    /// In dB. Pictures that are as they were, and so infinitely like, are left out; infinite where all are.
    pub psnr: f64,
    /// Structural similarity.
    pub ssim: f64,
}

impl DigitMethod<'_> {
    /// What it is called.
    pub fn name(&self) -> String {
        match self {
            Self::Untouched => "corrupted input".to_owned(),
            Self::Filter(tuned) => tuned.name(),
            Self::Network(model) => model.network.name(),
        }
    }

    /// Restores the pictures and compares.
    pub fn score(&self, pictures: &PicturePairs) -> Result<MeanScores, ReportError> {
        let (loss, psnr, ssim) = match self {
            Self::Untouched => without_loss(&pictures.inputs, &pictures.targets)?,
            Self::Filter(tuned) => {
                let inputs = &pictures.inputs[..pictures.len().min(FILTERED)];
                let outputs = inputs.par_iter().map(|input| tuned.apply(input)).collect::<Result<Vec<_>, _>>()?;
                without_loss(&outputs, &pictures.targets[..inputs.len()])?
            }
            Self::Network(model) => network(&model.weights, pictures)?,
        };
        Ok(MeanScores { method: self.name(), loss, psnr, ssim })
    }
}

fn network(weights: &Weights, pictures: &PicturePairs) -> Result<(Option<f64>, f64, f64), ReportError> {
    let scores = evaluation::measure(weights, pictures.batches(BATCH))?;
    Ok((Some(scores.loss), scores.psnr, scores.ssim))
}

fn without_loss(outputs: &[Image], targets: &[Image]) -> Result<(Option<f64>, f64, f64), ReportError> {
    let each = outputs
        .par_iter()
        .zip(targets)
        .map(|(output, target)| Ok((f64::from(psnr(output, target)?), f64::from(ssim(output, target)?))));
    let each: Result<Vec<_>, afterimage_imaging::MetricError> = each.collect();
    // Collected in order, so that the means do not depend on the threads.
    let (psnrs, ssims): (Vec<f64>, Vec<f64>) =
        each.map_err(|error| ReportError::Picture(error.to_string()))?.into_iter().unzip();
    let finite: Vec<f64> = psnrs.iter().copied().filter(|psnr| psnr.is_finite()).collect();
    Ok((None, mean(if finite.is_empty() { &psnrs } else { &finite }), mean(&ssims)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_untouched_and_clean_is_infinitely_like() {
        let pictures = PicturePairs { inputs: vec![Image::digit(); 2], targets: vec![Image::digit(); 2] };
        let score = DigitMethod::Untouched.score(&pictures).unwrap();
        assert_eq!((score.loss, score.psnr, score.ssim), (None, f64::INFINITY, 1.0));
    }
}
