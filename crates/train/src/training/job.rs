//! The description of one training.

use std::path::{Path, PathBuf};

use crate::device::DeviceKind;
use crate::error::TrainError;
use crate::files;
use crate::network::NetworkKind;
use crate::paths::MODELS;
use crate::training::checkpoint::Progress;
use crate::training::config::TrainingConfig;

/// A network to train, the options, and the folders.
#[derive(Clone, Debug)]
pub struct TrainingJob {
    /// The name of its files, without endings.
    pub name: String,
    /// The network to train.
    pub network: NetworkKind,
    /// The training configuration.
    pub config: TrainingConfig,
    /// The seed of the initial weights, the order of the images and their corruption.
    pub seed: u64,
    /// Use only the first `images` of the training images.
    pub images: usize,
    /// Where the pictures come from.
    pub data: DataSource,
    /// The checksum of the user's own data, once it is loaded.
    pub custom_checksum: Option<String>,
    /// The device that trains.
    pub device: DeviceKind,
    /// The file with the weights to start from, instead of random ones: a weights file or a checkpoint.
    pub from: Option<PathBuf>,
    /// The folder for checkpoints.
    pub runs: PathBuf,
    /// The folder for the trained weights and the model card.
    pub out: PathBuf,
    /// What to do if there is a checkpoint already.
    pub start: Start,
}

/// Where the pictures come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataSource {
    /// MNIST, fetched if it is missing, or synthetic eyes.
    Standard,
    /// A folder with the four files of MNIST, or of another dataset in its format.
    IdxFiles(PathBuf),
    /// A folder with the user's own pictures.
    Pictures(PathBuf),
}

/// How to start if there may be a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// From the beginning, except if this would overwrite an unfinished training.
    Careful,
    /// From the beginning; overwrites an unfinished training.
    Fresh,
    /// From the checkpoint, which must exist.
    Resume,
}

impl TrainingJob {
    /// The path of its checkpoint.
    pub fn checkpoint(&self) -> PathBuf {
        self.runs.join(format!("{}.safetensors", self.name))
    }

    /// The path of its output file with this ending.
    pub fn output(&self, ending: &str) -> PathBuf {
        self.out.join(format!("{}.{ending}", self.name))
    }

    /// The command that repeats this training.
    pub fn command(&self) -> String {
        let mut command = format!("cargo run --release -p afterimage-train -- {}", self.network.subcommand());
        if self.name != self.network.name() {
            command += &format!(" --name {}", self.name);
        }
        command += &format!(" {} --seed {}", self.config.options(), self.seed);
        command += &match &self.data {
            DataSource::Standard => format!(" --images {}", self.images),
            DataSource::IdxFiles(folder) => format!(" --images {} --data {}", self.images, folder.display()),
            DataSource::Pictures(folder) => format!(" --images {}", folder.display()),
        };
        if self.device != DeviceKind::Cpu {
            command += &format!(" --device {}", self.device.name());
        }
        if let Some(from) = &self.from {
            command += &format!(" --from {}", from.display());
        }
        if self.out != Path::new(MODELS) {
            command += &format!(" --out {}", self.out.display());
        }
        command
    }

    /// Finds problems before hours of training: a folder that cannot be written to, a device that cannot train this
    /// network, an unfinished training that would be overwritten, or no checkpoint to resume from.
    ///
    /// # Errors
    /// [`TrainError`] with the first problem.
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
            Start::Resume => {
                let saved = Progress::read(&path)?;
                // The data is not loaded yet. `Trainer::new` compares it too.
                let mut requested = Progress { data: saved.data.clone(), ..self.first_progress() };
                if matches!(self.data, DataSource::Pictures(_)) {
                    requested.images = saved.images;
                }
                saved.check_same_options(&requested).map_err(|reason| TrainError::Checkpoint { path, reason })
            }
        }
    }

    /// The progress of this job before its first epoch.
    pub fn first_progress(&self) -> Progress {
        Progress {
            network: self.network.name().to_owned(),
            config: self.config,
            seed: self.seed,
            images: self.images,
            data: self.custom_checksum.clone(),
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
