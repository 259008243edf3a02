//! The trainer's error type.

use std::path::PathBuf;

/// Everything that can stop the trainer. The messages are for the user at the terminal and say what to do.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
    /// Reading or writing a file failed.
    #[error("{action} {}: {source}", .path.display())]
    File {
        /// What was tried: "cannot read", "cannot write".
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The error of the operating system.
        source: std::io::Error,
    },
    /// No source of MNIST could be reached.
    #[error(
        "MNIST could not be fetched. {0}\nPut train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte \
         and t10k-labels-idx1-ubyte into a folder and pass it with --data."
    )]
    NoData(String),
    /// A file exists, but its contents are wrong.
    #[error("{}: {reason}", .path.display())]
    Data {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Training cannot be resumed from a checkpoint.
    #[error("cannot resume from {}: {reason}", .path.display())]
    Checkpoint {
        /// The checkpoint.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// There is an unfinished training that a new start would overwrite.
    #[error(
        "{} holds an unfinished training ({done} of {epochs} epochs); go on with --resume, or discard it with --fresh",
        .path.display()
    )]
    Unfinished {
        /// The checkpoint.
        path: PathBuf,
        /// Finished epochs.
        done: usize,
        /// Requested epochs.
        epochs: usize,
    },
    /// Options that do not go together.
    #[error("{0}")]
    Options(String),
    /// The device cannot be used.
    #[error("{0}")]
    Device(String),
    /// Training or running a network failed, for example because the loss became infinite.
    #[error("training failed: {0}")]
    Failed(String),
    /// The user stopped the training. The checkpoint is on disk.
    #[error("Stopped. Go on with the same command and --resume (checkpoint: {}).", .0.display())]
    Stopped(PathBuf),
}
