//! The report on the networks of digits. It reads model cards and weights, and measures the networks; nothing is
//! trained.
//!
//! The data flow in one direction: [`sources`] reads the files, [`measurements`] measures, and [`report`] inserts both
//! into `report.md`, which holds the text.

mod checkerboard;
mod claims;
mod corruptions;
mod drawings;
mod filters;
mod measurements;
mod method;
mod picture_pairs;
mod plots;
mod reference_scores;
mod report;
mod robustness;
mod runs;
mod sample_rows;
mod score_tables;
mod sources;
mod tables;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use afterimage_train::card::git_revision;
use afterimage_train::cli::values::positive;
use afterimage_train::data::mnist::{self, Mnist};
use afterimage_train::files;
use afterimage_train::paths::MODELS;
use clap::Args;

use crate::digit_report::measurements::Measurements;
use crate::digit_report::sources::Sources;
use crate::error::ReportError;

const RUNS: &str = "docs/training/runs";
const STROKES: &str = "tests/strokes";
const OUT: &str = "docs/training";
const IMAGES: usize = 10_000;

/// The options of `report`.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// The folder of the page's networks and their model cards.
    #[arg(long, default_value = MODELS)]
    models: PathBuf,
    /// The folder with the model cards of further trainings.
    #[arg(long, default_value = RUNS)]
    runs: PathBuf,
    /// The folder of the drawings.
    #[arg(long, default_value = STROKES)]
    strokes: PathBuf,
    /// A folder with the four MNIST files [default: they are downloaded once into data/mnist].
    #[arg(long)]
    data: Option<PathBuf>,
    /// The folder for the report and its pictures.
    #[arg(long, default_value = OUT)]
    out: PathBuf,
    /// Measure on the first IMAGES test images only, for a quick look.
    #[arg(long, default_value_t = IMAGES, value_parser = positive)]
    images: usize,
}

/// Writes the report.
///
/// # Errors
/// [`ReportError`] with the network that is missing and the command that trains it, the file that could not be read or
/// written, or the claims of the report that are false.
pub fn run(options: &Options) -> Result<(), ReportError> {
    files::check_writable(&options.out)?;
    let sources = Sources::read(&options.models, &options.runs)?;
    write(options, &sources, &mnist::load(options.data.as_deref())?, &git_revision())
}

fn write(options: &Options, sources: &Sources, mnist: &Mnist, revision: &str) -> Result<(), ReportError> {
    let drawings = drawings::read_all(&options.strokes)?;
    let measurements = Measurements::new(sources, mnist, &drawings, options.images)?;
    report::report(sources, &measurements, revision)?.write(&options.out)
}
