//! The native trainer: data, training, evaluation, and the files that the page loads.

mod batches;
mod card;
mod checkpoint;
mod cli;
mod device;
mod distribution;
mod drawings;
mod evaluate;
mod eye_report;
mod eye_trials;
mod eyes;
mod files;
mod generality;
mod images;
mod job;
mod mnist;
mod network;
mod publish;
mod recipe;
mod report;
mod samples;
mod subject;
mod training;

use std::path::PathBuf;

pub use crate::cli::{Cli, run};

/// What can stop the trainer, in words that say what to do.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
    /// Reading or writing a file failed.
    #[error("{action} {}: {source}", .path.display())]
    File {
        /// What was tried: "cannot read", "cannot write".
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// The system's own words.
        source: std::io::Error,
    },
    /// MNIST could be had nowhere.
    #[error(
        "MNIST could not be fetched. {0}\nPut train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte \
         and t10k-labels-idx1-ubyte into a folder and pass it with --data."
    )]
    NoData(String),
    /// A data file is not what it should be.
    #[error("{}: {reason}", .path.display())]
    Data {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A checkpoint cannot be resumed from.
    #[error("cannot resume from {}: {reason}", .path.display())]
    Checkpoint {
        /// The checkpoint.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// There is an unfinished training that starting afresh would lose.
    #[error(
        "{} holds an unfinished training ({done} of {epochs} epochs); go on with --resume, or throw it away with --fresh",
        .path.display()
    )]
    Unfinished {
        /// The checkpoint.
        path: PathBuf,
        /// Epochs done.
        done: usize,
        /// Epochs wanted.
        epochs: usize,
    },
    /// The device cannot be used.
    #[error("{0}")]
    Device(String),
    /// The network could not be read back, or holds values that are not numbers.
    #[error("training failed: {0}")]
    Network(String),
    /// The report needs what was never trained, or not here.
    #[error("the report needs what is not there yet; train it with\n{0}")]
    Missing(String),
    /// A part of the report could not be drawn.
    #[error("{0}")]
    Report(String),
    /// Ctrl-C. The checkpoint is on disk.
    #[error("stopped; go on with --resume (checkpoint: {})", .0.display())]
    Stopped(PathBuf),
}
