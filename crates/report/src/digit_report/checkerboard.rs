//! How much of a checkerboard the decoders leave in their pictures, before and after training.

use afterimage_architecture::Upsampling;
use afterimage_imaging::{Image, Spectrum, nyquist_share};
use afterimage_model::Weights;
use afterimage_train::card::Card;
use afterimage_train::evaluation::{Scores, outputs};
use afterimage_train::network::NetworkKind;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::digit_report::picture_pairs::PicturePairs;
use crate::digit_report::sources::Sources;
use crate::error::ReportError;
use crate::statistics::{mean, standard_deviation};

/// How many untrained networks of each decoder are looked at.
pub const SEEDS: u64 = 20;

/// How many pictures each untrained network is given.
pub const UNTRAINED: usize = 50;

/// The mean spectrum is taken of so many pictures.
pub const SPECTRA: usize = 1_000;

/// The range of the spectra's greys.
pub const DECIBELS: f64 = 60.0;

/// Digits shown of each decoder.
pub const SHOWN: usize = 4;

/// The four decoders side by side.
#[derive(Clone, Debug)]
pub struct Checkerboard {
    /// How many pictures the trained networks were given.
    pub images: usize,
    /// The mean Nyquist share of the clean digits.
    pub clean: f64,
    /// The clean digits' mean spectrum, as a grey picture.
    pub clean_spectrum: Image,
    /// The pictures shown: clean, and as the networks got them.
    pub shown: PicturePairs,
    /// In the order of [`Upsampling::ALL`].
    pub decoders: Vec<DecoderMeasurement>,
}

/// One decoder.
#[derive(Clone, Debug)]
pub struct DecoderMeasurement {
    /// Which one.
    pub upsampling: Upsampling,
    /// Numbers trained in the whole network.
    pub parameters: usize,
    /// What its card says of the test images.
    pub test: Scores,
    /// The Nyquist share of what untrained networks give: the mean over seeds, and the standard deviation.
    pub untrained: [f64; 2],
    /// The mean Nyquist share of what the trained network gives.
    pub trained: f64,
    /// Mean spectra of untrained and trained outputs, as grey pictures.
    pub spectra: [Image; 2],
    /// What the first untrained networks give for the first picture shown, each stretched from black to white.
    pub untrained_outputs: Vec<Image>,
    /// What the trained network gives for the pictures shown.
    pub trained_outputs: Vec<Image>,
}

impl Checkerboard {
    /// Measures all decoders on `pictures`.
    pub fn measure(sources: &Sources, pictures: &PicturePairs) -> Result<Self, ReportError> {
        let shown = SHOWN.min(pictures.len());
        let shown =
            PicturePairs { inputs: pictures.inputs[..shown].to_vec(), targets: pictures.targets[..shown].to_vec() };
        let decoders =
            Upsampling::ALL.into_iter().filter_map(|upsampling| sources.model(NetworkKind::Decoder(upsampling)));
        Ok(Self {
            images: pictures.len(),
            clean: mean(&shares(&pictures.targets)),
            clean_spectrum: mean_spectrum(&pictures.targets).to_image(DECIBELS),
            shown,
            decoders: decoders
                .map(|model| DecoderMeasurement::measure(&model.weights, &model.card, &pictures.inputs))
                .collect::<Result<_, _>>()?,
        })
    }
}

impl DecoderMeasurement {
    fn measure(weights: &Weights, card: &Card, inputs: &[Image]) -> Result<Self, ReportError> {
        let few = &inputs[..inputs.len().min(UNTRAINED)];
        let untrained = (0..SEEDS).map(|seed| outputs(&Weights::glorot(weights.architecture(), seed), few));
        let untrained = untrained.collect::<Result<Vec<_>, _>>()?;
        let of_seeds: Vec<f64> = untrained.iter().map(|outputs| mean(&shares(outputs))).collect();
        let trained = outputs(weights, inputs)?;
        let first = untrained.iter().filter_map(|outputs| outputs.first());
        let untrained_outputs = first.take(SHOWN).map(stretched).collect();
        Ok(Self {
            upsampling: weights.architecture().upsampling,
            parameters: weights.architecture().parameter_count(),
            test: card.test,
            untrained: [mean(&of_seeds), standard_deviation(&of_seeds)],
            trained: mean(&shares(&trained)),
            spectra: [mean_spectrum(&untrained.concat()), mean_spectrum(&trained)].map(|mean| mean.to_image(DECIBELS)),
            untrained_outputs,
            trained_outputs: trained[..trained.len().min(SHOWN)].to_vec(),
        })
    }
}

/// The Nyquist share of each picture that has one.
fn shares(pictures: &[Image]) -> Vec<f64> {
    pictures.iter().filter_map(nyquist_share).map(f64::from).collect()
}

fn mean_spectrum(pictures: &[Image]) -> Spectrum {
    let spectra: Vec<Spectrum> = pictures[..pictures.len().min(SPECTRA)].par_iter().map(Spectrum::new).collect();
    Spectrum::mean(spectra).unwrap_or_else(|| Spectrum::new(&Image::digit()))
}

/// With its darkest pixel black and its brightest white. An untrained network's pictures are almost even.
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
