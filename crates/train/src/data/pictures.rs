//! A folder of the user's own pictures.

use std::fs;
use std::path::{Path, PathBuf};

use afterimage_photo::open;
use afterimage_protocol::photo::{Crop, FileKind, MAX_BYTES, MAX_PIXELS, MAX_SIDE, MIN_SIDE, PhotoError};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::data::images::{Images, LoadedData};
use crate::error::TrainError;
use crate::terminal::warn;

/// One picture in this many is for the test.
const TEST_SHARE: usize = 10;

/// The most files that are named because they cannot be used.
const NAMED: usize = 10;

/// Reads every PNG, JPEG and WebP picture in `folder` and the folders in it, and brings the square in the middle of
/// each to `shape` (`[channels, height, width]`; one channel is grey). Every tenth picture by name is for the test, or
/// the last one of fewer. The user is told which files are not used, and why.
///
/// # Errors
/// [`TrainError::File`] if a folder cannot be read, [`TrainError::Data`] if fewer than two pictures can be used.
pub fn load(folder: &Path, shape: [usize; 3]) -> Result<LoadedData, TrainError> {
    let refused = |reason: String| TrainError::Data { path: folder.to_owned(), reason };
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    paths.sort();
    let read: Vec<Result<Vec<u8>, String>> = paths.par_iter().map(|path| read(path, shape)).collect();
    let unused: Vec<(&PathBuf, &String)> =
        paths.iter().zip(&read).filter_map(|(path, read)| Some((path, read.as_ref().err()?))).collect();
    for (path, reason) in unused.iter().take(NAMED) {
        warn(format_args!("note: {} is not used: {reason}", path.display()));
    }
    if unused.len() > NAMED {
        warn(format_args!("note: {} more files are not used", unused.len() - NAMED));
    }
    let pictures: Vec<Vec<u8>> = read.into_iter().flatten().collect();
    let count = pictures.len();
    if count < 2 {
        return Err(refused(format!(
            "{count} of its {} files can be used; training needs two PNG, JPEG or WebP pictures or more",
            paths.len()
        )));
    }
    let is_test = |index: usize| index % TEST_SHARE == TEST_SHARE - 1 || count < TEST_SHARE && index == count - 1;
    let (mut train, mut test) = (Vec::new(), Vec::new());
    for (index, pixels) in pictures.into_iter().enumerate() {
        if is_test(index) { test.extend(pixels) } else { train.extend(pixels) }
    }
    let [train, test] = [train, test].map(|pixels| Images { shape, pixels });
    Ok(LoadedData::from_parts("a folder of own pictures", train, test, true))
}

/// The files in `folder` and in the folders in it. Hidden ones are left out.
fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), TrainError> {
    let failed = |source| TrainError::File { action: "cannot read", path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        // A link to a folder is not followed, because it may lead back here.
        if entry.file_type().map_err(failed)?.is_dir() {
            collect(&entry.path(), paths)?;
        } else if !entry.path().is_dir() {
            paths.push(entry.path());
        }
    }
    Ok(())
}

/// The picture in a file, `[channels, height, width]`; or why it cannot be used.
fn read(path: &Path, [channels, side, _]: [usize; 3]) -> Result<Vec<u8>, String> {
    let size = fs::metadata(path).map_err(|error| format!("it cannot be read ({error})"))?.len();
    if size > MAX_BYTES as u64 {
        return Err(reason(PhotoError::TooBig { bytes: size as usize }));
    }
    let bytes = fs::read(path).map_err(|error| format!("it cannot be read ({error})"))?;
    let photo = open(&bytes).map_err(reason)?;
    let pixels = photo.crop(Crop::middle(photo.width(), photo.height()), side);
    let byte = |value: f32| (value * 255.0).round() as u8;
    if channels == 3 {
        return Ok(pixels.into_iter().map(byte).collect());
    }
    // The luma of Rec. 709.
    let plane = side * side;
    let luma =
        |pixel: usize| 0.2126 * pixels[pixel] + 0.7152 * pixels[plane + pixel] + 0.0722 * pixels[2 * plane + pixel];
    Ok((0..plane).map(|pixel| byte(luma(pixel))).collect())
}

/// Why a file cannot be used, for the user at the terminal.
fn reason(error: PhotoError) -> String {
    match error {
        PhotoError::Empty => "it is empty".to_owned(),
        PhotoError::TooBig { bytes } => {
            format!("it has {} MB; at most {} are read", bytes.div_ceil(1_000_000), MAX_BYTES / 1_000_000)
        }
        PhotoError::Unknown { kind: None } => "it is not a PNG, JPEG or WebP picture".to_owned(),
        PhotoError::Unknown { kind: Some(kind) } => {
            format!("it is {}, not a PNG, JPEG or WebP picture", kind_name(kind))
        }
        PhotoError::TooManyPixels { width, height } => format!(
            "it has {width}×{height} pixels; at most {} million, and {MAX_SIDE} on a side, are read",
            MAX_PIXELS / 1_000_000
        ),
        PhotoError::TooSmall { width, height } => {
            format!("it has {width}×{height} pixels; {MIN_SIDE}×{MIN_SIDE} are needed")
        }
        PhotoError::TooDeep => "it takes too much memory".to_owned(),
        PhotoError::Broken { format } => format!("it is a damaged {}", format.as_str()),
        PhotoError::CutOff { format } => format!("it is a {} that is cut off", format.as_str()),
        PhotoError::Unsupported { format } => format!("it is a kind of {} that cannot be read", format.as_str()),
        PhotoError::HighDynamicRange => "it has a high dynamic range".to_owned(),
        error @ PhotoError::NothingOpen => error.to_string(),
    }
}

fn kind_name(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Gif => "a GIF",
        FileKind::Bmp => "a BMP",
        FileKind::Tiff => "a TIFF or raw picture",
        FileKind::JpegXl => "a JPEG XL",
        FileKind::Heic => "a HEIC",
        FileKind::Avif => "an AVIF",
        FileKind::Photoshop => "a Photoshop document",
        FileKind::Icon => "an icon",
        FileKind::Svg => "an SVG",
        FileKind::Video => "a video",
        FileKind::Pdf => "a PDF",
        FileKind::Archive => "an archive",
        FileKind::WebPage => "a web page",
        FileKind::Text => "a text",
    }
}
