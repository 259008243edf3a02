//! The command line.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{Args, Parser, Subcommand};

use crate::recipe::Recipe;
use crate::training::Training;
use crate::{TrainError, mnist, publish, samples};

/// Trains the networks of Afterimage and writes the files that its page loads.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Train the published recipe: Gaussian noise of strength 0.5 against the clean digits.
    Denoise(Options),
    /// Train on noise of any strength, crosshairs, erased patches, mixtures, and clean digits.
    Restore(Options),
    /// Write the page's sample digits (two of each, from the test images) as a PNG sprite.
    Samples(Samples),
}

/// The options of a training.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// How often to go through the 60,000 images.
    #[arg(long, default_value_t = 100)]
    pub epochs: usize,
    /// Images per step of the optimizer.
    #[arg(long, default_value_t = 200, value_parser = positive)]
    pub batch: usize,
    /// Adam's learning rate.
    #[arg(long, default_value_t = 0.001)]
    pub learning_rate: f64,
    /// Fixes the first weights, the order of the images and their corruption.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Use only the first so many training images (for a quick trial; all 60,000 by default).
    #[arg(long, default_value_t = 60_000, value_parser = positive)]
    pub images: usize,
    /// A folder with the four MNIST files; without it they are fetched once into data/mnist.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// Where checkpoints are kept.
    #[arg(long, default_value = "runs")]
    pub runs: PathBuf,
    /// Where the finished weights, the golden output and the model card go.
    #[arg(long, default_value = "web/assets/models")]
    pub out: PathBuf,
    /// Go on from the last checkpoint.
    #[arg(long)]
    pub resume: bool,
}

#[derive(Args, Debug)]
struct Samples {
    /// A folder with the four MNIST files; without it they are fetched once into data/mnist.
    #[arg(long)]
    data: Option<PathBuf>,
    /// The sprite to write.
    #[arg(long, default_value = "web/assets/digits.png")]
    out: PathBuf,
}

fn positive(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) | Err(_) => Err("a whole number of at least 1 is needed".to_owned()),
        Ok(number) => Ok(number),
    }
}

/// Does what the command line asks.
///
/// # Errors
/// [`TrainError`], in words for the person at the terminal.
pub fn run(cli: &Cli) -> Result<(), TrainError> {
    match &cli.command {
        Command::Denoise(options) => train(Recipe::Denoise, options),
        Command::Restore(options) => train(Recipe::Restore, options),
        Command::Samples(options) => samples::write(&mnist::load(options.data.as_deref())?.test, &options.out),
    }
}

fn train(recipe: Recipe, options: &Options) -> Result<(), TrainError> {
    let mnist = mnist::load(options.data.as_deref())?;
    let mut training = Training::start(recipe, options)?;
    training.run(&mnist.train, &stop_on_ctrl_c())?;
    publish::publish(&training, &mnist, options)
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
