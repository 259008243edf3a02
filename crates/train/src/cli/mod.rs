//! The command line.

mod options;
pub mod values;

use afterimage_architecture::Dataset;
use burn::tensor::Device;
use clap::{Parser, Subcommand};

use self::options::{DenoiseOptions, GalleryOptions, NamedOptions, SamplesOptions, TrainingOptions};
use crate::data::eyes::Eyes;
use crate::data::images::Split;
use crate::data::mnist;
use crate::error::TrainError;
use crate::export::{samples, trained_network};
use crate::network::NetworkKind;
use crate::stop::Stop;
use crate::terminal::say;
use crate::training::job::{Start, TrainingJob};
use crate::training::trainer::Trainer;

/// Trains the networks of Afterimage and writes the files that its page loads.
///
/// Ctrl-C saves a checkpoint and stops; so does closing the terminal, except under nohup. A second Ctrl-C ends the
/// trainer at once. With --resume the training continues and gives the same numbers as without a stop.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Train on clean digits to reproduce them through a narrower bottleneck.
    Plain(NamedOptions),
    /// Train to remove Gaussian noise of strength 0.5: the published network, or one with another decoder.
    Denoise(DenoiseOptions),
    /// Train on noise of any strength, crosshairs, erased patches, mixtures, and clean digits.
    Restore(NamedOptions),
    /// Train on synthetic eyes under crosshairs and noise.
    Eyes(NamedOptions),
    /// Train every network of the page, one after the other.
    All(TrainingOptions),
    /// Write the page's sample digits (two of each, from the test images) as an IDX file, MNIST's own format.
    Samples(SamplesOptions),
    /// Write the page's gallery of eyes, none of which is used for training, as an IDX file of four dimensions.
    Gallery(GalleryOptions),
}

/// Runs the command.
///
/// # Errors
/// [`TrainError`], whose message is for the user at the terminal.
pub fn run(cli: &Cli) -> Result<(), TrainError> {
    match &cli.command {
        Command::Plain(named) => train_one(NetworkKind::Plain, named),
        Command::Denoise(denoise) => train_one(denoise.network(), &denoise.named),
        Command::Restore(named) => train_one(NetworkKind::Restore, named),
        Command::Eyes(named) => train_one(NetworkKind::Eyes, named),
        Command::All(options) => train_all(options),
        Command::Samples(options) => samples::write_digits(&mnist::load(options.data.as_deref())?.test, &options.out),
        Command::Gallery(options) => samples::write_gallery(&options.out),
    }
}

fn train_one(network: NetworkKind, NamedOptions { name, options }: &NamedOptions) -> Result<(), TrainError> {
    let job = options.job(network, name.as_ref());
    job.check()?;
    let device = options.device.open()?;
    let stop = Stop::on_signals();
    match network.dataset() {
        Dataset::Eyes => {
            let eyes = make_eyes(job.images);
            train(job, &device, eyes.split(), &stop)
        }
        Dataset::Digits => train(job, &device, mnist::load(options.data.as_deref())?.split(), &stop),
    }
}

fn make_eyes(count: usize) -> Eyes {
    say(format_args!("Making {count} eyes …"));
    Eyes::new(count)
}

/// Trains all networks. With `--resume`, networks without a checkpoint start from the beginning.
fn train_all(options: &TrainingOptions) -> Result<(), TrainError> {
    let jobs: Vec<TrainingJob> = NetworkKind::all()
        .map(|network| {
            let job = options.job(network, None);
            let start = match job.start {
                Start::Resume if !job.checkpoint().exists() => Start::Careful,
                start => start,
            };
            TrainingJob { start, ..job }
        })
        .collect();
    jobs.iter().try_for_each(TrainingJob::check)?;
    let device = options.device.open()?;
    let (mnist, stop) = (mnist::load(options.data.as_deref())?, Stop::on_signals());
    for job in jobs {
        let checkpoint = job.checkpoint();
        match job.network.dataset() {
            Dataset::Eyes => {
                let eyes = make_eyes(job.images);
                train(job, &device, eyes.split(), &stop)?;
            }
            Dataset::Digits => train(job, &device, mnist.split(), &stop)?,
        }
        if stop.is_requested() {
            return Err(TrainError::Stopped(checkpoint));
        }
    }
    Ok(())
}

fn train(job: TrainingJob, device: &Device, data: Split<'_>, stop: &Stop) -> Result<(), TrainError> {
    say(format_args!("Training {}: {} images, {}", job.name, job.images.min(data.train.count()), job.config.options()));
    let mut trainer = Trainer::new(job, device)?;
    stop.defer(|requested| {
        trainer.run(data, requested)?;
        trained_network::export(&trainer, data)
    })
}

#[cfg(test)]
mod tests {
    use afterimage_architecture::Upsampling;
    use clap::CommandFactory;

    use super::*;
    use crate::training::config::{Decay, TrainingConfig};

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn help_shows_the_real_defaults() {
        let mut command = Cli::command();
        let help = command.find_subcommand_mut("denoise").unwrap().render_long_help().to_string();
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        let pairs = [
            (TrainingConfig::SHORT.epochs as f64, TrainingConfig::PUBLISHED.epochs as f64),
            (TrainingConfig::SHORT.batch as f64, TrainingConfig::PUBLISHED.batch as f64),
            (TrainingConfig::SHORT.learning_rate, TrainingConfig::PUBLISHED.learning_rate),
            (TrainingConfig::SHORT.warmup, TrainingConfig::PUBLISHED.warmup),
            (TrainingConfig::SHORT.average, TrainingConfig::PUBLISHED.average),
        ];
        for (short, published) in pairs {
            assert!(help.contains(&format!("[default: {short}; published: {published}]")), "{short} {published}");
        }
        assert!(help.contains("[default: cosine; published: constant]"));
        assert!(TrainingConfig::SHORT.decay == Decay::Cosine && TrainingConfig::PUBLISHED.decay == Decay::Constant);
    }

    #[test]
    fn options_override_the_preset() {
        let parse = |line: &str| match Cli::try_parse_from(line.split(' ')).unwrap().command {
            Command::Denoise(denoise) => (denoise.network(), denoise.named.options.config(denoise.network())),
            _ => unreachable!("the line says denoise"),
        };
        assert_eq!(parse("t denoise"), (NetworkKind::Denoise, TrainingConfig::PUBLISHED));
        let transposed = NetworkKind::Decoder(Upsampling::Transposed2);
        assert_eq!(parse("t denoise --decoder transposed2"), (transposed, TrainingConfig::SHORT));
        assert_eq!(
            parse("t denoise --decoder transposed2 --recipe published"),
            (transposed, TrainingConfig::PUBLISHED)
        );
        assert_eq!(parse("t denoise --recipe short").1, TrainingConfig::SHORT);
        let shorter = TrainingConfig { epochs: 5, ..TrainingConfig::PUBLISHED };
        assert_eq!(parse("t denoise --epochs 5").1, shorter);
        // The options in a model card give the same configuration.
        let other = TrainingConfig { warmup: 2.5, average: 0.99, decay: Decay::Constant, ..TrainingConfig::SHORT };
        assert_eq!(parse(&format!("t denoise {}", other.options())).1, other);
    }

    #[test]
    fn invalid_values_are_an_error() {
        let options =
            ["--epochs 0", "--learning-rate nan", "--average 1", "--name ../x", "--decoder cubic", "--resume --fresh"];
        for options in options {
            let line = format!("t denoise {options}");
            assert!(Cli::try_parse_from(line.split(' ')).is_err(), "{options}");
        }
    }
}
