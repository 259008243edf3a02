//! The page's samples: digits, and eyes that no network saw while it learned.

use std::path::Path;

use afterimage_imaging::{Image, encode_idx, encode_idx_channels, synthetic_eye};

use crate::data::eyes::HELD_OUT;
use crate::data::mnist::Digits;
use crate::error::TrainError;
use crate::files;

/// The gallery's eyes, counted from the first that no training sees: chosen to be as different as people are.
const GALLERY: [u64; 16] = [8, 4, 34, 9, 22, 12, 51, 25, 5, 16, 30, 45, 48, 41, 17, 60];

/// Samples of each digit.
const OF_EACH: usize = 2;

/// Writes the first two test images of each digit as an IDX file: the ten digits in order, and again.
///
/// # Errors
/// [`TrainError::File`] where the file cannot be written, [`TrainError::Data`] where there are too few digits.
pub fn write(digits: &Digits, path: &Path) -> Result<(), TrainError> {
    let refused = |reason: String| TrainError::Data { path: path.to_owned(), reason };
    let mut samples = Vec::new();
    for round in 0..OF_EACH {
        for label in 0..10 {
            let mut of_label = (0..digits.len()).filter(|index| digits.labels[*index] == label);
            let index = of_label.nth(round).ok_or_else(|| refused(format!("there are not enough digits {label}")))?;
            let sample = Image::from_pixels(1, 28, 28, digits.image(index).collect());
            samples.push(sample.map_err(|error| refused(error.to_string()))?);
        }
    }
    let bytes = encode_idx(&samples).map_err(|error| refused(error.to_string()))?;
    files::write(path, &bytes)?;
    println!("Wrote {}", path.display());
    Ok(())
}

/// Writes the gallery as an IDX file of four dimensions.
///
/// # Errors
/// [`TrainError::File`] where the file cannot be written.
pub fn write_gallery(path: &Path) -> Result<(), TrainError> {
    let eyes: Vec<Image> = GALLERY.iter().map(|place| synthetic_eye(HELD_OUT + place)).collect();
    let refused = |reason: String| TrainError::Data { path: path.to_owned(), reason };
    let bytes = encode_idx_channels(&eyes).map_err(|error| refused(error.to_string()))?;
    files::write(path, &bytes)?;
    println!("Wrote {}", path.display());
    Ok(())
}
