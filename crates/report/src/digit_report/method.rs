//! The methods that restore digits, and their mean scores.

use afterimage_imaging::{Image, psnr, ssim};
use afterimage_train::evaluation;
use afterimage_weights::Weights;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::digit_report::filters::TunedFilter;
use crate::digit_report::picture_pairs::PicturePairs;
use crate::digit_report::sources::TrainedModel;
use crate::error::ReportError;
use crate::statistics::mean;

/// The batch size of the networks.
const BATCH: usize = 200;

/// Filters are measured on the first pictures only: they are slow, and their means change little with more pictures.
pub const FILTERED_PICTURES: usize = 2_000;

/// A method that restores digits, or the unchanged input for comparison.
#[derive(Clone, Copy, Debug)]
pub enum DigitMethod<'a> {
    /// The unchanged input.
    Untouched,
    /// A classical filter.
    Filter(&'a TunedFilter),
    /// A network.
    Network(&'a TrainedModel),
}

/// The mean scores of a method over pictures.
#[derive(Clone, Debug, PartialEq)]
pub struct MeanScores {
    /// The name of the method.
    pub method: String,
    /// The sigmoid cross-entropy. Only networks have one: for outputs that are exactly 0 or 1 it can be infinite.
    pub loss: Option<f64>,
    /// The PSNR in dB. Pictures with an infinite PSNR, which equal the clean ones, are left out. Infinite if all are.
    pub psnr: f64,
    /// The structural similarity.
    pub ssim: f64,
}

impl DigitMethod<'_> {
    /// Its name in the report.
    pub fn name(&self) -> String {
        match self {
            Self::Untouched => "corrupted input".to_owned(),
            Self::Filter(tuned) => tuned.name(),
            Self::Network(model) => model.network.name().to_owned(),
        }
    }

    /// Restores the pictures and compares them with the clean ones.
    pub fn score(&self, pictures: &PicturePairs) -> Result<MeanScores, ReportError> {
        let (loss, psnr, ssim) = match self {
            Self::Untouched => without_loss(&pictures.inputs, &pictures.targets)?,
            Self::Filter(tuned) => {
                let inputs = &pictures.inputs[..pictures.len().min(FILTERED_PICTURES)];
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
    // `collect` keeps the order, so that the means do not depend on the threads.
    let (psnrs, ssims): (Vec<f64>, Vec<f64>) = each?.into_iter().unzip();
    let finite: Vec<f64> = psnrs.iter().copied().filter(|psnr| psnr.is_finite()).collect();
    Ok((None, mean(if finite.is_empty() { &psnrs } else { &finite }), mean(&ssims)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unchanged_clean_pictures_have_an_infinite_psnr() {
        let pictures = PicturePairs { inputs: vec![Image::digit(); 2], targets: vec![Image::digit(); 2] };
        let score = DigitMethod::Untouched.score(&pictures).unwrap();
        assert_eq!((score.loss, score.psnr, score.ssim), (None, f64::INFINITY, 1.0));
    }
}
