//! The command line.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use afterimage_model::Upsampling;
use burn::tensor::Device;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::device::Compute;
use crate::images::Split;
use crate::job::{Job, Start};
use crate::network::Network;
use crate::recipe::{Decay, Recipe};
use crate::subject::Subject;
use crate::training::Training;
use crate::{TrainError, eye_report, eye_trials, eyes::Eyes, mnist, publish, report, samples};

/// Where the page looks for its networks.
pub const MODELS: &str = "web/assets/models";

/// Trains the networks of Afterimage and writes the files that its page loads.
///
/// Ctrl-C keeps everything: --resume goes on with the same numbers as if it had never stopped.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Train the identity on clean digits, through a narrower bottleneck.
    Plain(Named),
    /// Train against Gaussian noise of strength 0.5: the published network, or one with another decoder.
    Denoise(Denoise),
    /// Train on noise of any strength, crosshairs, erased patches, mixtures, and clean digits.
    Restore(Named),
    /// Train on synthetic eyes under crosshairs and noise.
    Eyes(Named),
    /// Train every network that the page ships, one after the other.
    All(Options),
    /// Write the page's sample digits (two of each, from the test images) as an IDX file, MNIST's own format.
    Samples(Samples),
    /// Write the page's gallery of eyes, none of which any training sees, as an IDX file of four dimensions.
    Gallery(Gallery),
    /// Write eyes under crosshairs that no training saw, and what the network makes of them, for comparisons.
    EyeTrials(eye_trials::Options),
    /// Write a web page and a summary about the eyes' network beside inpainting, from the trials and what each method
    /// made of them.
    EyeReport(eye_report::Options),
    /// Write a web page and a summary about all trainings from their model cards and weights; nothing is trained.
    Report(report::Options),
}

#[derive(Args, Clone, Debug)]
struct Denoise {
    /// One of the four decoders that are compared; without it the published network (nearest) by the published recipe.
    #[arg(long, value_parser = upsampling())]
    decoder: Option<Upsampling>,
    #[command(flatten)]
    named: Named,
}

#[derive(Args, Clone, Debug)]
struct Named {
    /// The name of its files [default: the network's name].
    #[arg(long, value_parser = file_name)]
    name: Option<String>,
    #[command(flatten)]
    options: Options,
}

/// The options of a training.
#[derive(Args, Clone, Debug)]
struct Options {
    /// The recipe that gives the defaults below [default: published for denoise without --decoder, short for other
    /// digits; eyes have one of their own: 14 epochs, batch 20, rate 0.004, warm-up 0.5].
    #[arg(long)]
    recipe: Option<Preset>,
    /// How often to go through the images [default: 33; published: 100].
    #[arg(long, value_parser = positive)]
    epochs: Option<usize>,
    /// Images per step of the optimizer [default: 200; published: 200].
    #[arg(long, value_parser = positive)]
    batch: Option<usize>,
    /// Adam's learning rate at its highest [default: 0.003; published: 0.001].
    #[arg(long, value_parser = rate)]
    learning_rate: Option<f64>,
    /// Epochs over which the learning rate rises from zero [default: 1; published: 0].
    #[arg(long, value_parser = share_or_more)]
    warmup: Option<f64>,
    /// How the learning rate falls after that [default: cosine; published: constant].
    #[arg(long)]
    decay: Option<Decay>,
    /// What the average of the weights keeps at each step, below 1; 0 ships the weights themselves [default: 0;
    /// published: 0].
    #[arg(long, value_parser = below_one)]
    average: Option<f64>,
    /// Fixes the first weights, the order of the images and their corruption.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Use only the first so many training images (for a quick trial) [default: 60000; eyes: 20000].
    #[arg(long, value_parser = positive)]
    images: Option<usize>,
    /// Where to compute; vulkan and cuda need a trainer built with the feature of that name.
    #[arg(long, default_value = "cpu")]
    device: Compute,
    /// A folder with the four MNIST files; without it they are fetched once into data/mnist.
    #[arg(long)]
    data: Option<PathBuf>,
    /// Where checkpoints are kept.
    #[arg(long, default_value = "runs")]
    runs: PathBuf,
    /// Where the finished weights, the golden output and the model card go.
    #[arg(long, default_value = MODELS)]
    out: PathBuf,
    /// Go on from the last checkpoint.
    #[arg(long)]
    resume: bool,
    /// Begin anew, and throw away an unfinished training of the same name.
    #[arg(long, conflicts_with = "resume")]
    fresh: bool,
}

/// A recipe with a name.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Preset {
    /// 100 epochs at a constant rate.
    Published,
    /// A third as long, at a rate that rises higher and falls to zero.
    Short,
}

#[derive(Args, Debug)]
struct Samples {
    /// A folder with the four MNIST files; without it they are fetched once into data/mnist.
    #[arg(long)]
    data: Option<PathBuf>,
    /// The file to write.
    #[arg(long, default_value = "web/assets/digits.idx3-ubyte")]
    out: PathBuf,
}

#[derive(Args, Debug)]
struct Gallery {
    /// The file to write.
    #[arg(long, default_value = "web/assets/eyes.idx4-ubyte")]
    out: PathBuf,
}

impl Options {
    fn recipe(&self, network: Network) -> Recipe {
        let base = match self.recipe {
            Some(Preset::Published) => Recipe::PUBLISHED,
            Some(Preset::Short) => Recipe::SHORT,
            None => network.recipe(),
        };
        Recipe {
            epochs: self.epochs.unwrap_or(base.epochs),
            batch: self.batch.unwrap_or(base.batch),
            learning_rate: self.learning_rate.unwrap_or(base.learning_rate),
            warmup: self.warmup.unwrap_or(base.warmup),
            decay: self.decay.unwrap_or(base.decay),
            average: self.average.unwrap_or(base.average),
        }
    }

    fn job(&self, network: Network, name: Option<&String>) -> Job {
        Job {
            name: name.cloned().unwrap_or_else(|| network.name()),
            network,
            recipe: self.recipe(network),
            seed: self.seed,
            images: self.images.unwrap_or(network.images()),
            compute: self.device,
            runs: self.runs.clone(),
            out: self.out.clone(),
            start: match (self.resume, self.fresh) {
                (true, _) => Start::Resume,
                (false, true) => Start::Fresh,
                (false, false) => Start::Careful,
            },
        }
    }
}

impl Denoise {
    fn network(&self) -> Network {
        self.decoder.map_or(Network::Denoise, Network::Decoder)
    }
}

fn upsampling() -> impl TypedValueParser<Value = Upsampling> {
    PossibleValuesParser::new(Upsampling::ALL.map(Upsampling::name)).map(|name| {
        // The parser has seen to it that it is one of the four.
        Upsampling::ALL.into_iter().find(|upsampling| upsampling.name() == name).unwrap_or_default()
    })
}

pub(crate) fn positive(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) | Err(_) => Err("a whole number of at least 1 is needed".to_owned()),
        Ok(number) => Ok(number),
    }
}

/// A number of which `fits` holds.
fn number(text: &str, fits: impl Fn(f64) -> bool, needed: &str) -> Result<f64, String> {
    text.parse().ok().filter(|number| fits(*number)).ok_or_else(|| format!("{needed} is needed"))
}

fn rate(text: &str) -> Result<f64, String> {
    number(text, |rate| rate > 0.0 && rate.is_finite(), "a number above 0")
}

fn share_or_more(text: &str) -> Result<f64, String> {
    number(text, |epochs| epochs >= 0.0 && epochs.is_finite(), "a number of at least 0")
}

fn below_one(text: &str) -> Result<f64, String> {
    number(text, |share| (0.0..1.0).contains(&share), "a number of at least 0 and below 1")
}

/// A name that stays in its folder.
fn file_name(text: &str) -> Result<String, String> {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    match !text.is_empty() && text.chars().all(allowed) {
        true => Ok(text.to_owned()),
        false => Err("letters, digits, - and _ are allowed".to_owned()),
    }
}

/// Does what the command line asks.
///
/// # Errors
/// [`TrainError`], in words for the person at the terminal.
pub fn run(cli: &Cli) -> Result<(), TrainError> {
    match &cli.command {
        Command::Plain(named) => train_one(Network::Plain, named),
        Command::Denoise(denoise) => train_one(denoise.network(), &denoise.named),
        Command::Restore(named) => train_one(Network::Restore, named),
        Command::Eyes(named) => train_one(Network::Eyes, named),
        Command::All(options) => train_all(options),
        Command::Samples(options) => samples::write(&mnist::load(options.data.as_deref())?.test, &options.out),
        Command::Gallery(options) => samples::write_gallery(&options.out),
        Command::EyeTrials(options) => eye_trials::run(options),
        Command::EyeReport(options) => eye_report::run(options),
        Command::Report(options) => report::run(options),
    }
}

fn train_one(network: Network, Named { name, options }: &Named) -> Result<(), TrainError> {
    let job = options.job(network, name.as_ref());
    job.check()?;
    let device = options.device.open()?;
    let stop = stop_on_ctrl_c();
    match network.subject() {
        Subject::Eyes => train(job, &device, make_eyes(options, network).split(), &stop),
        Subject::Digits | Subject::Drawings => {
            train(job, &device, mnist::load(options.data.as_deref())?.split(), &stop)
        }
    }
}

fn make_eyes(options: &Options, network: Network) -> Eyes {
    let count = options.images.unwrap_or(network.images());
    println!("Making {count} eyes …");
    Eyes::make(count)
}

/// Trains all networks; with `--resume` those without a checkpoint from the beginning.
fn train_all(options: &Options) -> Result<(), TrainError> {
    let jobs: Vec<Job> = Network::all()
        .map(|network| {
            let job = options.job(network, None);
            let start = match job.start {
                Start::Resume if !job.checkpoint().exists() => Start::Careful,
                start => start,
            };
            Job { start, ..job }
        })
        .collect();
    jobs.iter().try_for_each(Job::check)?;
    let device = options.device.open()?;
    let (mnist, stop) = (mnist::load(options.data.as_deref())?, stop_on_ctrl_c());
    jobs.into_iter().try_for_each(|job| match job.network.subject() {
        Subject::Eyes => {
            let eyes = make_eyes(options, job.network);
            train(job, &device, eyes.split(), &stop)
        }
        Subject::Digits | Subject::Drawings => train(job, &device, mnist.split(), &stop),
    })
}

fn train(job: Job, device: &Device, data: Split<'_>, stop: &AtomicBool) -> Result<(), TrainError> {
    println!("Training {}: {} images, {}", job.name, job.images.min(data.train.len()), job.recipe.options());
    let mut training = Training::start(job, device)?;
    training.run(data, stop)?;
    publish::publish(&training, data)
}

/// A flag that Ctrl-C (or a polite kill) raises; training looks at it after each batch.
fn stop_on_ctrl_c() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    let handled = ctrlc::set_handler(move || flag.store(true, Ordering::Relaxed));
    if let Err(error) = handled {
        eprintln!("note: Ctrl-C will end the training at once, keeping the last checkpoint: {error}");
    }
    stop
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn help_tells_the_recipes_as_they_are() {
        let mut command = Cli::command();
        let help = command.find_subcommand_mut("denoise").unwrap().render_long_help().to_string();
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        let pairs = [
            (Recipe::SHORT.epochs as f64, Recipe::PUBLISHED.epochs as f64),
            (Recipe::SHORT.batch as f64, Recipe::PUBLISHED.batch as f64),
            (Recipe::SHORT.learning_rate, Recipe::PUBLISHED.learning_rate),
            (Recipe::SHORT.warmup, Recipe::PUBLISHED.warmup),
            (Recipe::SHORT.average, Recipe::PUBLISHED.average),
        ];
        for (short, published) in pairs {
            assert!(help.contains(&format!("[default: {short}; published: {published}]")), "{short} {published}");
        }
        assert!(help.contains("[default: cosine; published: constant]"));
        assert!(Recipe::SHORT.decay == Decay::Cosine && Recipe::PUBLISHED.decay == Decay::Constant);
    }

    #[test]
    fn options_override_the_recipe() {
        let parse = |line: &str| match Cli::try_parse_from(line.split(' ')).unwrap().command {
            Command::Denoise(denoise) => (denoise.network(), denoise.named.options.recipe(denoise.network())),
            _ => unreachable!("the line says denoise"),
        };
        assert_eq!(parse("t denoise"), (Network::Denoise, Recipe::PUBLISHED));
        let transposed = Network::Decoder(Upsampling::Transposed2);
        assert_eq!(parse("t denoise --decoder transposed2"), (transposed, Recipe::SHORT));
        assert_eq!(parse("t denoise --decoder transposed2 --recipe published"), (transposed, Recipe::PUBLISHED));
        assert_eq!(parse("t denoise --recipe short").1, Recipe::SHORT);
        let shorter = Recipe { epochs: 5, ..Recipe::PUBLISHED };
        assert_eq!(parse("t denoise --epochs 5").1, shorter);
        // What a card says brings the same recipe back.
        let other = Recipe { warmup: 2.5, average: 0.99, decay: Decay::Constant, ..Recipe::SHORT };
        assert_eq!(parse(&format!("t denoise {}", other.options())).1, other);
    }

    #[test]
    fn nonsense_is_refused() {
        let options =
            ["--epochs 0", "--learning-rate nan", "--average 1", "--name ../x", "--decoder cubic", "--resume --fresh"];
        for options in options {
            let line = format!("t denoise {options}");
            assert!(Cli::try_parse_from(line.split(' ')).is_err(), "{options}");
        }
    }
}
