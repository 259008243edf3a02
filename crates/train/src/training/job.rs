//! One training, as it was asked for.

use std::path::{Path, PathBuf};

use crate::device::DeviceKind;
use crate::error::TrainError;
use crate::files;
use crate::network::NetworkKind;
use crate::paths::MODELS;
use crate::training::checkpoint::Progress;
use crate::training::config::TrainingConfig;

/// What to train, how, and where everything goes.
#[derive(Clone, Debug)]
pub struct TrainingJob {
    /// The name of its files.
    pub name: String,
    /// What to train.
    pub network: NetworkKind,
    /// How.
    pub config: TrainingConfig,
    /// Fixes the first weights, the order of the images and their corruption.
    pub seed: u64,
    /// How many of the training images to use.
    pub images: usize,
    /// Where to compute.
    pub device: DeviceKind,
    /// The folder of checkpoints.
    pub runs: PathBuf,
    /// The folder of finished weights and cards.
    pub out: PathBuf,
    /// What to do with a checkpoint that is already there.
    pub start: Start,
}

/// How to begin where there may be a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// From the beginning; an unfinished training must not be lost by it.
    Careful,
    /// From the beginning, whatever is there.
    Fresh,
    /// From the checkpoint, which must be there.
    Resume,
}

impl TrainingJob {
    /// Where its checkpoint is.
    pub fn checkpoint(&self) -> PathBuf {
        self.runs.join(format!("{}.safetensors", self.name))
    }

    /// Where its file with this ending goes.
    pub fn output(&self, ending: &str) -> PathBuf {
        self.out.join(format!("{}.{ending}", self.name))
    }

    /// The command that does the same again.
    pub fn command(&self) -> String {
        let mut command = format!("cargo run --release -p afterimage-train -- {}", self.network.subcommand());
        if self.name != self.network.name() {
            command += &format!(" --name {}", self.name);
        }
        command += &format!(" {} --seed {} --images {}", self.config.options(), self.seed, self.images);
        if self.device != DeviceKind::Cpu {
            command += &format!(" --device {}", self.device.name());
        }
        if self.out != Path::new(MODELS) {
            command += &format!(" --out {}", self.out.display());
        }
        command
    }

    /// Fails now rather than after hours of training: where a folder cannot be written to, the device cannot train this
    /// network, an unfinished training would be lost, or there is none to resume.
    ///
    /// # Errors
    /// [`TrainError`] that says what is in the way.
    pub fn check(&self) -> Result<(), TrainError> {
        self.device.check(self.network.architecture())?;
        [&self.runs, &self.out].into_iter().try_for_each(|folder| files::check_writable(folder))?;
        let path = self.checkpoint();
        match self.start {
            Start::Careful if path.exists() => match Progress::read(&path)? {
                Progress { epoch, config, .. } if epoch < config.epochs => {
                    Err(TrainError::Unfinished { path, done: epoch, epochs: config.epochs })
                }
                _ => Ok(()),
            },
            Start::Careful | Start::Fresh => Ok(()),
            Start::Resume => Progress::read(&path)?
                .check_same_options(&self.first_progress())
                .map_err(|reason| TrainError::Checkpoint { path, reason }),
        }
    }

    /// The progress of this job before its first epoch.
    pub fn first_progress(&self) -> Progress {
        Progress {
            network: self.network.name(),
            config: self.config,
            seed: self.seed,
            images: self.images,
            device: self.device.name().to_owned(),
            epoch: 0,
            batches: 0,
            loss_sum: 0.0,
            losses: Vec::new(),
            tests: Vec::new(),
            seconds: 0.0,
        }
    }
}
