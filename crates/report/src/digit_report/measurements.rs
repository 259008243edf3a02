//! All measurements for the report.

use std::time::Instant;

use afterimage_train::data::mnist::{Digits, Mnist};
use afterimage_train::network::NetworkKind;

use crate::digit_report::checkerboard::Checkerboard;
use crate::digit_report::corruptions::{CORRUPTIONS, MIXTURE, NOISE, noise};
use crate::digit_report::drawings::Drawing;
use crate::digit_report::filters::{self, TunedFilter};
use crate::digit_report::method::{DigitMethod, MeanScores};
use crate::digit_report::picture_pairs::PicturePairs;
use crate::digit_report::robustness::{RestoredDrawing, restore_drawings};
use crate::digit_report::sample_rows::{self, SampleRows};
use crate::digit_report::sources::{Sources, TrainedModel};
use crate::error::ReportError;

/// The number of training images on which the settings of the filters are chosen.
pub const TUNING_IMAGES: usize = 1_000;

/// The strengths of the noise in tenths, from none to twice the published.
const TENTHS: std::ops::RangeInclusive<u8> = 0..=10;

/// The numbers and pictures that are not in the model cards.
#[derive(Clone, Debug)]
pub struct Measurements {
    /// The number of test images.
    pub images: usize,
    /// The classical filters, with the best settings on training images.
    pub filters: Vec<TunedFilter>,
    /// The scores of all methods, by strength of the noise.
    pub noise: Vec<(f32, Vec<MeanScores>)>,
    /// The scores of all methods, by corruption.
    pub corruptions: Vec<(&'static str, Vec<MeanScores>)>,
    /// The decoders and their checkerboard patterns.
    pub checkerboard: Checkerboard,
    /// For each network its results on the drawings under each corruption.
    pub drawings: Vec<(String, Vec<RestoredDrawing>)>,
    /// Ten drawings under noise.
    pub drawing_rows: SampleRows,
    /// Ten test digits under noise.
    pub noise_rows: SampleRows,
    /// Ten test digits under the mixture.
    pub mixture_rows: SampleRows,
}

impl Measurements {
    /// Measures on the first `images` test images.
    pub fn new(sources: &Sources, mnist: &Mnist, drawings: &[Drawing], images: usize) -> Result<Self, ReportError> {
        let images = images.min(mnist.test.count());
        let filters = timed("filters", || filters::tune(&PicturePairs::first(&mnist.train, TUNING_IMAGES, NOISE.1)?))?;
        let denoise_and_restore = select(sources, &[NetworkKind::Denoise, NetworkKind::Restore])?;
        let restored =
            |model: &&TrainedModel| Ok((model.network.name().to_owned(), restore_drawings(&model.weights, drawings)?));
        Ok(Self {
            images,
            noise: timed("noise", || by_noise(sources, &filters, &mnist.test, images))?,
            corruptions: timed("corruptions", || by_corruption(&denoise_and_restore, &filters, &mnist.test, images))?,
            checkerboard: timed("decoders", || {
                Checkerboard::measure(sources, &PicturePairs::first(&mnist.test, images, NOISE.1)?)
            })?,
            drawings: denoise_and_restore.iter().map(restored).collect::<Result<_, ReportError>>()?,
            drawing_rows: sample_rows::drawn_digits(&denoise_and_restore, drawings, NOISE.1)?,
            noise_rows: sample_rows::test_digits(sources, &mnist.test, NOISE.1)?,
            mixture_rows: sample_rows::test_digits(sources, &mnist.test, MIXTURE.1)?,
            filters,
        })
    }
}

/// Prints the time of a measurement, because minutes without output would look like a hang.
fn timed<T>(what: &str, measure: impl FnOnce() -> Result<T, ReportError>) -> Result<T, ReportError> {
    let start = Instant::now();
    let measured = measure()?;
    println!("Measured {what} in {:.0} s", start.elapsed().as_secs_f64());
    Ok(measured)
}

/// The models of these networks.
fn select<'a>(sources: &'a Sources, networks: &[NetworkKind]) -> Result<Vec<&'a TrainedModel>, ReportError> {
    networks.iter().map(|network| sources.model(*network)).collect()
}

fn by_noise(
    sources: &Sources,
    filters: &[TunedFilter],
    test: &Digits,
    images: usize,
) -> Result<Vec<(f32, Vec<MeanScores>)>, ReportError> {
    let models = select(sources, &[NetworkKind::Denoise, NetworkKind::Restore, NetworkKind::Plain])?;
    let strengths = TENTHS.map(|tenths| f32::from(tenths) / 10.0);
    strengths
        .map(|strength| {
            let pictures = PicturePairs::first(test, images, |clean, seed| Ok(noise(strength, seed).apply(clean)))?;
            Ok((strength, scores(&pictures, filters, &models)?))
        })
        .collect()
}

fn by_corruption(
    models: &[&TrainedModel],
    filters: &[TunedFilter],
    test: &Digits,
    images: usize,
) -> Result<Vec<(&'static str, Vec<MeanScores>)>, ReportError> {
    let each = CORRUPTIONS
        .into_iter()
        .map(|(name, corrupt)| Ok((name, scores(&PicturePairs::first(test, images, corrupt)?, filters, models)?)));
    each.collect()
}

fn scores(
    pictures: &PicturePairs,
    filters: &[TunedFilter],
    models: &[&TrainedModel],
) -> Result<Vec<MeanScores>, ReportError> {
    let filters = filters.iter().map(DigitMethod::Filter);
    let networks = models.iter().map(|model| DigitMethod::Network(model));
    [DigitMethod::Untouched].into_iter().chain(filters).chain(networks).map(|method| method.score(pictures)).collect()
}
