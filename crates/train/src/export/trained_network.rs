//! Exports a finished training: weights, golden output and model card.

use std::collections::HashMap;

use afterimage_architecture::{Architecture, Restoration};
use afterimage_model::Cae;
use afterimage_weights::{Golden, UPSAMPLING, Weights};
use burn::tensor::{Device, Tensor, TensorData};

use crate::card::{self, Card};
use crate::data::corruption_kind::CorruptionKind;
use crate::data::images::{LoadedData, Split};
use crate::error::TrainError;
use crate::files;
use crate::terminal::say;
use crate::training::job::TrainingJob;
use crate::training::trainer::Trainer;

/// Writes the three files of a finished training: all of them, or none if there is an error.
///
/// # Errors
/// [`TrainError::File`] if a file cannot be written, [`TrainError::Failed`] if a weight is not finite.
pub fn export(trainer: &Trainer, data: &LoadedData) -> Result<(), TrainError> {
    // The golden output is that of the weights as the file holds them.
    let (job, weights) = (trainer.job(), trainer.weights()?.rounded());
    let refused = |error: afterimage_weights::WeightsError| TrainError::Failed(error.to_string());
    // The names and shapes of the tensors do not determine the upsampling. This is the only entry, because several
    // entries are written in random order, and then a repeated training would not give the same file.
    let metadata = HashMap::from([(UPSAMPLING.to_owned(), weights.architecture().upsampling.as_str().to_owned())]);
    let golden = golden(&weights, job.network.golden_corruption(), data.split())?
        .to_safetensors(weights.architecture())
        .map_err(refused)?;
    let mut card =
        serde_json::to_string_pretty(&card(trainer, data)).map_err(|error| TrainError::Failed(error.to_string()))?;
    card.push('\n');
    let weights = weights.to_safetensors(metadata).map_err(refused)?;
    // The weights come last: they are of no use to the page without the other two.
    let files = [("golden.safetensors", &golden[..]), ("json", card.as_bytes()), ("safetensors", &weights)]
        .map(|(ending, bytes)| (job.output(ending), bytes));
    files::write_together(&files)?;
    for (path, _) in &files {
        say(format_args!("Wrote {}", path.display()));
    }
    Ok(())
}

fn card(trainer: &Trainer, data: &LoadedData) -> Card {
    let (job, progress) = (trainer.job(), trainer.progress());
    let TrainingJob { network, .. } = job;
    let architecture = network.architecture();
    Card {
        name: job.name.clone(),
        what: network.description(),
        trained_on: format!("{}{}", network.corruption().description(), network.augmentation().description()),
        widths: architecture.widths.to_vec(),
        latent: architecture.latent().to_vec(),
        upsampling: architecture.upsampling.as_str().to_owned(),
        parameters: architecture.parameter_count(),
        data: card::Data { name: data.name.clone(), images: progress.images, md5: data.md5.clone() },
        training: card::TrainingRecord {
            optimizer: format!("Adam, epsilon 1e-8; Glorot-uniform weights, zero biases; {}", loss_name(architecture)),
            config: progress.config,
            seed: progress.seed,
            epochs: progress.epoch,
            losses: progress.losses.clone(),
            tests: progress.tests.clone(),
            device: progress.device.clone(),
            seconds: progress.seconds,
        },
        test: progress.tests.last().copied().unwrap_or_default(),
        git_revision: card::git_revision(),
        command: job.command(),
    }
}

/// The name of [`Cae::loss`].
fn loss_name(architecture: Architecture) -> &'static str {
    match architecture.restoration {
        Restoration::Generated => "mean sigmoid cross-entropy",
        Restoration::Filled => "mean sigmoid cross-entropy of the decisions, logarithms of mean squared errors",
    }
}

/// Golden values are rounded to multiples of 1/4096. This is far below the tolerance of the self-check, and halves the
/// compressed size of the file.
const GOLDEN_STEPS: f32 = 4096.0;

/// How many corruptions are tried for a golden picture of a network that decides.
const GOLDEN_TRIALS: u64 = 30;

/// The first test image, corrupted, and the network's output for it.
///
/// Where the network decides, two devices decide alike only as far as rounding does not turn a decision over. So of
/// several corruptions the one is taken for which the closest decision is the clearest.
fn golden(weights: &Weights, corruption: CorruptionKind, data: Split<'_>) -> Result<Golden, TrainError> {
    let device = Device::flex();
    let rounded = |values: Vec<f32>| -> Vec<f32> {
        values.iter().map(|value| (value * GOLDEN_STEPS).round() / GOLDEN_STEPS).collect()
    };
    let network = Cae::new(weights, &device);
    let [channels, height, width] = data.test.shape;
    let corrupted = |seed: u64| -> (bool, Vec<f32>) {
        let mut input: Vec<f32> = data.test.image(0).collect();
        let applied = corruption.apply(data.test.shape, &mut input, seed);
        (applied.covered.contains(&true), rounded(input))
    };
    let picture =
        |input: &[f32]| Tensor::from_data(TensorData::new(input.to_vec(), [1, channels, height, width]), &device);
    let margin = |input: &[f32]| network.margin(network.forward(picture(input)));
    let trials = if weights.architecture().restoration == Restoration::Filled { GOLDEN_TRIALS } else { 1 };
    let candidates = (0..trials).map(corrupted).map(|(is_covered, input)| (is_covered, margin(&input), input));
    let clearest = candidates.max_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
    let input = clearest.map_or_else(|| corrupted(0).1, |(.., input)| input);
    let output = network.restore(picture(&input)).images;
    let output = output.into_data().try_into_vec().map_err(|error| TrainError::Failed(format!("{error:?}")))?;
    Ok(Golden { input, output: rounded(output) })
}
