//! A checkpoint: one file with everything that a training needs to continue as if it had never stopped.

use std::collections::HashMap;
use std::path::Path;

use afterimage_architecture::Architecture;
use afterimage_weights::Weights;
use safetensors::tensor::TensorView;
use safetensors::{Dtype, SafeTensorError, SafeTensors};
use serde::{Deserialize, Serialize};

use crate::error::TrainError;
use crate::evaluation::Scores;
use crate::files;
use crate::training::config::TrainingConfig;

/// The progress of a training, and the options that must not change when it is resumed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// The name of the network.
    pub network: String,
    /// The training configuration.
    #[serde(rename = "recipe")]
    pub config: TrainingConfig,
    /// The seed of the training.
    pub seed: u64,
    /// Images per epoch.
    pub images: usize,
    /// The checksum of the data, if it is the user's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// The name of the device.
    pub device: String,
    /// Finished epochs.
    pub epoch: usize,
    /// Finished batches of the current epoch.
    pub batches: usize,
    /// The sum of the losses of these batches.
    pub loss_sum: f64,
    /// The mean training loss of every finished epoch.
    pub losses: Vec<f64>,
    /// The scores on the test images after every finished epoch.
    pub tests: Vec<Scores>,
    /// Seconds spent training so far.
    pub seconds: f64,
}

/// A checkpoint in memory.
pub struct Checkpoint {
    /// The progress of the training.
    pub progress: Progress,
    /// The weights of the network.
    pub weights: Weights,
    /// The moving average of the weights, if the configuration asks for one.
    pub average: Option<Weights>,
    /// The state of the optimizer, in burn's format.
    pub optimizer: Vec<u8>,
}

impl Checkpoint {
    /// Writes the checkpoint: a safetensors file whose byte tensors are the weights files and the state of the
    /// optimizer.
    pub fn write(&self, path: &Path) -> Result<(), TrainError> {
        let refused = |reason: String| TrainError::Checkpoint { path: path.to_owned(), reason };
        let file =
            |weights: &Weights| weights.to_safetensors(HashMap::new()).map_err(|error| refused(error.to_string()));
        let (weights, average) = (file(&self.weights)?, self.average.as_ref().map(file).transpose()?);
        let progress = serde_json::to_string(&self.progress).map_err(|error| refused(error.to_string()))?;
        let bytes = [("weights", &weights), ("optimizer", &self.optimizer)]
            .into_iter()
            .chain(average.as_ref().map(|average| ("average", average)))
            .map(|(name, bytes)| Ok((name, TensorView::new(Dtype::U8, vec![bytes.len()], bytes)?)))
            .collect::<Result<Vec<_>, _>>()
            .and_then(|views| safetensors::serialize(views, Some(HashMap::from([("progress".to_owned(), progress)]))))
            .map_err(|error| refused(error.to_string()))?;
        files::write(path, &bytes)
    }

    /// Reads the checkpoint of a network of this architecture. `check` can reject its progress with a reason.
    ///
    /// # Errors
    /// [`TrainError::File`] if the file cannot be read, [`TrainError::Checkpoint`] if it is damaged or rejected.
    pub fn read(
        path: &Path,
        architecture: Architecture,
        check: impl FnOnce(&Progress) -> Result<(), String>,
    ) -> Result<Self, TrainError> {
        let bytes = files::read(path)?;
        Self::parse(&bytes, architecture, check)
            .map_err(|reason| TrainError::Checkpoint { path: path.to_owned(), reason })
    }

    /// Reads the weights of a network of this architecture from a checkpoint, the average where there is one, or from a
    /// weights file.
    ///
    /// # Errors
    /// [`TrainError::File`] if the file cannot be read, [`TrainError::Checkpoint`] if it is damaged or of another network.
    pub fn read_weights(path: &Path, architecture: Architecture) -> Result<Weights, TrainError> {
        let bytes = files::read(path)?;
        let weights = match Progress::parse(&bytes) {
            Ok(_) => Self::parse(&bytes, architecture, |_| Ok(())).map(|saved| saved.average.unwrap_or(saved.weights)),
            Err(_) => Weights::from_safetensors(architecture, &bytes).map_err(|error| error.to_string()),
        };
        weights.map_err(|reason| TrainError::Checkpoint { path: path.to_owned(), reason })
    }

    fn parse(
        bytes: &[u8],
        architecture: Architecture,
        check: impl FnOnce(&Progress) -> Result<(), String>,
    ) -> Result<Self, String> {
        let damaged = |error: SafeTensorError| format!("it is damaged or not a checkpoint ({error})");
        let progress = Progress::parse(bytes)?;
        check(&progress)?;
        let file = SafeTensors::deserialize(bytes).map_err(damaged)?;
        let tensor = |name| file.tensor(name).map_err(damaged);
        let weights = |bytes: &[u8]| {
            Weights::from_safetensors(architecture, bytes).map_err(|error| format!("it is damaged ({error})"))
        };
        let average = match file.tensor("average") {
            Ok(average) => Some(weights(average.data())?),
            Err(_) => None,
        };
        Ok(Self {
            progress,
            weights: weights(tensor("weights")?.data())?,
            average,
            optimizer: tensor("optimizer")?.data().to_vec(),
        })
    }
}

impl Progress {
    /// Reads the progress of the checkpoint at `path`.
    ///
    /// # Errors
    /// [`TrainError::File`] if there is none, [`TrainError::Checkpoint`] if the file is not a checkpoint.
    pub fn read(path: &Path) -> Result<Self, TrainError> {
        Self::parse(&files::read(path)?).map_err(|reason| TrainError::Checkpoint { path: path.to_owned(), reason })
    }

    /// Checks that a resumed training keeps its options. Only the number of epochs may change, and only if the learning
    /// rate is constant. The error is the first difference.
    pub fn check_same_options(&self, requested: &Self) -> Result<(), String> {
        let options = |progress: &Self, config: TrainingConfig| {
            [
                format!("network {}", progress.network),
                format!("--seed {}", progress.seed),
                format!("--images {}", progress.images),
                match &progress.data {
                    None => "the network's usual pictures".to_owned(),
                    Some(checksum) => format!("the pictures of checksum {checksum}"),
                },
                format!("--device {}", progress.device),
                config.options(),
            ]
        };
        let saved = if self.config.can_continue_as(&requested.config) { requested.config } else { self.config };
        let pairs = options(self, saved).into_iter().zip(options(requested, requested.config));
        match pairs.into_iter().find(|(saved, requested)| saved != requested) {
            Some((saved, requested)) => Err(format!("it was started with {saved}, not {requested}")),
            None => Ok(()),
        }
    }

    fn parse(checkpoint: &[u8]) -> Result<Self, String> {
        let damaged = |error: String| format!("it is damaged or not a checkpoint ({error})");
        let (_, header) = SafeTensors::read_metadata(checkpoint).map_err(|error| damaged(error.to_string()))?;
        let progress = header.metadata().as_ref().and_then(|metadata| metadata.get("progress"));
        let progress = progress.ok_or("it is not a checkpoint of this trainer")?;
        serde_json::from_str(progress).map_err(|error| format!("another version of the trainer wrote it ({error})"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn progress() -> Progress {
        Progress {
            network: "denoise".to_owned(),
            config: TrainingConfig::SHORT,
            seed: 1,
            images: 60_000,
            data: Some("00".to_owned()),
            device: "cpu".to_owned(),
            epoch: 2,
            batches: 17,
            loss_sum: 2.25,
            losses: vec![0.2, 0.15],
            tests: vec![Scores::default(); 2],
            seconds: 60.5,
        }
    }

    #[test]
    fn a_checkpoint_is_read_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("runs/denoise.safetensors");
        let weights = Weights::glorot(Architecture::DIGITS, 4);
        for average in [None, Some(Weights::glorot(Architecture::DIGITS, 5))] {
            let (optimizer, weights) = (vec![1, 2, 3], weights.clone());
            Checkpoint { progress: progress(), weights, average: average.clone(), optimizer }.write(&path).unwrap();
            let back = Checkpoint::read(&path, Architecture::DIGITS, |_| Ok(())).unwrap();
            assert_eq!((back.progress, back.average, back.optimizer), (progress(), average, vec![1, 2, 3]));
            assert_eq!(back.weights, Weights::glorot(Architecture::DIGITS, 4));
        }
        assert_eq!(Progress::read(&path).unwrap(), progress());
        assert!(Progress::read(&path.with_extension("absent")).is_err());
    }

    #[test]
    fn a_rejected_checkpoint_is_reported_with_the_reason() {
        let weights = Weights::glorot(Architecture::PLAIN, 4);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plain.safetensors");
        Checkpoint { progress: progress(), weights, average: None, optimizer: vec![] }.write(&path).unwrap();
        let read = Checkpoint::read(&path, Architecture::DIGITS, |_| Err("it is for another network".to_owned()));
        assert!(read.err().unwrap().to_string().ends_with("it is for another network"));
    }

    #[test]
    fn a_truncated_file_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("denoise.safetensors");
        let weights = Weights::glorot(Architecture::PLAIN, 4);
        Checkpoint { progress: progress(), weights, average: None, optimizer: vec![7; 100] }.write(&path).unwrap();
        let whole = std::fs::read(&path).unwrap();
        for length in (0..whole.len()).step_by(997).chain([whole.len() - 1]) {
            assert!(Checkpoint::parse(&whole[..length], Architecture::PLAIN, |_| Ok(())).is_err(), "{length}");
        }
    }

    #[test]
    fn other_files_are_an_error() {
        let weights = Weights::glorot(Architecture::DIGITS, 4).to_safetensors(HashMap::new()).unwrap();
        assert!(Checkpoint::parse(&weights, Architecture::DIGITS, |_| Ok(())).is_err());
        assert!(Checkpoint::parse(b"junk", Architecture::DIGITS, |_| Ok(())).is_err());
    }
}
