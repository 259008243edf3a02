//! The model card: what a weights file is, and how to make it again.

use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::evaluate::Scores;

/// A model card, as JSON beside the weights.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Card {
    /// The network's name.
    pub name: String,
    /// What it is.
    pub what: String,
    /// What it was trained on.
    pub trained_on: String,
    /// Channels per level, and the latent `[channels, height, width]`.
    pub widths: Vec<usize>,
    /// The bottleneck's shape.
    pub latent: Vec<usize>,
    /// How many numbers were trained.
    pub parameters: usize,
    /// The data.
    pub data: Data,
    /// How it was trained.
    pub training: Recipe,
    /// Means over the 10,000 test images, spoilt as in training.
    pub test: Scores,
    /// The source that trained it.
    pub git_revision: String,
    /// The command that makes it again.
    pub command: String,
}

/// The data and the checksums of its files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Data {
    /// Its name.
    pub name: String,
    /// Training images used.
    pub images: usize,
    /// The MD5 of each uncompressed file.
    pub md5: std::collections::BTreeMap<String, String>,
}

/// The settings and the course of the training.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Recipe {
    /// The optimizer.
    pub optimizer: String,
    /// Its learning rate.
    pub learning_rate: f64,
    /// Images per step.
    pub batch: usize,
    /// The seed of weights, order and corruption.
    pub seed: u64,
    /// Times through the images.
    pub epochs: usize,
    /// The mean training loss of each epoch.
    pub losses: Vec<f64>,
    /// Wall-clock seconds.
    pub seconds: f64,
}

/// The commit that the working tree is at, with `-dirty` where it was changed since.
pub fn git_revision() -> String {
    let output = Command::new("git").args(["describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"]).output();
    match output {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        _ => "unknown".to_owned(),
    }
}
