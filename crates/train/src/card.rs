//! The model card: what a weights file is, and how to make it again.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::error::TrainError;
use crate::evaluation::Scores;
use crate::files;
use crate::training::config::TrainingConfig;

/// A model card, as JSON beside the weights.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Card {
    /// The name of its files.
    pub name: String,
    /// What it is.
    pub what: String,
    /// What it was trained on.
    pub trained_on: String,
    /// Channels per level.
    pub widths: Vec<usize>,
    /// The bottleneck's shape: `[channels, height, width]`.
    pub latent: Vec<usize>,
    /// How the decoder enlarges.
    pub upsampling: String,
    /// How many numbers were trained.
    pub parameters: usize,
    /// The data.
    pub data: Data,
    /// How it was trained.
    pub training: TrainingRecord,
    /// Means over the test images (10,000 digits, 400 eyes), spoilt as in training.
    pub test: Scores,
    /// The source that wrote it.
    pub git_revision: String,
    /// The command that makes it again.
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

/// The data and the checksums of its files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Data {
    /// Its name.
    pub name: String,
    /// Training images used.
    pub images: usize,
    /// The MD5 of each uncompressed file, or of all pictures of each part.
    pub md5: BTreeMap<String, String>,
}

/// The settings and the course of the training.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TrainingRecord {
    /// The optimizer.
    pub optimizer: String,
    /// Its settings.
    #[serde(rename = "recipe")]
    pub config: TrainingConfig,
    /// The seed of weights, order and corruption.
    pub seed: u64,
    /// Epochs done.
    pub epochs: usize,
    /// The mean training loss of each epoch.
    pub losses: Vec<f64>,
    /// The scores on the test images after each epoch.
    pub tests: Vec<Scores>,
    /// Where it was computed.
    pub device: String,
    /// Wall-clock seconds of training, without the measuring.
    pub seconds: f64,
}

/// The commit that the working tree is at, with `-dirty` where the trainer's sources were changed since.
pub fn git_revision() -> String {
    let git = |arguments: &[&str]| Command::new("git").args(arguments).output().ok();
    let Some(commit) = git(&["rev-parse", "HEAD"]).filter(|output| output.status.success()) else {
        return "unknown".to_owned();
    };
    let sources = git(&["diff", "--quiet", "HEAD", "--", "Cargo.toml", "Cargo.lock", "crates"]);
    let clean = sources.is_some_and(|output| output.status.success());
    format!("{}{}", String::from_utf8_lossy(&commit.stdout).trim(), if clean { "" } else { "-dirty" })
}
