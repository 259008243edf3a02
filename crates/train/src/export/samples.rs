//! Exports the page's sample pictures: test digits, and eyes that are not used for training.

use std::path::Path;

use afterimage_imaging::{Image, encode_idx, encode_idx_channels, synthetic_eye};

use crate::data::eyes::HELD_OUT;
use crate::data::mnist::Digits;
use crate::error::TrainError;
use crate::files;
use crate::terminal::say;

/// The seeds of the gallery's eyes, minus [`HELD_OUT`]. They were chosen to look as different as possible.
const GALLERY: [u64; 16] = [8, 4, 34, 9, 22, 12, 51, 25, 5, 16, 30, 45, 48, 41, 17, 60];

/// The number of samples of each digit.
const SAMPLES_PER_DIGIT: usize = 2;

/// Writes the first two test images of each digit as an IDX file: 0 to 9, and 0 to 9 again.
///
/// # Errors
/// [`TrainError::File`] if the file cannot be written, [`TrainError::Data`] if there are too few digits.
pub fn write_digits(digits: &Digits, path: &Path) -> Result<(), TrainError> {
    let refused = |reason: String| TrainError::Data { path: path.to_owned(), reason };
    let mut samples = Vec::new();
    for round in 0..SAMPLES_PER_DIGIT {
        for label in 0..10 {
            let mut of_label = (0..digits.count()).filter(|index| digits.labels[*index] == label);
            let index = of_label.nth(round).ok_or_else(|| refused(format!("there are not enough digits {label}")))?;
            let sample = Image::from_pixels(1, 28, 28, digits.image(index).collect());
            samples.push(sample.map_err(|error| refused(error.to_string()))?);
        }
    }
    let bytes = encode_idx(&samples).map_err(|error| refused(error.to_string()))?;
    files::write(path, &bytes)?;
    say(format_args!("Wrote {}", path.display()));
    Ok(())
}

/// Writes the gallery of eyes as an IDX file of four dimensions.
///
/// # Errors
/// [`TrainError::File`] if the file cannot be written.
pub fn write_gallery(path: &Path) -> Result<(), TrainError> {
    let eyes: Vec<Image> = GALLERY.iter().map(|offset| synthetic_eye(HELD_OUT + offset)).collect();
    let refused = |reason: String| TrainError::Data { path: path.to_owned(), reason };
    let bytes = encode_idx_channels(&eyes).map_err(|error| refused(error.to_string()))?;
    files::write(path, &bytes)?;
    say(format_args!("Wrote {}", path.display()));
    Ok(())
}
