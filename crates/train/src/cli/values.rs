//! Parsers of option values.

use std::path::{Path, PathBuf};

use afterimage_architecture::Upsampling;
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// One of the four decoders by name.
pub fn upsampling() -> impl TypedValueParser<Value = Upsampling> {
    PossibleValuesParser::new(Upsampling::ALL.map(Upsampling::as_str)).map(|name| {
        // The parser accepts only these four names.
        Upsampling::ALL.into_iter().find(|upsampling| upsampling.as_str() == name).unwrap_or_default()
    })
}

/// A whole number of at least 1.
pub fn positive(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) | Err(_) => Err("a whole number of at least 1 is needed".to_owned()),
        Ok(number) => Ok(number),
    }
}

/// The value of `--images`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImagesOption {
    /// The number of training images.
    Count(usize),
    /// A folder with the training images.
    Folder(PathBuf),
}

/// A whole number of at least 1, or a folder.
pub fn images(text: &str) -> Result<ImagesOption, String> {
    if Path::new(text).is_dir() {
        return Ok(ImagesOption::Folder(text.into()));
    }
    positive(text).map(ImagesOption::Count).map_err(|_| match Path::new(text).exists() {
        true => "this is a file; a whole number of at least 1, or a folder is needed".to_owned(),
        false => "this is neither a whole number of at least 1 nor a folder".to_owned(),
    })
}

/// A number that `fits`; `needed` is the message for others.
fn number(text: &str, fits: impl Fn(f64) -> bool, needed: &str) -> Result<f64, String> {
    text.parse().ok().filter(|number| fits(*number)).ok_or_else(|| format!("{needed} is needed"))
}

/// A learning rate: a finite number above 0.
pub fn rate(text: &str) -> Result<f64, String> {
    number(text, |rate| rate > 0.0 && rate.is_finite(), "a number above 0")
}

/// A finite number of at least 0.
pub fn zero_or_more(text: &str) -> Result<f64, String> {
    number(text, |number| number >= 0.0 && number.is_finite(), "a number of at least 0")
}

/// A number in [0, 1).
pub fn below_one(text: &str) -> Result<f64, String> {
    number(text, |number| (0.0..1.0).contains(&number), "a number of at least 0 and below 1")
}

/// A file name without path separators.
pub fn file_name(text: &str) -> Result<String, String> {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    match !text.is_empty() && text.chars().all(allowed) {
        true => Ok(text.to_owned()),
        false => Err("letters, digits, - and _ are allowed".to_owned()),
    }
}
