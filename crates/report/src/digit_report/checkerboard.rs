//! Measures checkerboard patterns in the outputs of the four decoders, before and after training.

use afterimage_architecture::Upsampling;
use afterimage_imaging::{Image, Spectrum, nyquist_share};
use afterimage_train::card::Card;
use afterimage_train::evaluation::{Scores, outputs};
use afterimage_train::network::NetworkKind;
use afterimage_weights::Weights;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::digit_report::picture_pairs::PicturePairs;
use crate::digit_report::sources::Sources;
use crate::error::ReportError;
use crate::statistics::{mean, standard_deviation};

/// The number of untrained networks of each decoder.
pub const SEEDS: u64 = 20;

/// The number of pictures for each untrained network.
pub const UNTRAINED_PICTURES: usize = 50;

/// The number of pictures in a mean spectrum.
pub const SPECTRUM_PICTURES: usize = 1_000;

/// The range of a spectrum's picture in dB, from black to white.
pub const SPECTRUM_RANGE: f64 = 60.0;

/// The number of digits in the figures.
pub const SHOWN: usize = 4;

/// The measurements of all four decoders.
#[derive(Clone, Debug)]
pub struct Checkerboard {
    /// The number of pictures for the trained networks.
    pub images: usize,
    /// The mean Nyquist share of the clean digits.
    pub clean: f64,
    /// The mean spectrum of the clean digits, as a grey picture.
    pub clean_spectrum: Image,
    /// The pictures in the figures.
    pub shown: PicturePairs,
    /// The decoders, in the order of [`Upsampling::ALL`].
    pub decoders: Vec<DecoderMeasurement>,
}

/// The measurements of one decoder.
#[derive(Clone, Debug)]
pub struct DecoderMeasurement {
    /// The decoder.
    pub upsampling: Upsampling,
    /// The number of parameters of the whole network.
    pub parameters: usize,
    /// The test scores from the model card.
    pub test: Scores,
    /// The Nyquist share of the outputs of untrained networks: mean and standard deviation over the seeds.
    pub untrained: [f64; 2],
    /// The mean Nyquist share of the outputs of the trained network.
    pub trained: f64,
    /// The mean spectra of the outputs, untrained and trained, as grey pictures.
    pub spectra: [Image; 2],
    /// The outputs of the first untrained networks for the first picture, each stretched to the range [0, 1].
    pub untrained_outputs: Vec<Image>,
    /// The outputs of the trained network for the pictures in the figures.
    pub trained_outputs: Vec<Image>,
}

impl Checkerboard {
    /// Measures all decoders on `pictures`.
    pub fn measure(sources: &Sources, pictures: &PicturePairs) -> Result<Self, ReportError> {
        let shown = SHOWN.min(pictures.len());
        let shown =
            PicturePairs { inputs: pictures.inputs[..shown].to_vec(), targets: pictures.targets[..shown].to_vec() };
        let measure = |upsampling| {
            let model = sources.model(NetworkKind::Decoder(upsampling))?;
            DecoderMeasurement::measure(&model.weights, &model.card, &pictures.inputs)
        };
        Ok(Self {
            images: pictures.len(),
            clean: mean(&shares(&pictures.targets)),
            clean_spectrum: mean_spectrum(&pictures.targets).to_image(SPECTRUM_RANGE),
            shown,
            decoders: Upsampling::ALL.into_iter().map(measure).collect::<Result<_, _>>()?,
        })
    }
}

impl DecoderMeasurement {
    fn measure(weights: &Weights, card: &Card, inputs: &[Image]) -> Result<Self, ReportError> {
        let few = &inputs[..inputs.len().min(UNTRAINED_PICTURES)];
        let untrained = (0..SEEDS).map(|seed| outputs(&Weights::glorot(weights.architecture(), seed), few));
        let untrained = untrained.collect::<Result<Vec<_>, _>>()?;
        let share_by_seed: Vec<f64> = untrained.iter().map(|outputs| mean(&shares(outputs))).collect();
        let trained = outputs(weights, inputs)?;
        let first = untrained.iter().filter_map(|outputs| outputs.first());
        let untrained_outputs = first.take(SHOWN).map(stretched).collect();
        Ok(Self {
            upsampling: weights.architecture().upsampling,
            parameters: weights.architecture().parameter_count(),
            test: card.test,
            untrained: [mean(&share_by_seed), standard_deviation(&share_by_seed)],
            trained: mean(&shares(&trained)),
            spectra: [mean_spectrum(&untrained.concat()), mean_spectrum(&trained)]
                .map(|mean| mean.to_image(SPECTRUM_RANGE)),
            untrained_outputs,
            trained_outputs: trained[..trained.len().min(SHOWN)].to_vec(),
        })
    }
}

/// The Nyquist share of each picture, without pictures of one constant value, which have none.
fn shares(pictures: &[Image]) -> Vec<f64> {
    pictures.iter().filter_map(nyquist_share).map(f64::from).collect()
}

fn mean_spectrum(pictures: &[Image]) -> Spectrum {
    let spectra: Vec<Spectrum> =
        pictures[..pictures.len().min(SPECTRUM_PICTURES)].par_iter().map(Spectrum::new).collect();
    Spectrum::mean(spectra).unwrap_or_else(|| Spectrum::new(&Image::digit()))
}

/// Stretches a picture so that its darkest pixel is 0 and its brightest 1. The outputs of an untrained network are
/// almost constant.
fn stretched(picture: &Image) -> Image {
    let (dark, bright) = picture.pixels().iter().fold((1f32, 0f32), |(a, b), pixel| (a.min(*pixel), b.max(*pixel)));
    let range = (bright - dark).max(f32::MIN_POSITIVE);
    let [channels, height, width] = picture.shape();
    let pixels = picture.pixels().iter().map(|pixel| ((pixel - dark) / range).clamp(0.0, 1.0)).collect();
    Image::from_pixels(channels, height, width, pixels).unwrap_or_else(|_| picture.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_faint_pattern_is_stretched_from_black_to_white() {
        let faint = Image::from_pixels(1, 1, 3, vec![0.5, 0.502, 0.504]).unwrap();
        let bright = stretched(&faint);
        assert!((bright.pixels()[1] - 0.5).abs() < 1e-3 && bright.pixels()[0] == 0.0 && bright.pixels()[2] == 1.0);
        assert!(stretched(&Image::digit()).is_blank());
    }
}
