//! The training loop.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;
use std::time::{Duration, Instant};

use afterimage_model::{Cae, Weights};
use burn::optim::{AdamConfig, GradientsParams, ModuleOptimizer};
use burn::tensor::{Bytes, Device};
use indicatif::{ProgressBar, ProgressStyle};

use crate::data::batches::{Batch, Epoch};
use crate::data::images::Split;
use crate::error::TrainError;
use crate::evaluation::evaluate;
use crate::training::checkpoint::{Checkpoint, Progress};
use crate::training::job::{Start, TrainingJob};

/// TensorFlow's value, with which the recipe was published; burn's default is 1e-5.
const ADAM_EPSILON: f32 = 1e-8;

/// How much work a crash may cost.
const CHECKPOINT_EVERY: Duration = Duration::from_secs(60);

/// The batches that may wait until the network has time for them.
const BATCHES_AHEAD: usize = 2;

/// A training under way.
pub struct Trainer {
    job: TrainingJob,
    device: Device,
    network: Cae,
    /// Of the weights, where the recipe asks for it.
    average: Option<Weights>,
    optimizer: ModuleOptimizer,
    progress: Progress,
}

impl Trainer {
    /// Starts afresh, or from the last checkpoint, as the job says.
    ///
    /// # Errors
    /// [`TrainError::Checkpoint`] where the checkpoint is missing, damaged, or of other options;
    /// [`TrainError::Unfinished`] where starting afresh would lose one.
    pub fn start(job: TrainingJob, device: &Device) -> Result<Self, TrainError> {
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
        let weights = Weights::glorot(architecture, job.seed);
        let network = Cae::new(&weights, &device);
        let average = (job.config.average > 0.0).then_some(weights);
        Ok(Self { job, device, network, average, optimizer, progress: fresh })
    }

    /// Trains until all epochs are done.
    ///
    /// # Errors
    /// [`TrainError::Stopped`] when `stop` was raised (the checkpoint is written first), and what can go wrong with
    /// the checkpoint file.
    pub fn run(&mut self, data: Split<'_>, stop: &AtomicBool) -> Result<(), TrainError> {
        let epochs = self.job.config.epochs;
        while self.progress.epoch < epochs {
            self.epoch(data, stop)?;
            let Progress { epoch, losses, tests, .. } = &self.progress;
            if let (Some(loss), Some(scores)) = (losses.last(), tests.last()) {
                println!("Epoch {epoch}/{epochs}: training loss {loss:.4}, {}", scores.summary());
            }
        }
        Ok(())
    }

    /// The rest of an epoch; its batches are prepared by a thread of their own.
    fn epoch(&mut self, data: Split<'_>, stop: &AtomicBool) -> Result<(), TrainError> {
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
            self.batches(batches.iter(), epoch.batches(), &bar, stop)
        })?;
        if stopped.is_break() {
            bar.abandon();
            return Err(TrainError::Stopped(self.job.checkpoint()));
        }
        bar.finish_and_clear();
        self.progress.losses.push(self.progress.loss_sum / self.progress.batches as f64);
        self.progress.tests.push(evaluate(&self.weights()?, data.test, self.job.network.corruption())?);
        self.progress.epoch += 1;
        (self.progress.batches, self.progress.loss_sum) = (0, 0.0);
        self.save()
    }

    /// Learns from the rest of an epoch's `count` batches, until `stop` is raised.
    fn batches(
        &mut self,
        batches: impl Iterator<Item = Batch>,
        count: usize,
        bar: &ProgressBar,
        stop: &AtomicBool,
    ) -> Result<ControlFlow<()>, TrainError> {
        let mut clock = Instant::now();
        let mut saved = Instant::now();
        for batch in batches {
            let images = batch.len();
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
                self.save()?;
                return Ok(ControlFlow::Break(()));
            }
            if saved.elapsed() > CHECKPOINT_EVERY {
                self.save()?;
                saved = Instant::now();
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// One step of the optimizer, of `steps` an epoch; gives the batch's loss before it.
    fn step(&mut self, batch: Batch, steps: usize) -> Result<f64, TrainError> {
        let step = self.progress.epoch * steps + self.progress.batches;
        let [inputs, targets] = batch.tensors(&self.device);
        let loss = self.network.loss(inputs.clone(), self.network.forward(inputs), targets);
        let gradients = GradientsParams::from_grads(loss.backward(), &self.network);
        let rate = self.job.config.learning_rate_at(step, steps);
        self.network = self.optimizer.step(rate, self.network.clone(), gradients);
        if self.average.is_some() {
            let (now, share) = (self.read_weights()?, self.job.config.average_at(step));
            self.average = self.average.take().map(|average| average.blend(&now, share as f32));
        }
        Ok(f64::from(loss.into_scalar::<f32>()))
    }

    fn save(&self) -> Result<(), TrainError> {
        let optimizer = self.optimizer.into_bytes().map_err(|error| TrainError::Failed(error.to_string()))?.to_vec();
        let (progress, average) = (self.progress.clone(), self.average.clone());
        Checkpoint { progress, weights: self.read_weights()?, average, optimizer }.write(&self.job.checkpoint())
    }

    fn read_weights(&self) -> Result<Weights, TrainError> {
        pollster::block_on(self.network.weights()).map_err(|error| TrainError::Failed(error.to_string()))
    }

    /// What the training has come to: the network's weights, or their average where the recipe asks for one.
    ///
    /// # Errors
    /// [`TrainError::Failed`] that names the tensor, where one is no longer finite.
    pub fn weights(&self) -> Result<Weights, TrainError> {
        self.average.clone().map_or_else(|| self.read_weights(), Ok)
    }

    /// What was asked for.
    pub fn job(&self) -> &TrainingJob {
        &self.job
    }

    /// Where it stands.
    pub fn progress(&self) -> &Progress {
        &self.progress
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

    use afterimage_model::Upsampling;

    use super::*;
    use crate::data::images::Images;
    use crate::device::DeviceKind;
    use crate::network::NetworkKind;
    use crate::training::config::TrainingConfig;

    fn job(runs: &Path, epochs: usize, start: Start) -> TrainingJob {
        TrainingJob {
            name: "trial".to_owned(),
            network: NetworkKind::Restore,
            config: TrainingConfig { epochs, batch: 8, average: 0.9, ..TrainingConfig::PUBLISHED },
            seed: 3,
            images: 20,
            device: DeviceKind::Cpu,
            runs: runs.to_owned(),
            out: runs.to_owned(),
            start,
        }
    }

    fn bars(count: usize) -> Images {
        let pixels = (0..count * 784).map(|i| if i % 784 / 28 % 9 < 3 { 250 } else { 0 }).collect();
        Images { shape: [1, 28, 28], pixels }
    }

    fn trained(job: TrainingJob, stop: bool) -> Result<Trainer, TrainError> {
        job.check()?;
        let mut trainer = Trainer::start(job, &Device::flex())?;
        trainer.run(Split { train: &bars(20), test: &bars(3) }, &AtomicBool::new(stop)).map(|()| trainer)
    }

    fn resumes_bit_for_bit(change: impl Fn(TrainingJob) -> TrainingJob) {
        let (whole, parts) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let uninterrupted = trained(change(job(whole.path(), 3, Start::Careful)), false).unwrap();
        // Ctrl-C after one batch of the first epoch, then after one more, and so on.
        let mut start = Start::Careful;
        for _ in 0..5 {
            let stopped = trained(change(job(parts.path(), 3, start)), true);
            assert!(matches!(stopped, Err(TrainError::Stopped(_))));
            start = Start::Resume;
        }
        let resumed = trained(change(job(parts.path(), 3, start)), false).unwrap();
        assert_eq!(resumed.progress.losses, uninterrupted.progress.losses);
        assert_eq!(resumed.progress.tests, uninterrupted.progress.tests);
        assert_eq!(resumed.weights().unwrap(), uninterrupted.weights().unwrap());
    }

    #[test]
    fn resuming_gives_the_same_bits_as_never_having_stopped() {
        resumes_bit_for_bit(|job| job);
    }

    #[test]
    fn so_it_does_with_a_schedule_and_other_decoders() {
        for upsampling in Upsampling::ALL {
            resumes_bit_for_bit(|job| TrainingJob {
                network: NetworkKind::Decoder(upsampling),
                config: TrainingConfig { epochs: 3, batch: 8, ..TrainingConfig::SHORT },
                ..job
            });
        }
    }

    #[test]
    fn a_constant_rate_may_be_prolonged() {
        let (whole, parts) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let uninterrupted = trained(job(whole.path(), 3, Start::Careful), false).unwrap();
        trained(job(parts.path(), 1, Start::Careful), false).unwrap();
        let resumed = trained(job(parts.path(), 3, Start::Resume), false).unwrap();
        assert_eq!(resumed.progress.losses, uninterrupted.progress.losses);
    }

    #[test]
    fn training_lowers_the_loss() {
        let runs = tempfile::tempdir().unwrap();
        let training = trained(job(runs.path(), 12, Start::Careful), false).unwrap();
        let losses = &training.progress.losses;
        assert!(losses[11] < 0.9 * losses[0], "{losses:?}");
    }

    #[test]
    fn the_average_is_not_the_weights() {
        let runs = tempfile::tempdir().unwrap();
        let training = trained(job(runs.path(), 2, Start::Careful), false).unwrap();
        assert_ne!(training.weights().unwrap(), training.read_weights().unwrap());
    }

    fn refusal(job: TrainingJob) -> String {
        trained(job, false).err().unwrap().to_string()
    }

    #[test]
    fn a_resumed_training_must_keep_its_options() {
        let runs = tempfile::tempdir().unwrap();
        trained(job(runs.path(), 1, Start::Careful), false).unwrap();
        let resumed = || job(runs.path(), 2, Start::Resume);
        let error = refusal(TrainingJob { seed: 4, ..resumed() });
        assert!(error.contains("--seed 3") && error.contains("--seed 4"), "{error}");
        let error = refusal(TrainingJob { network: NetworkKind::Plain, ..resumed() });
        assert!(error.contains("network restore") && error.contains("network plain"), "{error}");
        let error = refusal(TrainingJob { config: TrainingConfig::SHORT, ..resumed() });
        assert!(error.contains("--decay constant") && error.contains("--decay cosine"), "{error}");
    }

    #[test]
    fn an_unfinished_training_is_not_thrown_away_unasked() {
        let runs = tempfile::tempdir().unwrap();
        assert!(trained(job(runs.path(), 2, Start::Careful), true).is_err());
        let kept = std::fs::read(job(runs.path(), 2, Start::Careful).checkpoint()).unwrap();
        let error = refusal(job(runs.path(), 2, Start::Careful));
        assert!(error.contains("0 of 2 epochs") && error.contains("--resume") && error.contains("--fresh"), "{error}");
        assert_eq!(std::fs::read(job(runs.path(), 2, Start::Careful).checkpoint()).unwrap(), kept);
        trained(job(runs.path(), 2, Start::Fresh), false).unwrap();
        // A finished one has been published.
        trained(job(runs.path(), 1, Start::Careful), false).unwrap();
    }

    #[test]
    fn without_a_checkpoint_there_is_nothing_to_resume() {
        let runs = tempfile::tempdir().unwrap();
        let error = refusal(job(runs.path(), 1, Start::Resume));
        assert!(error.contains("trial.safetensors"), "{error}");
    }

    #[test]
    fn a_foreign_file_in_the_checkpoints_place_stays() {
        let runs = tempfile::tempdir().unwrap();
        let path = job(runs.path(), 1, Start::Careful).checkpoint();
        std::fs::write(&path, b"somebody's work").unwrap();
        assert!(refusal(job(runs.path(), 1, Start::Careful)).contains("not a checkpoint"));
        assert_eq!(std::fs::read(&path).unwrap(), b"somebody's work");
    }
}
