//! Pictures to try methods on, and their files.

use std::fmt::Display;
use std::path::{Path, PathBuf};

use afterimage_imaging::{
    EyeCorruption, IdxError, Image, decode_idx, decode_idx_channels, encode_idx, encode_idx_channels,
};
use afterimage_train::files;
use serde::{Deserialize, Serialize};

use crate::error::ReportError;

/// Eyes, what lies over them, and both together. All lists are of one length and in one order, all pictures of one
/// size.
///
/// Every value is one of 256 levels, before and after the crosshair is drawn: so the files lose nothing, and each
/// method gets the very same pictures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trials {
    /// What each is.
    pub labels: Vec<TrialLabel>,
    /// Without anything over them: 3 × height × width.
    pub clean: Vec<Image>,
    /// What the methods are given, of the same shape.
    pub corrupted: Vec<Image>,
    /// 1 × height × width: 1 wherever a crosshair covers anything of a pixel, else 0.
    pub masks: Vec<Image>,
}

/// Which eye, and what lies over it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrialLabel {
    /// The seed of a synthetic eye, the name of a photograph.
    pub eye: String,
    /// The crosshair's shape.
    pub shape: String,
}

impl Trials {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Adds an eye under a corruption.
    ///
    /// # Errors
    /// [`ReportError::Picture`] where a value is none.
    pub fn push(&mut self, label: TrialLabel, clean: &Image, corruption: &EyeCorruption) -> Result<(), ReportError> {
        let clean = levels(clean)?;
        let [_, height, width] = clean.shape();
        let mask = corruption.coverage(height, width).into_iter().map(|share| if share > 0.0 { 1.0 } else { 0.0 });
        self.masks.push(picture([1, height, width], mask.collect())?);
        self.corrupted.push(levels(&corruption.apply(&clean))?);
        self.clean.push(clean);
        self.labels.push(label);
        Ok(())
    }

    /// Writes all of it to a folder.
    ///
    /// # Errors
    /// [`ReportError::File`] that names the file that could not be written.
    pub fn write(&self, folder: &Path) -> Result<(), ReportError> {
        let path = folder.join(LABELS);
        let labels = serde_json::to_vec_pretty(&self.labels).map_err(|error| data(&path, &error))?;
        files::write(&path, &labels)?;
        let path = file(folder, "mask");
        files::write(&path, &encode_idx(&self.masks).map_err(|error| data(&path, &error))?)?;
        self.write_outputs(folder, "clean", &self.clean)?;
        self.write_outputs(folder, "corrupted", &self.corrupted)
    }

    /// Reads all of it back.
    ///
    /// # Errors
    /// [`ReportError::Data`] that names the file that is not there, not what it should be, or does not belong to the
    /// others.
    pub fn read(folder: &Path) -> Result<Self, ReportError> {
        let path = folder.join(LABELS);
        let labels: Vec<TrialLabel> = serde_json::from_slice(&read(&path)?).map_err(|error| data(&path, &error))?;
        let clean = pictures(&file(folder, "clean"), decode_idx_channels)?;
        let masks = pictures(&file(folder, "mask"), decode_idx)?;
        let belong = |count: usize| count == labels.len();
        let sizes = |all: &[Image]| all.first().map(|picture| [picture.height(), picture.width()]);
        if !belong(clean.len()) || !belong(masks.len()) || sizes(&clean) != sizes(&masks) {
            return Err(data(folder, "labels, clean pictures and masks do not belong together"));
        }
        let mut trials = Self { labels, clean, corrupted: Vec::new(), masks };
        trials.corrupted = trials.read_outputs(folder, "corrupted")?;
        Ok(trials)
    }

    /// Writes what a method made of each of them.
    ///
    /// # Errors
    /// [`ReportError::File`] where the file cannot be written.
    pub fn write_outputs(&self, folder: &Path, method: &str, outputs: &[Image]) -> Result<(), ReportError> {
        let path = file(folder, method);
        Ok(files::write(&path, &encode_idx_channels(outputs).map_err(|error| data(&path, &error))?)?)
    }

    /// Reads what a method made of each of them.
    ///
    /// # Errors
    /// [`ReportError::Data`] where the file is not there, or does not hold a picture for each of them.
    pub fn read_outputs(&self, folder: &Path, method: &str) -> Result<Vec<Image>, ReportError> {
        let path = file(folder, method);
        let outputs = pictures(&path, decode_idx_channels)?;
        let shape = |all: &[Image]| all.first().map(Image::shape);
        if outputs.len() != self.len() || shape(&outputs) != shape(&self.clean) {
            return Err(data(&path, "it holds not one picture for each trial"));
        }
        Ok(outputs)
    }
}

/// The name of the file of the network's outputs, without its ending.
pub const NETWORK: &str = "network";

/// The name of the labels' file.
const LABELS: &str = "labels.json";

fn file(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.idx"))
}

fn pictures(path: &Path, decode: fn(&[u8]) -> Result<Vec<Image>, IdxError>) -> Result<Vec<Image>, ReportError> {
    decode(&read(path)?).map_err(|error| data(path, &error))
}

fn read(path: &Path) -> Result<Vec<u8>, ReportError> {
    if !path.exists() {
        return Err(data(path, "it is not there"));
    }
    Ok(files::read(path)?)
}

/// Whatever is wrong with a file of the trials, one command makes them all again.
fn data(path: &Path, reason: &(impl Display + ?Sized)) -> ReportError {
    let reason = format!("{reason}; make it with\ncargo xtask bench inpainting");
    ReportError::Data { path: path.to_owned(), reason }
}

/// A picture as a file keeps it: 8 bits a value.
fn levels(image: &Image) -> Result<Image, ReportError> {
    picture(image.shape(), image.pixels().iter().map(|value| (value * 255.0).round() / 255.0).collect())
}

fn picture([channels, height, width]: [usize; 3], pixels: Vec<f32>) -> Result<Image, ReportError> {
    Image::from_pixels(channels, height, width, pixels).map_err(|error| ReportError::Picture(error.to_string()))
}

#[cfg(test)]
pub mod tests {
    use afterimage_imaging::Reticle;

    use super::*;

    /// Grey pictures of 3 × 12 × 12 under a red cross of 2 pixels.
    pub fn few(count: usize) -> Trials {
        let mut trials = Trials::default();
        for index in 0..count {
            let label = TrialLabel { eye: format!("eye {index}"), shape: "cross".to_owned() };
            let clean = Image::from_pixels(3, 12, 12, vec![0.3 + 0.1 * index as f32; 432]).unwrap();
            let reticles = vec![Reticle { x: 6.0, y: 6.0, ..Reticle::default() }];
            trials.push(label, &clean, &EyeCorruption { reticles, ..EyeCorruption::default() }).unwrap();
        }
        trials
    }

    #[test]
    fn the_mask_is_where_the_pictures_differ() {
        let trials = few(2);
        assert_eq!(trials.masks[0].pixels().iter().filter(|pixel| **pixel == 1.0).count(), 44);
        for ((clean, corrupted), mask) in trials.clean.iter().zip(&trials.corrupted).zip(&trials.masks) {
            for index in 0..144 {
                let (y, x) = (index / 12, index % 12);
                assert_eq!(mask.get(0, y, x) == 1.0, clean.get(0, y, x) != corrupted.get(0, y, x));
            }
        }
    }

    #[test]
    fn files_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let trials = few(3);
        trials.write(folder.path()).unwrap();
        trials.write_outputs(folder.path(), "network", &trials.clean).unwrap();
        let read = Trials::read(folder.path()).unwrap();
        assert_eq!(read, trials);
        assert_eq!(read.read_outputs(folder.path(), "network").unwrap(), trials.clean);
    }

    #[test]
    fn what_is_missing_or_belongs_to_others_is_an_error_that_names_the_command() {
        let folder = tempfile::tempdir().unwrap();
        let refused = |error: ReportError, file: &str| {
            let error = error.to_string();
            assert!(error.contains(file) && error.contains("cargo xtask bench inpainting"), "{error}");
        };
        refused(Trials::read(folder.path()).unwrap_err(), "labels.json");
        let trials = few(3);
        trials.write(folder.path()).unwrap();
        refused(trials.read_outputs(folder.path(), "telea").unwrap_err(), "telea.idx: it is not there");
        trials.write_outputs(folder.path(), "telea", &trials.clean[1..]).unwrap();
        refused(trials.read_outputs(folder.path(), "telea").unwrap_err(), "telea.idx: it holds not one picture");
        std::fs::write(folder.path().join("mask.idx"), b"short").unwrap();
        refused(Trials::read(folder.path()).unwrap_err(), "mask.idx: not the IDX file");
        few(2).write(folder.path()).unwrap();
        trials.write_outputs(folder.path(), "clean", &trials.clean).unwrap();
        refused(Trials::read(folder.path()).unwrap_err(), "do not belong together");
    }
}
