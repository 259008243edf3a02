//! The page's sample digits.

use std::path::Path;

use afterimage_imaging::{Image, encode_sprite};

use crate::mnist::Digits;
use crate::{TrainError, files};

/// Tiles in a row of the sprite: one for each digit.
const COLUMNS: usize = 10;

/// Samples of each digit.
const ROWS: usize = 2;

/// Writes the first two test images of each digit, 0 to 9 in each row.
///
/// # Errors
/// [`TrainError::File`] where the sprite cannot be written.
pub fn write(digits: &Digits, path: &Path) -> Result<(), TrainError> {
    let refused = |reason: String| TrainError::Data { path: path.to_owned(), reason };
    let mut tiles = Vec::new();
    for row in 0..ROWS {
        for label in 0..10 {
            let mut of_label = (0..digits.len()).filter(|index| digits.labels[*index] == label);
            let index = of_label.nth(row).ok_or_else(|| refused(format!("there are not enough digits {label}")))?;
            let tile = Image::from_pixels(1, 28, 28, digits.image(index).collect());
            tiles.push(tile.map_err(|error| refused(error.to_string()))?);
        }
    }
    let png = encode_sprite(&tiles, COLUMNS).map_err(|error| refused(error.to_string()))?;
    files::write(path, &png)?;
    println!("Wrote {}", path.display());
    Ok(())
}
