//! Reads digits that are stored as strokes: `tests/strokes`.

use std::path::Path;

use afterimage_imaging::{Framing, Image, Point, Stroke, rasterise};
use afterimage_train::files;
use serde::Deserialize;

use crate::error::ReportError;

/// A digit as strokes on the page's drawing pad.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The file's name without its ending, such as `3-thick`.
    pub name: String,
    /// The digit, 0 to 9.
    pub digit: u8,
    /// A description of its style.
    pub about: String,
    /// The strokes, in the order of drawing.
    pub strokes: Vec<Stroke>,
}

impl Drawing {
    /// Reads a file.
    ///
    /// # Errors
    /// [`ReportError::Train`] if it cannot be read, [`ReportError::Data`] if it is not a valid drawing.
    pub fn read(path: &Path) -> Result<Self, ReportError> {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = files::read(path)?;
        Self::parse(name, &bytes).map_err(|reason| ReportError::Data { path: path.to_owned(), reason })
    }

    /// The drawing as an image, as the network gets it on the page.
    pub fn picture(&self) -> Image {
        rasterise(&self.strokes, Framing::Centred)
    }

    fn parse(name: String, bytes: &[u8]) -> Result<Self, String> {
        let DrawingFile { digit, about, strokes } = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        if digit > 9 {
            return Err(format!("{digit} is not a digit"));
        }
        if strokes.is_empty() {
            return Err("there are no strokes".to_owned());
        }
        for (index, StrokeRecord { width, points }) in strokes.iter().enumerate() {
            if points.is_empty() {
                return Err(format!("stroke {index} has no points"));
            }
            // `rasterise` accepts all values, so mistakes in a file have to be found here.
            if !(*width > 0.0 && *width <= 1.0) {
                return Err(format!("stroke {index} is {width} wide, which is not in (0, 1]"));
            }
            if let Some([x, y]) = points.iter().find(|point| point.iter().any(|at| !(0.0..=1.0).contains(at))) {
                return Err(format!("stroke {index} leaves the pad at ({x}, {y})"));
            }
        }
        let strokes = strokes.into_iter().map(Stroke::from).collect();
        Ok(Self { name, digit, about, strokes })
    }
}

/// Reads every `.json` file of a folder, sorted by name.
///
/// # Errors
/// As [`Drawing::read`]; also [`ReportError::Data`] if the folder has no such file.
pub fn read_all(folder: &Path) -> Result<Vec<Drawing>, ReportError> {
    // The order matters: the index of a drawing is the seed of its corruption.
    let paths = files::with_extension(folder, "json")?;
    if paths.is_empty() {
        return Err(ReportError::Data { path: folder.to_owned(), reason: "there are no stroke files".to_owned() });
    }
    paths.iter().map(|path| Drawing::read(path)).collect()
}

/// The format of a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DrawingFile {
    digit: u8,
    about: String,
    strokes: Vec<StrokeRecord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StrokeRecord {
    width: f32,
    points: Vec<[f32; 2]>,
}

impl From<StrokeRecord> for Stroke {
    fn from(StrokeRecord { width, points }: StrokeRecord) -> Self {
        Self { width, ..Self::new(points.into_iter().map(|[x, y]| Point::new(x, y)).collect()) }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The fifty drawings in `tests/strokes`.
    pub(crate) fn test_drawings() -> Vec<Drawing> {
        read_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/strokes")).unwrap()
    }

    #[test]
    fn there_are_five_drawings_of_each_digit() {
        let drawings = test_drawings();
        for digit in 0..10 {
            assert_eq!(drawings.iter().filter(|drawing| drawing.digit == digit).count(), 5, "{digit}");
        }
        assert!(drawings.iter().all(|drawing| drawing.name.starts_with(&drawing.digit.to_string())));
    }

    #[test]
    fn drawings_differ_in_stroke_width_and_size() {
        let drawings = test_drawings();
        let widths = drawings.iter().flat_map(|drawing| &drawing.strokes).map(|stroke| stroke.width);
        assert!(widths.clone().any(|width| width <= 0.05) && widths.clone().any(|width| width >= 0.14));
        let height = |drawing: &Drawing| {
            let heights = drawing.strokes.iter().flat_map(|stroke| &stroke.points).map(|point| point.y);
            heights.clone().fold(0.0, f32::max) - heights.fold(1.0, f32::min)
        };
        assert!(drawings.iter().any(|drawing| height(drawing) < 0.3));
        assert!(drawings.iter().any(|drawing| height(drawing) > 0.8));
    }

    #[test]
    fn a_file_is_parsed_to_a_drawing() {
        let file = br#"{"digit":7,"about":"a bar","strokes":[{"width":0.1,"points":[[0.25,0.5],[0.75,0.5]]}]}"#;
        let drawing = Drawing::parse("7-bar".to_owned(), file).unwrap();
        let bar = Stroke { width: 0.1, ..Stroke::new(vec![Point::new(0.25, 0.5), Point::new(0.75, 0.5)]) };
        assert_eq!(drawing.strokes, [bar]);
        assert_eq!((&*drawing.name, drawing.digit, &*drawing.about), ("7-bar", 7, "a bar"));
        assert!(!drawing.picture().is_blank());
    }

    #[test]
    fn an_invalid_drawing_is_an_error_with_the_reason() {
        let refused = |file: &str| Drawing::parse(String::new(), file.as_bytes()).unwrap_err();
        let strokes = |strokes: &str| refused(&format!(r#"{{"digit":1,"about":"","strokes":[{strokes}]}}"#));
        assert_eq!(refused(r#"{"digit":10,"about":"","strokes":[]}"#), "10 is not a digit");
        assert_eq!(strokes(""), "there are no strokes");
        assert_eq!(strokes(r#"{"width":0.1,"points":[]}"#), "stroke 0 has no points");
        assert_eq!(strokes(r#"{"width":0,"points":[[0,0]]}"#), "stroke 0 is 0 wide, which is not in (0, 1]");
        assert_eq!(strokes(r#"{"width":0.1,"points":[[0,0],[0.5,1.5]]}"#), "stroke 0 leaves the pad at (0.5, 1.5)");
        assert!(refused(r#"{"digit":1,"colour":"red"}"#).contains("colour"));
    }

    #[test]
    fn a_folder_without_drawings_is_an_error_that_names_it() {
        let folder = tempfile::tempdir().unwrap();
        let error = read_all(folder.path()).unwrap_err().to_string();
        assert!(error.contains(&folder.path().display().to_string()), "{error}");
    }
}
