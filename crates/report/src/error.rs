//! The error type of the reports.

use std::path::PathBuf;

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
    /// Pictures cannot be compared, or a plot or picture cannot be drawn.
    #[error("{0}")]
    Picture(String),
}
