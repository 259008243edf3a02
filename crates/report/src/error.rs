//! The error type of the reports.

use std::path::PathBuf;

use afterimage_imaging::{ImageError, MetricError};
use afterimage_train::error::TrainError;

/// Everything that can stop a report. The messages are for the user at the terminal and say what to do.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A file could not be read or written, or a network could not be run.
    #[error(transparent)]
    Train(#[from] TrainError),
    /// A file exists, but its contents are wrong.
    #[error("{}: {reason}", .path.display())]
    Data {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Networks that the report needs are not trained, or not in this folder. Holds the commands that train them.
    #[error("the report needs networks that are missing; train them with\n{0}")]
    Missing(String),
    /// Values do not fit the shape of their picture.
    #[error(transparent)]
    Image(#[from] ImageError),
    /// Pictures cannot be compared.
    #[error(transparent)]
    Metric(#[from] MetricError),
    /// A plot or a grid of pictures cannot be drawn.
    #[error("{0}")]
    Drawing(String),
    /// The template has a placeholder, or shows a picture, for which there is nothing.
    #[error("report.md needs `{0}`, which the program does not make")]
    Undefined(String),
    /// The template does not show something that was made for it.
    #[error("report.md does not use `{0}`")]
    Unused(String),
    /// The measurements contradict sentences of the template. Holds the names of their claims.
    #[error(
        "the report is written, but its measurements contradict {}; correct the sentence after each in report.md",
        .0.iter().map(|claim| format!("{{{{claim {claim}}}}}")).collect::<Vec<_>>().join(", ")
    )]
    FalseClaims(Vec<String>),
}
