//! The training loop.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;
use std::time::{Duration, Instant};

use afterimage_model::Cae;
use afterimage_weights::Weights;
use burn::optim::{AdamConfig, GradientsParams, ModuleOptimizer};
use burn::tensor::{Bytes, Device};
use indicatif::ProgressBar;

use crate::data::batches::{Batch, Epoch};
use crate::data::images::Split;
use crate::error::TrainError;
use crate::evaluation::evaluate;
use crate::terminal::say;
use crate::training::checkpoint::{Checkpoint, Progress};
use crate::training::job::{Start, TrainingJob};
use crate::training::progress_bar::progress_bar;

/// The value of the published training, which was in TensorFlow. Burn's default is 1e-5.
const ADAM_EPSILON: f32 = 1e-8;

/// The time between two checkpoints within an epoch, so the most that a crash can lose.
const CHECKPOINT_EVERY: Duration = Duration::from_secs(60);

/// How many batches are prepared in advance.
const BATCHES_AHEAD: usize = 2;

/// A running training.
pub struct Trainer {
    job: TrainingJob,
    device: Device,
    network: Cae,
    /// The moving average of the weights, if the configuration asks for one.
    average: Option<Weights>,
    optimizer: ModuleOptimizer,
    progress: Progress,
}

impl Trainer {
    /// Starts from new weights or from the checkpoint, as the job says. Call [`TrainingJob::check`] first.
    ///
    /// # Errors
    /// [`TrainError::File`] if the checkpoint cannot be read, [`TrainError::Checkpoint`] if it is damaged or was made
    /// with other options.
    pub fn new(job: TrainingJob, device: &Device) -> Result<Self, TrainError> {
        let (architecture, path) = (job.network.architecture(), job.checkpoint());
        let device = device.clone().autodiff();
        let optimizer = AdamConfig::new().with_epsilon(ADAM_EPSILON).init();
        let fresh = job.first_progress();
        if job.start == Start::Resume {
            let saved = Checkpoint::read(&path, architecture, |saved| saved.check_same_options(&fresh))?;
            let state = Bytes::from_bytes_vec(saved.optimizer);
            let optimizer = optimizer
                .from_bytes(state)
                .map_err(|error| TrainError::Checkpoint { path, reason: error.to_string() })?;
            let progress = Progress { config: job.config, ..saved.progress };
            let network = Cae::new(&saved.weights, &device);
            return Ok(Self { job, device, network, average: saved.average, optimizer, progress });
        }
        let weights = match &job.from {
            Some(path) => Checkpoint::read_weights(path, architecture)?,
            None => Weights::glorot(architecture, job.seed),
        };
        let network = Cae::new(&weights, &device);
        let average = (job.config.average > 0.0).then_some(weights);
        Ok(Self { job, device, network, average, optimizer, progress: fresh })
    }

    /// Trains until all epochs are finished.
    ///
    /// # Errors
    /// [`TrainError::Stopped`] if `stop` became true; the checkpoint is written first. [`TrainError::File`] if a
    /// checkpoint cannot be written, [`TrainError::Failed`] if the loss or a weight is no longer finite.
    pub fn run(&mut self, data: Split<'_>, stop: &AtomicBool) -> Result<(), TrainError> {
        let epochs = self.job.config.epochs;
        while self.progress.epoch < epochs {
            self.run_epoch(data, stop)?;
            let Progress { epoch, losses, tests, .. } = &self.progress;
            if let (Some(loss), Some(scores)) = (losses.last(), tests.last()) {
                say(format_args!("Epoch {epoch}/{epochs}: training loss {loss:.4}, {}", scores.summary()));
            }
        }
        Ok(())
    }

    /// Trains the rest of the current epoch, then tests and saves. Another thread prepares the batches.
    fn run_epoch(&mut self, data: Split<'_>, stop: &AtomicBool) -> Result<(), TrainError> {
        let epoch = Epoch {
            images: data.train,
            count: self.job.images,
            batch: self.job.config.batch,
            augmentation: self.job.network.augmentation(),
            corruption: self.job.network.corruption(),
            seed: self.job.seed,
            epoch: self.progress.epoch,
        };
        let range = self.progress.batches..epoch.batches();
        let bar = progress_bar(epoch.count(), epoch.epoch + 1, self.job.config.epochs);
        bar.set_position((range.start * epoch.batch) as u64);
        bar.reset_eta();
        let stopped = std::thread::scope(|scope| {
            let (sender, batches) = sync_channel(BATCHES_AHEAD);
            scope.spawn(|| epoch.prepare(range, move |batch| sender.send(batch).is_ok()));
            self.run_batches(batches.iter(), epoch.batches(), &bar, stop)
        })?;
        if stopped.is_break() {
            bar.abandon();
            return Err(TrainError::Stopped(self.job.checkpoint()));
        }
        bar.finish_and_clear();
        let Some(scores) = evaluate(&self.weights()?, data.test, self.job.network.corruption(), stop)? else {
            // With all batches of the epoch done, a resumed training goes on with the test.
            self.save_checkpoint()?;
            return Err(TrainError::Stopped(self.job.checkpoint()));
        };
        self.progress.losses.push(self.progress.loss_sum / self.progress.batches as f64);
        self.progress.tests.push(scores);
        self.progress.epoch += 1;
        (self.progress.batches, self.progress.loss_sum) = (0, 0.0);
        self.save_checkpoint()
    }

    /// Trains on the remaining batches of an epoch that has `count` batches, until `stop` becomes true.
    fn run_batches(
        &mut self,
        batches: impl Iterator<Item = Batch>,
        count: usize,
        bar: &ProgressBar,
        stop: &AtomicBool,
    ) -> Result<ControlFlow<()>, TrainError> {
        let mut clock = Instant::now();
        let mut saved = Instant::now();
        for batch in batches {
            let images = batch.count();
            let loss = self.step(batch, count)?;
            if !loss.is_finite() {
                return Err(TrainError::Failed(format!("the loss became {loss}; try a smaller --learning-rate")));
            }
            self.progress.batches += 1;
            self.progress.loss_sum += loss;
            self.progress.seconds += clock.elapsed().as_secs_f64();
            clock = Instant::now();
            bar.inc(images as u64);
            bar.set_message(format!("loss {:.4}", self.progress.loss_sum / self.progress.batches as f64));
            if stop.load(Ordering::Relaxed) {
                self.save_checkpoint()?;
                return Ok(ControlFlow::Break(()));
            }
            if saved.elapsed() > CHECKPOINT_EVERY {
                self.save_checkpoint()?;
                saved = Instant::now();
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// One step of the optimizer. An epoch has `steps_per_epoch`. Returns the loss of the batch before the step.
    fn step(&mut self, batch: Batch, steps_per_epoch: usize) -> Result<f64, TrainError> {
        let step = self.progress.epoch * steps_per_epoch + self.progress.batches;
        let (inputs, truth) = batch.tensors(&self.device);
        let loss = self.network.loss(&inputs, self.network.forward(inputs.clone()), truth);
        let gradients = GradientsParams::from_grads(loss.backward(), &self.network);
        let rate = self.job.config.learning_rate_at(step, steps_per_epoch);
        self.network = self.optimizer.step(rate, self.network.clone(), gradients);
        if self.average.is_some() {
            let (weights, kept) = (self.read_weights()?, self.job.config.average_at(step));
            self.average = self.average.take().map(|average| average.blend(&weights, kept as f32));
        }
        Ok(f64::from(loss.into_scalar::<f32>()))
    }

    fn save_checkpoint(&self) -> Result<(), TrainError> {
        let optimizer = self.optimizer.into_bytes().map_err(|error| TrainError::Failed(error.to_string()))?.to_vec();
        let (progress, average) = (self.progress.clone(), self.average.clone());
        Checkpoint { progress, weights: self.read_weights()?, average, optimizer }.write(&self.job.checkpoint())
    }

    fn read_weights(&self) -> Result<Weights, TrainError> {
        pollster::block_on(self.network.weights()).map_err(|error| TrainError::Failed(error.to_string()))
    }

    /// The result of the training so far: the average of the weights if the configuration asks for one, otherwise the
    /// weights.
    ///
    /// # Errors
    /// [`TrainError::Failed`] with the name of the tensor if a weight is not finite.
    pub fn weights(&self) -> Result<Weights, TrainError> {
        self.average.clone().map_or_else(|| self.read_weights(), Ok)
    }

    /// The job of this training.
    pub fn job(&self) -> &TrainingJob {
        &self.job
    }

    /// The progress so far.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use afterimage_architecture::{Dataset, Upsampling};

    use super::*;
    use crate::data::images::Images;
    use crate::device::DeviceKind;
    use crate::network::NetworkKind;
    use crate::training::config::TrainingConfig;
    use crate::training::job::DataSource;

    fn job(runs: &Path, epochs: usize, start: Start) -> TrainingJob {
        TrainingJob {
            name: "test".to_owned(),
            network: NetworkKind::Restore,
            config: TrainingConfig { epochs, batch: 8, average: 0.9, ..TrainingConfig::PUBLISHED },
            seed: 3,
            images: 20,
            data: DataSource::Standard,
            custom_checksum: None,
            device: DeviceKind::Cpu,
            from: None,
            runs: runs.to_owned(),
            out: runs.to_owned(),
            start,
        }
    }

    fn bars(count: usize) -> Images {
        let pixels = (0..count * 784).map(|i| if i % 784 / 28 % 9 < 3 { 250 } else { 0 }).collect();
        Images { shape: [1, 28, 28], pixels }
    }

    /// Coloured pictures of the size of eyes.
    fn stripes(count: usize) -> Images {
        let pixels =
            (0..count * 30_000).map(|i| if i % 30_000 / 100 % 13 < 5 { 200 } else { (i % 251) as u8 }).collect();
        Images { shape: [3, 100, 100], pixels }
    }

    fn train(job: TrainingJob, stop: bool) -> Result<Trainer, TrainError> {
        job.check()?;
        let (train, test) = match job.network.dataset() {
            Dataset::Digits => (bars(20), bars(3)),
            Dataset::Eyes => (stripes(20), stripes(3)),
        };
        let mut trainer = Trainer::new(job, &Device::flex())?;
        trainer.run(Split { train: &train, test: &test }, &AtomicBool::new(stop)).map(|()| trainer)
    }

    fn assert_resuming_changes_no_bit(change: impl Fn(TrainingJob) -> TrainingJob) {
        let (whole, parts) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let uninterrupted = train(change(job(whole.path(), 3, Start::Careful)), false).unwrap();
        // Stop after the first batch, resume, stop after the next one, and so on.
        let mut start = Start::Careful;
        for _ in 0..5 {
            let stopped = train(change(job(parts.path(), 3, start)), true);
            assert!(matches!(stopped, Err(TrainError::Stopped(_))));
            start = Start::Resume;
        }
        let resumed = train(change(job(parts.path(), 3, start)), false).unwrap();
        assert_eq!(resumed.progress.losses, uninterrupted.progress.losses);
        assert_eq!(resumed.progress.tests, uninterrupted.progress.tests);
        assert_eq!(resumed.weights().unwrap(), uninterrupted.weights().unwrap());
    }

    #[test]
    fn a_resumed_training_equals_an_uninterrupted_one_bit_for_bit() {
        assert_resuming_changes_no_bit(|job| job);
    }

    #[test]
    fn a_resumed_training_is_bit_for_bit_equal_with_a_learning_rate_schedule_and_every_decoder() {
        for upsampling in Upsampling::ALL {
            assert_resuming_changes_no_bit(|job| TrainingJob {
                network: NetworkKind::Decoder(upsampling),
                config: TrainingConfig { epochs: 3, batch: 8, ..TrainingConfig::SHORT },
                ..job
            });
        }
    }

    #[test]
    fn a_resumed_training_of_a_network_that_fills_is_bit_for_bit_equal() {
        assert_resuming_changes_no_bit(|job| TrainingJob { network: NetworkKind::Eyes, ..job });
    }

    #[test]
    fn a_training_with_a_constant_learning_rate_can_be_extended() {
        let (whole, parts) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let uninterrupted = train(job(whole.path(), 3, Start::Careful), false).unwrap();
        train(job(parts.path(), 1, Start::Careful), false).unwrap();
        let resumed = train(job(parts.path(), 3, Start::Resume), false).unwrap();
        assert_eq!(resumed.progress.losses, uninterrupted.progress.losses);
    }

    #[test]
    fn training_lowers_the_loss() {
        let runs = tempfile::tempdir().unwrap();
        let training = train(job(runs.path(), 12, Start::Careful), false).unwrap();
        let losses = &training.progress.losses;
        assert!(losses[11] < 0.9 * losses[0], "{losses:?}");
    }

    #[test]
    fn the_average_of_the_weights_differs_from_the_weights() {
        let runs = tempfile::tempdir().unwrap();
        let training = train(job(runs.path(), 2, Start::Careful), false).unwrap();
        assert_ne!(training.weights().unwrap(), training.read_weights().unwrap());
    }

    fn error_message(job: TrainingJob) -> String {
        train(job, false).err().unwrap().to_string()
    }

    #[test]
    fn resuming_with_other_options_is_an_error() {
        let runs = tempfile::tempdir().unwrap();
        train(job(runs.path(), 1, Start::Careful), false).unwrap();
        let resumed = || job(runs.path(), 2, Start::Resume);
        let error = error_message(TrainingJob { seed: 4, ..resumed() });
        assert!(error.contains("--seed 3") && error.contains("--seed 4"), "{error}");
        let error = error_message(TrainingJob { network: NetworkKind::Plain, ..resumed() });
        assert!(error.contains("network restore") && error.contains("network plain"), "{error}");
        let error = error_message(TrainingJob { custom_checksum: Some("ab".to_owned()), ..resumed() });
        assert!(error.contains("usual pictures, not the pictures of checksum ab"), "{error}");
        let error = error_message(TrainingJob { config: TrainingConfig::SHORT, ..resumed() });
        assert!(error.contains("--decay constant") && error.contains("--decay cosine"), "{error}");
    }

    #[test]
    fn a_training_can_start_from_the_weights_of_another() {
        let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let trained = train(job(first.path(), 2, Start::Careful), false).unwrap();
        let weights = trained.weights().unwrap();
        let file = first.path().join("weights.safetensors");
        std::fs::write(&file, weights.to_safetensors(std::collections::HashMap::new()).unwrap()).unwrap();
        for from in [trained.job().checkpoint(), file] {
            let job = TrainingJob { from: Some(from), ..job(second.path(), 1, Start::Fresh) };
            assert_eq!(Trainer::new(job, &Device::flex()).unwrap().weights().unwrap(), weights);
        }
        let missing = TrainingJob { from: Some(first.path().join("no")), ..job(second.path(), 1, Start::Fresh) };
        assert!(error_message(missing).contains("no"));
        let other = TrainingJob { from: Some(trained.job().checkpoint()), ..job(second.path(), 1, Start::Fresh) };
        let error = error_message(TrainingJob { network: NetworkKind::Plain, ..other });
        assert!(error.contains("encoder.0.weight"), "{error}");
    }

    #[test]
    fn an_unfinished_training_is_only_overwritten_with_fresh() {
        let runs = tempfile::tempdir().unwrap();
        assert!(train(job(runs.path(), 2, Start::Careful), true).is_err());
        let kept = std::fs::read(job(runs.path(), 2, Start::Careful).checkpoint()).unwrap();
        let error = error_message(job(runs.path(), 2, Start::Careful));
        assert!(error.contains("0 of 2 epochs") && error.contains("--resume") && error.contains("--fresh"), "{error}");
        assert_eq!(std::fs::read(job(runs.path(), 2, Start::Careful).checkpoint()).unwrap(), kept);
        train(job(runs.path(), 2, Start::Fresh), false).unwrap();
        // A finished training was exported, so it can be overwritten.
        train(job(runs.path(), 1, Start::Careful), false).unwrap();
    }

    #[test]
    fn resuming_without_a_checkpoint_is_an_error() {
        let runs = tempfile::tempdir().unwrap();
        let error = error_message(job(runs.path(), 1, Start::Resume));
        assert!(error.contains("test.safetensors"), "{error}");
    }

    #[test]
    fn another_file_with_the_name_of_the_checkpoint_is_not_overwritten() {
        let runs = tempfile::tempdir().unwrap();
        let path = job(runs.path(), 1, Start::Careful).checkpoint();
        std::fs::write(&path, b"another file").unwrap();
        assert!(error_message(job(runs.path(), 1, Start::Careful)).contains("not a checkpoint"));
        assert_eq!(std::fs::read(&path).unwrap(), b"another file");
    }
}
