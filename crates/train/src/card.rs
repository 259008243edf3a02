//! The model card: describes a weights file, and how to make it again.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::error::TrainError;
use crate::evaluation::Scores;
use crate::files;
use crate::training::config::TrainingConfig;

/// A model card. It is written as JSON next to the weights, so its fields are a file format.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Card {
    /// The name of the network's files, without endings.
    pub name: String,
    /// A description of the network.
    pub what: String,
    /// A description of the training pictures.
    pub trained_on: String,
    /// The number of channels of each encoder level.
    pub widths: Vec<usize>,
    /// The shape of the latent: `[channels, height, width]`.
    pub latent: Vec<usize>,
    /// How the decoder enlarges the picture.
    pub upsampling: String,
    /// The number of trained parameters.
    pub parameters: usize,
    /// The training data.
    pub data: Data,
    /// The settings and the course of the training.
    pub training: TrainingRecord,
    /// Means over the test images (10,000 digits or 400 eyes), corrupted as in training.
    pub test: Scores,
    /// The git revision of the trainer.
    pub git_revision: String,
    /// The command that repeats the training.
    pub command: String,
}

impl Card {
    /// Reads a card. `remake` is the command that makes it again; error messages contain it.
    ///
    /// # Errors
    /// [`TrainError::File`] if the file cannot be read, [`TrainError::Data`] if it is not a model card of this version.
    pub fn read(path: &Path, remake: &str) -> Result<Self, TrainError> {
        let refused = |reason: String| TrainError::Data { path: path.to_owned(), reason };
        let card: Self = serde_json::from_slice(&files::read(path)?).map_err(|error| {
            refused(format!("not a model card of this version of the trainer ({error}); make it again with\n{remake}"))
        })?;
        if card.training.losses.is_empty() || card.training.losses.len() != card.training.tests.len() {
            return Err(refused(format!(
                "it does not have one training loss and one test result for each epoch; make it again with\n{remake}"
            )));
        }
        Ok(card)
    }
}

/// The training data and its checksums.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Data {
    /// The name of the dataset.
    pub name: String,
    /// The number of training images.
    pub images: usize,
    /// The MD5 of each uncompressed file, or of the pictures for training and for the test.
    pub md5: BTreeMap<String, String>,
}

/// The settings and the course of the training.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TrainingRecord {
    /// The optimizer, the initial weights and the loss.
    pub optimizer: String,
    /// The training configuration.
    #[serde(rename = "recipe")]
    pub config: TrainingConfig,
    /// The seed of the initial weights, the order of the images and their corruption.
    pub seed: u64,
    /// Finished epochs.
    pub epochs: usize,
    /// The mean training loss of each epoch.
    pub losses: Vec<f64>,
    /// The scores on the test images after each epoch.
    pub tests: Vec<Scores>,
    /// The name of the device.
    pub device: String,
    /// Seconds of training, without the tests.
    pub seconds: f64,
}

/// The commit of the working tree, with `-dirty` if the sources of the crates have changed since.
pub fn git_revision() -> String {
    let git = |arguments: &[&str]| Command::new("git").args(arguments).output().ok();
    let Some(commit) = git(&["rev-parse", "HEAD"]).filter(|output| output.status.success()) else {
        return "unknown".to_owned();
    };
    let sources = git(&["diff", "--quiet", "HEAD", "--", "Cargo.toml", "Cargo.lock", "crates"]);
    let clean = sources.is_some_and(|output| output.status.success());
    format!("{}{}", String::from_utf8_lossy(&commit.stdout).trim(), if clean { "" } else { "-dirty" })
}
