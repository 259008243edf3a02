//! The training loop.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use afterimage_model::{Architecture, Cae, Weights, cross_entropy_with_logits};
use burn::optim::{AdamConfig, GradientsParams, ModuleOptimizer};
use burn::tensor::{Bytes, Device};
use indicatif::{ProgressBar, ProgressStyle};

use crate::TrainError;
use crate::batches::{self, Batch};
use crate::checkpoint::{Checkpoint, Progress};
use crate::cli::Options;
use crate::mnist::Digits;
use crate::recipe::Recipe;

/// TensorFlow's value, with which the recipe was published; burn's default is 1e-5.
const ADAM_EPSILON: f32 = 1e-8;

/// How much work a crash may cost.
const CHECKPOINT_EVERY: Duration = Duration::from_secs(60);

/// A training under way.
pub struct Training {
    recipe: Recipe,
    epochs: usize,
    checkpoint: PathBuf,
    device: Device,
    network: Cae,
    optimizer: ModuleOptimizer,
    progress: Progress,
}

impl Training {
    /// Starts afresh, or from the last checkpoint with `--resume`.
    ///
    /// # Errors
    /// [`TrainError::Checkpoint`] where the checkpoint is missing, damaged, or of other options.
    pub fn start(recipe: Recipe, options: &Options) -> Result<Self, TrainError> {
        let checkpoint = options.runs.join(format!("{}.safetensors", recipe.name()));
        let device = Device::flex().autodiff();
        let optimizer = AdamConfig::new().with_epsilon(ADAM_EPSILON).init();
        let fresh = Progress {
            model: recipe.name().to_owned(),
            seed: options.seed,
            batch: options.batch,
            images: options.images,
            learning_rate: options.learning_rate,
            epoch: 0,
            batches: 0,
            loss_sum: 0.0,
            losses: Vec::new(),
            seconds: 0.0,
        };
        let (network, optimizer, progress) = if options.resume {
            let refused = |reason: String| TrainError::Checkpoint { path: checkpoint.clone(), reason };
            let saved = Checkpoint::read(&checkpoint, Architecture::DIGITS)?;
            same_options(&saved.progress, &fresh).map_err(refused)?;
            let state = Bytes::from_bytes_vec(saved.optimizer);
            let optimizer = optimizer.from_bytes(state).map_err(|error| refused(error.to_string()))?;
            (Cae::new(&saved.weights, &device), optimizer, saved.progress)
        } else {
            (Cae::new(&Weights::glorot(Architecture::DIGITS, options.seed), &device), optimizer, fresh)
        };
        Ok(Self { recipe, epochs: options.epochs, checkpoint, device, network, optimizer, progress })
    }

    /// Trains until all epochs are done.
    ///
    /// # Errors
    /// [`TrainError::Stopped`] when `stop` was raised (the checkpoint is written first), and what can go wrong with
    /// the checkpoint file.
    pub fn run(&mut self, digits: &Digits, stop: &AtomicBool) -> Result<(), TrainError> {
        while self.progress.epoch < self.epochs {
            self.epoch(digits, stop)?;
            let Progress { epoch, losses, .. } = &self.progress;
            println!("Epoch: {epoch}/{}... Training loss: {:.4}", self.epochs, losses.last().unwrap_or(&f64::NAN));
        }
        Ok(())
    }

    fn epoch(&mut self, digits: &Digits, stop: &AtomicBool) -> Result<(), TrainError> {
        let Progress { seed, batch, images, .. } = self.progress;
        let order = batches::order(images.min(digits.len()), seed, self.progress.epoch);
        let bar = progress_bar(order.len(), self.progress.epoch + 1, self.epochs);
        bar.set_position((self.progress.batches * batch) as u64);
        bar.reset_eta();
        let spoil_seed = batches::mix(seed, 1 + self.progress.epoch as u64);
        let mut clock = Instant::now();
        let mut saved = Instant::now();
        for indices in order.chunks(batch).skip(self.progress.batches) {
            let batch = batches::batch(digits, indices, self.recipe, spoil_seed, &self.device);
            let loss = self.step(batch);
            if !loss.is_finite() {
                return Err(TrainError::Network(format!("the loss became {loss}; try a smaller --learning-rate")));
            }
            self.progress.batches += 1;
            self.progress.loss_sum += loss;
            self.progress.seconds += clock.elapsed().as_secs_f64();
            clock = Instant::now();
            bar.inc(indices.len() as u64);
            bar.set_message(format!("loss {:.4}", self.progress.loss_sum / self.progress.batches as f64));
            if stop.load(Ordering::Relaxed) {
                self.save()?;
                bar.abandon();
                return Err(TrainError::Stopped(self.checkpoint.clone()));
            }
            if saved.elapsed() > CHECKPOINT_EVERY {
                self.save()?;
                saved = Instant::now();
            }
        }
        bar.finish_and_clear();
        self.progress.losses.push(self.progress.loss_sum / self.progress.batches as f64);
        self.progress.epoch += 1;
        (self.progress.batches, self.progress.loss_sum) = (0, 0.0);
        self.save()
    }

    /// One step of the optimizer; gives the batch's loss before it.
    fn step(&mut self, Batch { inputs, targets }: Batch) -> f64 {
        let loss = cross_entropy_with_logits(self.network.forward(inputs), targets);
        let gradients = GradientsParams::from_grads(loss.backward(), &self.network);
        self.network = self.optimizer.step(self.progress.learning_rate, self.network.clone(), gradients);
        f64::from(loss.into_scalar::<f32>())
    }

    fn save(&self) -> Result<(), TrainError> {
        let optimizer = self.optimizer.into_bytes().map_err(|error| TrainError::Network(error.to_string()))?.to_vec();
        let (progress, weights) = (self.progress.clone(), self.weights()?);
        Checkpoint { progress, weights, optimizer }.write(&self.checkpoint)
    }

    /// The network's weights now.
    ///
    /// # Errors
    /// [`TrainError::Network`] that names the tensor, where one is no longer finite.
    pub fn weights(&self) -> Result<Weights, TrainError> {
        pollster::block_on(self.network.weights()).map_err(|error| TrainError::Network(error.to_string()))
    }

    /// What it is trained on.
    pub fn recipe(&self) -> Recipe {
        self.recipe
    }

    /// Where it stands.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }
}

/// A resumed training must go on with what it was begun with.
fn same_options(saved: &Progress, asked: &Progress) -> Result<(), String> {
    let fixed = |p: &Progress| {
        [
            format!("model {}", p.model),
            format!("--seed {}", p.seed),
            format!("--batch {}", p.batch),
            format!("--images {}", p.images),
            format!("--learning-rate {}", p.learning_rate),
        ]
    };
    match fixed(saved).into_iter().zip(fixed(asked)).find(|(saved, asked)| saved != asked) {
        Some((saved, asked)) => Err(format!("it was begun with {saved}, not {asked}")),
        None => Ok(()),
    }
}

fn progress_bar(images: usize, epoch: usize, epochs: usize) -> ProgressBar {
    let template =
        format!("epoch {epoch}/{epochs} [{{bar:30}}] {{pos}}/{{len}} images · {{per_sec}} · {{msg}} · {{eta}} left");
    let style = ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar());
    let style = style.with_key("per_sec", |state: &indicatif::ProgressState, out: &mut dyn std::fmt::Write| {
        // A terminal that cannot be written to has no reader for the error either.
        let _ = write!(out, "{:.0} images/s", state.per_sec());
    });
    ProgressBar::new(images as u64).with_style(style.progress_chars("=> "))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn options(runs: &Path, epochs: usize, resume: bool) -> Options {
        Options {
            epochs,
            batch: 8,
            learning_rate: 0.001,
            seed: 3,
            images: 20,
            data: None,
            runs: runs.to_owned(),
            out: runs.to_owned(),
            resume,
        }
    }

    fn digits() -> Digits {
        let pixels = (0..20 * 784).map(|i| if i % 784 / 28 % 9 < 3 { 250 } else { 0 }).collect();
        Digits { pixels, labels: vec![0; 20] }
    }

    fn trained(runs: &Path, epochs: usize, resume: bool, stop: bool) -> Result<Training, TrainError> {
        let mut training = Training::start(Recipe::Restore, &options(runs, epochs, resume))?;
        training.run(&digits(), &AtomicBool::new(stop)).map(|()| training)
    }

    #[test]
    fn resuming_gives_the_same_bits_as_never_having_stopped() {
        let (whole, parts) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let uninterrupted = trained(whole.path(), 3, false, false).unwrap();
        trained(parts.path(), 1, false, false).unwrap();
        // Ctrl-C after one batch of the second epoch.
        assert!(matches!(trained(parts.path(), 3, true, true), Err(TrainError::Stopped(_))));
        let resumed = trained(parts.path(), 3, true, false).unwrap();
        assert_eq!(resumed.progress.losses, uninterrupted.progress.losses);
        assert_eq!(resumed.weights().unwrap(), uninterrupted.weights().unwrap());
    }

    #[test]
    fn training_lowers_the_loss() {
        let runs = tempfile::tempdir().unwrap();
        let training = trained(runs.path(), 12, false, false).unwrap();
        let losses = &training.progress.losses;
        assert!(losses[11] < 0.9 * losses[0], "{losses:?}");
    }

    #[test]
    fn a_resumed_training_must_keep_its_options() {
        let runs = tempfile::tempdir().unwrap();
        trained(runs.path(), 1, false, false).unwrap();
        let other = Options { seed: 4, ..options(runs.path(), 2, true) };
        let error = Training::start(Recipe::Restore, &other).err().unwrap().to_string();
        assert!(error.contains("--seed 3") && error.contains("--seed 4"), "{error}");
    }

    #[test]
    fn without_a_checkpoint_there_is_nothing_to_resume() {
        let runs = tempfile::tempdir().unwrap();
        let error = Training::start(Recipe::Denoise, &options(runs.path(), 1, true)).err().unwrap().to_string();
        assert!(error.contains("denoise.safetensors"), "{error}");
    }
}
