//! A checkpoint: all that a training needs to go on as if it had never stopped, in one file that is replaced whole.

use std::collections::HashMap;
use std::path::Path;

use afterimage_model::{Architecture, Weights};
use safetensors::tensor::TensorView;
use safetensors::{Dtype, SafeTensors};
use serde::{Deserialize, Serialize};

use crate::{TrainError, files};

/// Where a training stands, and the options that must not change under it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// The recipe's name.
    pub model: String,
    /// Its seed.
    pub seed: u64,
    /// Images per step.
    pub batch: usize,
    /// Images per epoch.
    pub images: usize,
    /// Adam's learning rate.
    pub learning_rate: f64,
    /// Epochs done.
    pub epoch: usize,
    /// Batches done of the next epoch.
    pub batches: usize,
    /// The sum of those batches' losses.
    pub loss_sum: f64,
    /// The mean training loss of every epoch done.
    pub losses: Vec<f64>,
    /// Seconds spent training so far.
    pub seconds: f64,
}

/// A checkpoint in memory.
pub struct Checkpoint {
    /// Where it stands.
    pub progress: Progress,
    /// The network.
    pub weights: Weights,
    /// The optimizer's state, in burn's own format.
    pub optimizer: Vec<u8>,
}

impl Checkpoint {
    /// Writes the checkpoint: a safetensors file with the weights' file and the optimizer's state as two byte tensors.
    pub fn write(&self, path: &Path) -> Result<(), TrainError> {
        let refused = |reason: String| TrainError::Checkpoint { path: path.to_owned(), reason };
        let weights = self.weights.to_safetensors(HashMap::new()).map_err(|error| refused(error.to_string()))?;
        let progress = serde_json::to_string(&self.progress).map_err(|error| refused(error.to_string()))?;
        let bytes = [("weights", &weights), ("optimizer", &self.optimizer)]
            .into_iter()
            .map(|(name, bytes)| Ok((name, TensorView::new(Dtype::U8, vec![bytes.len()], bytes)?)))
            .collect::<Result<Vec<_>, _>>()
            .and_then(|views| safetensors::serialize(views, Some(HashMap::from([("progress".to_owned(), progress)]))))
            .map_err(|error| refused(error.to_string()))?;
        files::write(path, &bytes)
    }

    /// Reads a checkpoint of `architecture`.
    ///
    /// # Errors
    /// [`TrainError::Checkpoint`] that says what is wrong with the file.
    pub fn read(path: &Path, architecture: Architecture) -> Result<Self, TrainError> {
        let bytes = files::read(path)?;
        Self::parse(&bytes, architecture).map_err(|reason| TrainError::Checkpoint { path: path.to_owned(), reason })
    }

    fn parse(bytes: &[u8], architecture: Architecture) -> Result<Self, String> {
        let (_, header) = SafeTensors::read_metadata(bytes).map_err(|error| error.to_string())?;
        let file = SafeTensors::deserialize(bytes).map_err(|error| error.to_string())?;
        let progress = header.metadata().as_ref().and_then(|metadata| metadata.get("progress"));
        let progress = progress.ok_or("it is not a checkpoint of this trainer")?;
        let tensor = |name| file.tensor(name).map_err(|error| error.to_string());
        Ok(Self {
            progress: serde_json::from_str(progress).map_err(|error| error.to_string())?,
            weights: Weights::from_safetensors(architecture, tensor("weights")?.data())
                .map_err(|error| error.to_string())?,
            optimizer: tensor("optimizer")?.data().to_vec(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn progress() -> Progress {
        Progress {
            model: "denoise".to_owned(),
            seed: 1,
            batch: 200,
            images: 60_000,
            learning_rate: 0.001,
            epoch: 2,
            batches: 17,
            loss_sum: 2.25,
            losses: vec![0.2, 0.15],
            seconds: 60.5,
        }
    }

    #[test]
    fn it_comes_back_as_it_was() {
        let path = tempfile::tempdir().unwrap().path().join("runs/denoise.safetensors");
        let weights = Weights::glorot(Architecture::DIGITS, 4);
        Checkpoint { progress: progress(), weights: weights.clone(), optimizer: vec![1, 2, 3] }.write(&path).unwrap();
        let back = Checkpoint::read(&path, Architecture::DIGITS).unwrap();
        assert_eq!((back.progress, back.weights, back.optimizer), (progress(), weights, vec![1, 2, 3]));
    }

    #[test]
    fn other_files_are_refused() {
        let weights = Weights::glorot(Architecture::DIGITS, 4).to_safetensors(HashMap::new()).unwrap();
        assert!(Checkpoint::parse(&weights, Architecture::DIGITS).is_err());
        assert!(Checkpoint::parse(b"junk", Architecture::DIGITS).is_err());
    }
}
