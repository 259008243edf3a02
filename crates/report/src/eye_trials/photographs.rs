//! Reads the photographs of eyes in `tests/eyes`.

use std::path::Path;

use afterimage_imaging::{EYE_SIDE, Image};
use afterimage_train::files;

use crate::error::ReportError;

/// Reads every PNG file of a folder, sorted by name: its name without the ending, and the picture `[3, 100, 100]`.
///
/// # Errors
/// [`ReportError::Train`] if a file cannot be read, [`ReportError::Data`] if one is not a picture of this size, or
/// there is none.
pub fn read_all(folder: &Path) -> Result<Vec<(String, Image)>, ReportError> {
    let paths = files::with_extension(folder, "png")?;
    if paths.is_empty() {
        return Err(ReportError::Data { path: folder.to_owned(), reason: "there are no PNG files".to_owned() });
    }
    let named = paths.iter().map(|path| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = files::read(path)?;
        let picture = parse(&bytes).map_err(|reason| ReportError::Data { path: path.clone(), reason })?;
        Ok((name, picture))
    });
    named.collect()
}

fn parse(bytes: &[u8]) -> Result<Image, String> {
    let photograph = image::load_from_memory(bytes).map_err(|error| error.to_string())?.into_rgb8();
    let (width, height) = photograph.dimensions();
    if [width as usize, height as usize] != [EYE_SIDE; 2] {
        return Err(format!("it has {width} × {height} pixels; the network takes {EYE_SIDE} × {EYE_SIDE}"));
    }
    // From `[height, width, channels]` to `[channels, height, width]`.
    let plane = |channel: usize| photograph.pixels().map(move |pixel| f32::from(pixel.0[channel]) / 255.0);
    Image::from_pixels(3, EYE_SIDE, EYE_SIDE, (0..3).flat_map(plane).collect()).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use image::{Rgb, RgbImage};

    use super::*;

    #[test]
    fn photographs_are_sorted_by_name_and_have_their_channels_in_planes() {
        let folder = tempfile::tempdir().unwrap();
        let save = |name: &str, side: u32| {
            let photograph = RgbImage::from_fn(side, side, |x, y| Rgb([x as u8, y as u8, 255]));
            photograph.save(folder.path().join(name)).unwrap();
        };
        save("b.png", 100);
        save("a.png", 100);
        fs::write(folder.path().join("README.md"), "not a picture").unwrap();
        let all = read_all(folder.path()).unwrap();
        assert_eq!(all.iter().map(|(name, _)| &**name).collect::<Vec<_>>(), ["a", "b"]);
        let picture = &all[0].1;
        assert_eq!([0, 1, 2].map(|c| (255.0 * picture.get(c, 7, 30)).round()), [30.0, 7.0, 255.0]);
        save("c.png", 28);
        let error = read_all(folder.path()).unwrap_err().to_string();
        assert!(error.contains("c.png: it has 28 × 28"), "{error}");
    }

    #[test]
    fn a_folder_without_photographs_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(read_all(folder.path()).unwrap_err().to_string().contains("there are no PNG files"));
        fs::write(folder.path().join("a.png"), "not a picture").unwrap();
        assert!(read_all(folder.path()).unwrap_err().to_string().contains("a.png"));
    }
}
