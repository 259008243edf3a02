//! The report: what the trainings came to, as a web page and in Markdown. It reads model cards and weights, measures,
//! and trains nothing.
//!
//! The data flow one way: what lies on disk ([`sources`]) is measured ([`measurements`]), both are told as a plain
//! [`document`] ([`story`]), and that is written as HTML ([`page`]) and as Markdown ([`markdown`]).

mod checkerboard;
mod corruptions;
mod drawings;
mod filters;
mod measurements;
mod method;
mod picture_pairs;
mod reference_scores;
mod robustness;
mod sample_rows;
mod sections;
mod sources;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use afterimage_train::cli::values::positive;
use afterimage_train::data::mnist::{self, Mnist};
use afterimage_train::files;
use afterimage_train::paths::MODELS;
use clap::Args;

use crate::digit_report::measurements::Measurements;
use crate::digit_report::sources::Sources;
use crate::document::save::save;
use crate::error::ReportError;

const RUNS: &str = "docs/training/runs";
const STROKES: &str = "tests/strokes";
const OUT: &str = "docs/training";
const IMAGES: usize = 10_000;

/// Where the report takes what it tells, and where it goes.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Where the page's networks and their cards are.
    #[arg(long, default_value = MODELS)]
    models: PathBuf,
    /// Where the cards of further trainings are.
    #[arg(long, default_value = RUNS)]
    runs: PathBuf,
    /// Where the drawings are.
    #[arg(long, default_value = STROKES)]
    strokes: PathBuf,
    /// A folder with the four MNIST files; without it they are fetched once into data/mnist.
    #[arg(long)]
    data: Option<PathBuf>,
    /// Where the page, the summary and its pictures go.
    #[arg(long, default_value = OUT)]
    out: PathBuf,
    /// Measure on only the first so many test images (for a quick look).
    #[arg(long, default_value_t = IMAGES, value_parser = positive)]
    images: usize,
}

impl Options {
    /// The command that does the same again.
    fn command(&self) -> String {
        let mut command = "cargo run --release -p afterimage-report -- report".to_owned();
        let folders =
            [("models", &self.models, MODELS), ("runs", &self.runs, RUNS), ("strokes", &self.strokes, STROKES)];
        for (name, folder, default) in folders.into_iter().chain([("out", &self.out, OUT)]) {
            if folder != Path::new(default) {
                command += &format!(" --{name} {}", folder.display());
            }
        }
        if self.images != IMAGES {
            command += &format!(" --images {}", self.images);
        }
        command
    }
}

/// Writes the report.
///
/// # Errors
/// [`ReportError`] that says which model or run is missing and the command that makes it, or which file could not be
/// read or written.
pub fn run(options: &Options) -> Result<(), ReportError> {
    files::check_writable(&options.out)?;
    let sources = Sources::gather(&options.models, &options.runs)?;
    write(options, &sources, &mnist::load(options.data.as_deref())?)
}

fn write(options: &Options, sources: &Sources, mnist: &Mnist) -> Result<(), ReportError> {
    let drawings = drawings::read_all(&options.strokes)?;
    let measurements = Measurements::take(sources, mnist, &drawings, options.images)?;
    save(&sections::report(sources, &measurements, &options.command()), &options.out)
}
