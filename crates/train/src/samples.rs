//! The page's sample digits.

use std::path::Path;

use afterimage_imaging::{Image, encode_idx};

use crate::mnist::Digits;
use crate::{TrainError, files};

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
