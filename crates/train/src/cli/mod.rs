//! The command line.

mod options;
pub mod values;

use afterimage_architecture::Dataset;
use burn::tensor::Device;
use clap::{Parser, Subcommand};

use self::options::{DenoiseOptions, GalleryOptions, NamedOptions, SamplesOptions, TrainingOptions};
use self::values::ImagesOption;
use crate::data::eyes::Eyes;
use crate::data::images::LoadedData;
use crate::data::{mnist, pictures};
use crate::error::TrainError;
use crate::export::{samples, trained_network};
use crate::network::NetworkKind;
use crate::stop::Stop;
use crate::terminal::say;
use crate::training::job::{DataSource, Start, TrainingJob};
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
    /// Train on synthetic eyes and scenes under crosshairs of many shapes and noise, to find and fill them.
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
    check_data_options(options)?;
    if network.dataset() == Dataset::Eyes && options.data.is_some() {
        return Err(TrainError::Options(
            "--data is for digits; for eyes give a folder with pictures to --images, or nothing, and they are made"
                .to_owned(),
        ));
    }
    let job = options.job(network, name.as_ref());
    job.check()?;
    let device = options.device.open()?;
    let stop = Stop::on_signals();
    let data = load(&job)?;
    train(job, &device, &data, &stop)
}

/// Trains all networks. With `--resume`, networks without a checkpoint start from the beginning.
fn train_all(options: &TrainingOptions) -> Result<(), TrainError> {
    check_data_options(options)?;
    if matches!(options.images, Some(ImagesOption::Folder(_))) {
        return Err(TrainError::Options(
            "all trains networks for digits and for eyes; with a folder for --images name one of them, such as restore \
             or eyes"
                .to_owned(),
        ));
    }
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
    let (stop, mut loaded) = (Stop::on_signals(), None);
    for job in jobs {
        let checkpoint = job.checkpoint();
        // The digits are loaded once. They come first.
        let data = match loaded.take() {
            Some((dataset, data)) if dataset == job.network.dataset() => data,
            _ => load(&job)?,
        };
        let dataset = job.network.dataset();
        train(job, &device, &data, &stop)?;
        loaded = Some((dataset, data));
        if stop.is_requested() {
            return Err(TrainError::Stopped(checkpoint));
        }
    }
    Ok(())
}

fn check_data_options(options: &TrainingOptions) -> Result<(), TrainError> {
    match (&options.images, &options.data) {
        (Some(ImagesOption::Folder(_)), Some(_)) => Err(TrainError::Options(
            "--data and a folder for --images both say what to train on; give one of them".to_owned(),
        )),
        _ => Ok(()),
    }
}

/// The data of the job: read, fetched or made.
fn load(job: &TrainingJob) -> Result<LoadedData, TrainError> {
    match (&job.data, job.network.dataset()) {
        (DataSource::Pictures(folder), _) => {
            say(format_args!("Reading the pictures in {} …", folder.display()));
            pictures::load(folder, job.network.architecture().image)
        }
        (DataSource::IdxFiles(folder), _) => Ok(mnist::load(Some(folder))?.into()),
        (DataSource::Standard, Dataset::Digits) => Ok(mnist::load(None)?.into()),
        (DataSource::Standard, Dataset::Eyes) => {
            say(format_args!("Making {} eyes and scenes …", job.images));
            Ok(Eyes::new(job.images).into())
        }
    }
}

fn train(mut job: TrainingJob, device: &Device, data: &LoadedData, stop: &Stop) -> Result<(), TrainError> {
    let count = data.split().train.count();
    job.custom_checksum = data.custom_checksum();
    if matches!(job.data, DataSource::Pictures(_)) {
        job.images = count;
    }
    say(format_args!("Training {}: {} images, {}", job.name, job.images.min(count), job.config.options()));
    let mut trainer = Trainer::new(job, device)?;
    stop.defer(|requested| {
        trainer.run(data.split(), requested)?;
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
        let [long, short, published] = [TrainingConfig::LONG, TrainingConfig::SHORT, TrainingConfig::PUBLISHED];
        let defaults = |value: fn(&TrainingConfig) -> f64| [value(&long), value(&short), value(&published)];
        let shown = [
            defaults(|config| config.epochs as f64),
            defaults(|config| config.batch as f64),
            defaults(|config| config.learning_rate),
            defaults(|config| config.warmup),
            defaults(|config| config.average),
        ];
        for [long, short, published] in shown {
            let text = format!("[long: {long}; short: {short}; published: {published}]");
            assert!(help.contains(&text), "{text}");
        }
        assert!(help.contains("[long: cosine; short: cosine; published: constant]"));
        assert_eq!([long.decay, short.decay, published.decay], [Decay::Cosine, Decay::Cosine, Decay::Constant]);
    }

    #[test]
    fn options_override_the_preset() {
        let parse = |line: &str| match Cli::try_parse_from(line.split(' ')).unwrap().command {
            Command::Denoise(denoise) => (denoise.network(), denoise.named.options.config(denoise.network())),
            _ => unreachable!("the line says denoise"),
        };
        assert_eq!(parse("t denoise"), (NetworkKind::Denoise, TrainingConfig::LONG));
        let transposed = NetworkKind::Decoder(Upsampling::Transposed2);
        assert_eq!(parse("t denoise --decoder transposed2"), (transposed, TrainingConfig::SHORT));
        assert_eq!(
            parse("t denoise --decoder transposed2 --recipe published"),
            (transposed, TrainingConfig::PUBLISHED)
        );
        assert_eq!(parse("t denoise --recipe short").1, TrainingConfig::SHORT);
        let shorter = TrainingConfig { epochs: 5, ..TrainingConfig::LONG };
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
