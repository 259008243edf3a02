//! A checkpoint: all that a training needs to go on as if it had never stopped, in one file that is replaced whole.

use std::collections::HashMap;
use std::path::Path;

use afterimage_model::{Architecture, Weights};
use safetensors::tensor::TensorView;
use safetensors::{Dtype, SafeTensorError, SafeTensors};
use serde::{Deserialize, Serialize};

use crate::error::TrainError;
use crate::evaluation::Scores;
use crate::files;
use crate::training::config::TrainingConfig;

/// Where a training stands, and the options that must not change under it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// The network's name.
    pub network: String,
    /// How it is trained.
    #[serde(rename = "recipe")]
    pub config: TrainingConfig,
    /// Its seed.
    pub seed: u64,
    /// Images per epoch.
    pub images: usize,
    /// Where it is computed.
    pub device: String,
    /// Epochs done.
    pub epoch: usize,
    /// Batches done of the next epoch.
    pub batches: usize,
    /// The sum of those batches' losses.
    pub loss_sum: f64,
    /// The mean training loss of every epoch done.
    pub losses: Vec<f64>,
    /// The scores on the test images after every epoch done.
    pub tests: Vec<Scores>,
    /// Seconds spent training so far.
    pub seconds: f64,
}

/// A checkpoint in memory.
pub struct Checkpoint {
    /// Where it stands.
    pub progress: Progress,
    /// The network.
    pub weights: Weights,
    /// The average of its weights, where the recipe asks for one.
    pub average: Option<Weights>,
    /// The optimizer's state, in burn's own format.
    pub optimizer: Vec<u8>,
}

impl Checkpoint {
    /// Writes the checkpoint: a safetensors file with the weights' files and the optimizer's state as byte tensors.
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

    /// Reads a checkpoint of `architecture` whose progress is `suitable`.
    ///
    /// # Errors
    /// [`TrainError::Checkpoint`] that says what is wrong with the file, or what is not suitable.
    pub fn read(
        path: &Path,
        architecture: Architecture,
        suitable: impl FnOnce(&Progress) -> Result<(), String>,
    ) -> Result<Self, TrainError> {
        let bytes = files::read(path)?;
        Self::parse(&bytes, architecture, suitable)
            .map_err(|reason| TrainError::Checkpoint { path: path.to_owned(), reason })
    }

    fn parse(
        bytes: &[u8],
        architecture: Architecture,
        suitable: impl FnOnce(&Progress) -> Result<(), String>,
    ) -> Result<Self, String> {
        let damaged = |error: SafeTensorError| format!("it is damaged or not a checkpoint ({error})");
        let progress = Progress::parse(bytes)?;
        suitable(&progress)?;
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
    /// Where the training stood whose checkpoint is at `path`.
    ///
    /// # Errors
    /// [`TrainError::File`] where there is none, [`TrainError::Checkpoint`] where the file is something else.
    pub fn read(path: &Path) -> Result<Self, TrainError> {
        Self::parse(&files::read(path)?).map_err(|reason| TrainError::Checkpoint { path: path.to_owned(), reason })
    }

    /// A resumed training must go on with what it was begun with; only one with a constant rate may end later.
    pub fn check_same_options(&self, asked: &Self) -> Result<(), String> {
        let fixed = |p: &Self, config: String| {
            [
                format!("network {}", p.network),
                format!("--seed {}", p.seed),
                format!("--images {}", p.images),
                format!("--device {}", p.device),
                config,
            ]
        };
        let config = if self.config.can_continue_as(&asked.config) { asked.config } else { self.config };
        let pairs = fixed(self, config.options()).into_iter().zip(fixed(asked, asked.config.options()));
        match pairs.into_iter().find(|(saved, asked)| saved != asked) {
            Some((saved, asked)) => Err(format!("it was begun with {saved}, not {asked}")),
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
    fn it_comes_back_as_it_was() {
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
    fn what_does_not_suit_is_said_first() {
        let weights = Weights::glorot(Architecture::PLAIN, 4);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plain.safetensors");
        Checkpoint { progress: progress(), weights, average: None, optimizer: vec![] }.write(&path).unwrap();
        let read = Checkpoint::read(&path, Architecture::DIGITS, |_| Err("it is of another network".to_owned()));
        assert!(read.err().unwrap().to_string().ends_with("it is of another network"));
    }

    #[test]
    fn a_file_cut_anywhere_is_an_error() {
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
    fn other_files_are_refused() {
        let weights = Weights::glorot(Architecture::DIGITS, 4).to_safetensors(HashMap::new()).unwrap();
        assert!(Checkpoint::parse(&weights, Architecture::DIGITS, |_| Ok(())).is_err());
        assert!(Checkpoint::parse(b"junk", Architecture::DIGITS, |_| Ok(())).is_err());
    }
}
