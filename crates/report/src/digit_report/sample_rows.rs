//! Rows of sample digits: clean, corrupted and restored.

use afterimage_imaging::Image;
use afterimage_train::data::mnist::Digits;
use afterimage_train::evaluation::outputs;

use crate::digit_report::corruptions::CorruptFn;
use crate::digit_report::drawings::Drawing;
use crate::digit_report::picture_pairs::PicturePairs;
use crate::digit_report::sources::{Sources, TrainedModel};
use crate::error::ReportError;

/// Rows of pictures with one column for each digit from 0 to 9: clean, corrupted, and restored by each network.
pub type SampleRows = Vec<Vec<Image>>;

/// The first test image of each digit.
pub fn test_digits(sources: &Sources, digits: &Digits, corrupt: CorruptFn) -> Result<SampleRows, ReportError> {
    let first = |label: u8| (0..digits.count()).find(|index| digits.labels[*index] == label);
    let indices: Vec<usize> = (0..10).filter_map(first).collect();
    rows(&sources.models.iter().collect::<Vec<_>>(), PicturePairs::new(digits, &indices, corrupt)?)
}

/// The first drawing of each digit. The column is the seed of the corruption.
pub fn drawn_digits(
    models: &[&TrainedModel],
    drawings: &[Drawing],
    corrupt: CorruptFn,
) -> Result<SampleRows, ReportError> {
    let first = |digit: u8| drawings.iter().find(|drawing| drawing.digit == digit);
    let targets: Vec<Image> = (0..10).filter_map(first).map(Drawing::picture).collect();
    let inputs = (0..).zip(&targets).map(|(seed, target)| corrupt(target, seed)).collect::<Result<_, _>>()?;
    rows(models, PicturePairs { inputs, targets })
}

fn rows(models: &[&TrainedModel], pictures: PicturePairs) -> Result<SampleRows, ReportError> {
    let restored = models.iter().map(|model| outputs(&model.weights, &pictures.inputs));
    let restored = restored.collect::<Result<Vec<_>, _>>()?;
    Ok([pictures.targets, pictures.inputs].into_iter().chain(restored).collect())
}
