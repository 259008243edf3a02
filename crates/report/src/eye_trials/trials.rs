//! Trials: pictures of eyes under crosshairs, and their files.

use std::fmt::Display;
use std::path::{Path, PathBuf};

use afterimage_imaging::{
    EyeCorruption, IdxError, Image, Reticle, decode_idx, decode_idx_channels, encode_idx, encode_idx_channels,
};
use afterimage_train::files;
use serde::{Deserialize, Serialize};

use crate::error::ReportError;

/// Clean eyes, the same eyes under crosshairs, and the masks of the crosshairs. All lists have the same length and
/// order, all pictures the same size.
///
/// Every value is one of 256 levels, before and after the crosshair is drawn. So the files are exact, and every method
/// gets the same pictures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trials {
    /// The eye and the crosshair of each trial.
    pub labels: Vec<TrialLabel>,
    /// The clean pictures, each `[3, height, width]`.
    pub clean: Vec<Image>,
    /// The pictures under crosshairs, of the same shape. These are the inputs of the methods.
    pub corrupted: Vec<Image>,
    /// Masks `[1, height, width]`: 1 if the crosshair covers any part of the pixel, otherwise 0.
    pub masks: Vec<Image>,
}

/// Describes a trial.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrialLabel {
    /// The seed of a synthetic eye, or the name of a photograph.
    pub eye: String,
    /// The crosshair.
    pub reticle: Reticle,
}

impl Trials {
    /// The number of trials.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Adds an eye under the crosshair of its label and noise of this strength and seed.
    ///
    /// # Errors
    /// [`ReportError::Image`] if a value is not a number.
    pub fn push(&mut self, label: TrialLabel, clean: &Image, noise: f32, seed: u64) -> Result<(), ReportError> {
        let clean = rounded(clean)?;
        let corruption = EyeCorruption { reticles: vec![label.reticle], noise, seed };
        let [_, height, width] = clean.shape();
        let mask = corruption.coverage(height, width).into_iter().map(|share| if share > 0.0 { 1.0 } else { 0.0 });
        self.masks.push(picture([1, height, width], mask.collect())?);
        self.corrupted.push(rounded(&corruption.apply(&clean))?);
        self.clean.push(clean);
        self.labels.push(label);
        Ok(())
    }

    /// Writes the trials to a folder.
    ///
    /// # Errors
    /// [`ReportError::Train`] with the name of the file that could not be written.
    pub fn write(&self, folder: &Path) -> Result<(), ReportError> {
        let path = folder.join(LABELS);
        let labels = serde_json::to_vec_pretty(&self.labels).map_err(|error| data_error(&path, &error))?;
        files::write(&path, &labels)?;
        let path = file(folder, "mask");
        files::write(&path, &encode_idx(&self.masks).map_err(|error| data_error(&path, &error))?)?;
        self.write_outputs(folder, "clean", &self.clean)?;
        self.write_outputs(folder, "corrupted", &self.corrupted)
    }

    /// Reads the trials of a folder.
    ///
    /// # Errors
    /// [`ReportError::Data`] with the name of the file that is missing, damaged, or does not match the others.
    pub fn read(folder: &Path) -> Result<Self, ReportError> {
        let path = folder.join(LABELS);
        let labels: Vec<TrialLabel> =
            serde_json::from_slice(&read(&path)?).map_err(|error| data_error(&path, &error))?;
        let clean = pictures(&file(folder, "clean"), decode_idx_channels)?;
        let masks = pictures(&file(folder, "mask"), decode_idx)?;
        let matches = |count: usize| count == labels.len();
        let sizes = |all: &[Image]| all.first().map(|picture| [picture.height(), picture.width()]);
        if !matches(clean.len()) || !matches(masks.len()) || sizes(&clean) != sizes(&masks) {
            return Err(data_error(folder, "labels, clean pictures and masks do not match"));
        }
        let mut trials = Self { labels, clean, corrupted: Vec::new(), masks };
        trials.corrupted = trials.read_outputs(folder, "corrupted")?;
        Ok(trials)
    }

    /// Writes the outputs of a method, one for each trial.
    ///
    /// # Errors
    /// [`ReportError::Train`] if the file cannot be written.
    pub fn write_outputs(&self, folder: &Path, method: &str, outputs: &[Image]) -> Result<(), ReportError> {
        let path = file(folder, method);
        Ok(files::write(&path, &encode_idx_channels(outputs).map_err(|error| data_error(&path, &error))?)?)
    }

    /// Writes the network's masks `[1, height, width]`, one for each trial.
    ///
    /// # Errors
    /// [`ReportError::Train`] if the file cannot be written.
    pub fn write_network_masks(&self, folder: &Path, masks: &[Image]) -> Result<(), ReportError> {
        let path = file(folder, NETWORK_MASK);
        Ok(files::write(&path, &encode_idx(masks).map_err(|error| data_error(&path, &error))?)?)
    }

    /// Reads the network's masks.
    ///
    /// # Errors
    /// [`ReportError::Data`] if the file is missing, or does not have one picture for each trial.
    pub fn read_network_masks(&self, folder: &Path) -> Result<Vec<Image>, ReportError> {
        pictures_like(&self.masks, &file(folder, NETWORK_MASK), decode_idx)
    }

    /// Reads the outputs of a method.
    ///
    /// # Errors
    /// [`ReportError::Data`] if the file is missing, or does not have one picture for each trial.
    pub fn read_outputs(&self, folder: &Path, method: &str) -> Result<Vec<Image>, ReportError> {
        pictures_like(&self.clean, &file(folder, method), decode_idx_channels)
    }
}

/// The name of the file of the network's outputs, without its ending.
pub const NETWORK: &str = "network";

/// The name of the file of the network's masks, without its ending.
const NETWORK_MASK: &str = "network-mask";

/// The name of the file with the labels.
const LABELS: &str = "labels.json";

fn file(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.idx"))
}

/// Decodes the pictures of a file.
type Decode = fn(&[u8]) -> Result<Vec<Image>, IdxError>;

fn pictures(path: &Path, decode: Decode) -> Result<Vec<Image>, ReportError> {
    decode(&read(path)?).map_err(|error| data_error(path, &error))
}

/// As many pictures as `others`, of the same shape.
fn pictures_like(others: &[Image], path: &Path, decode: Decode) -> Result<Vec<Image>, ReportError> {
    let pictures = pictures(path, decode)?;
    let shape = |all: &[Image]| all.first().map(Image::shape);
    if pictures.len() != others.len() || shape(&pictures) != shape(others) {
        return Err(data_error(path, "it does not have one picture for each trial"));
    }
    Ok(pictures)
}

fn read(path: &Path) -> Result<Vec<u8>, ReportError> {
    if !path.exists() {
        return Err(data_error(path, "it is missing"));
    }
    Ok(files::read(path)?)
}

/// The error for a file of the trials. One command makes all of them again.
fn data_error(path: &Path, reason: &(impl Display + ?Sized)) -> ReportError {
    let reason = format!("{reason}; make it with\ncargo xtask bench inpainting");
    ReportError::Data { path: path.to_owned(), reason }
}

/// Rounds every value to 8 bits, as in a file.
fn rounded(image: &Image) -> Result<Image, ReportError> {
    picture(image.shape(), image.pixels().iter().map(|value| (value * 255.0).round() / 255.0).collect())
}

fn picture([channels, height, width]: [usize; 3], pixels: Vec<f32>) -> Result<Image, ReportError> {
    Ok(Image::from_pixels(channels, height, width, pixels)?)
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// Grey pictures `[3, 12, 12]` under a red cross with lines of 2 pixels.
    pub fn small_trials(count: usize) -> Trials {
        let mut trials = Trials::default();
        for index in 0..count {
            let reticle = Reticle { x: 6.0, y: 6.0, ..Reticle::default() };
            let clean = Image::from_pixels(3, 12, 12, vec![0.3 + 0.1 * index as f32; 432]).unwrap();
            trials.push(TrialLabel { eye: format!("eye {index}"), reticle }, &clean, 0.0, 1).unwrap();
        }
        trials
    }

    #[test]
    fn the_mask_marks_the_pixels_that_differ() {
        let trials = small_trials(2);
        assert_eq!(trials.masks[0].pixels().iter().filter(|pixel| **pixel == 1.0).count(), 44);
        for ((clean, corrupted), mask) in trials.clean.iter().zip(&trials.corrupted).zip(&trials.masks) {
            for index in 0..144 {
                let (y, x) = (index / 12, index % 12);
                assert_eq!(mask.get(0, y, x) == 1.0, clean.get(0, y, x) != corrupted.get(0, y, x));
            }
        }
    }

    #[test]
    fn written_trials_are_read_back_exactly() {
        let folder = tempfile::tempdir().unwrap();
        let trials = small_trials(3);
        trials.write(folder.path()).unwrap();
        trials.write_outputs(folder.path(), "network", &trials.clean).unwrap();
        trials.write_network_masks(folder.path(), &trials.masks).unwrap();
        let read = Trials::read(folder.path()).unwrap();
        assert_eq!(read, trials);
        assert_eq!(read.read_network_masks(folder.path()).unwrap(), trials.masks);
        assert_eq!(read.read_outputs(folder.path(), "network").unwrap(), trials.clean);
    }

    #[test]
    fn the_error_for_missing_or_mismatched_files_names_the_command() {
        let folder = tempfile::tempdir().unwrap();
        let assert_names = |error: ReportError, file: &str| {
            let error = error.to_string();
            assert!(error.contains(file) && error.contains("cargo xtask bench inpainting"), "{error}");
        };
        assert_names(Trials::read(folder.path()).unwrap_err(), "labels.json");
        let trials = small_trials(3);
        trials.write(folder.path()).unwrap();
        assert_names(trials.read_outputs(folder.path(), "telea").unwrap_err(), "telea.idx: it is missing");
        trials.write_outputs(folder.path(), "telea", &trials.clean[1..]).unwrap();
        assert_names(
            trials.read_outputs(folder.path(), "telea").unwrap_err(),
            "telea.idx: it does not have one picture",
        );
        std::fs::write(folder.path().join("mask.idx"), b"short").unwrap();
        assert_names(Trials::read(folder.path()).unwrap_err(), "mask.idx: not the IDX file");
        small_trials(2).write(folder.path()).unwrap();
        trials.write_outputs(folder.path(), "clean", &trials.clean).unwrap();
        assert_names(Trials::read(folder.path()).unwrap_err(), "do not match");
    }
}
