//! The report: what the trainings came to, as a web page and in Markdown. It reads model cards and weights, measures,
//! and trains nothing.
//!
//! The data flow one way: what lies on disk ([`sources`]) is measured ([`measurements`]), both are told as a plain
//! [`document`] ([`story`]), and that is written as HTML ([`page`]) and as Markdown ([`markdown`]).

mod checkerboard;
pub(crate) mod document;
mod filters;
pub(crate) mod grids;
mod markdown;
mod measurements;
mod page;
mod plots;
mod reference;
mod samples;
pub(crate) mod scores;
pub(crate) mod sources;
mod spoilt;
mod story;
pub(crate) mod table;
pub(crate) mod text;

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::{MODELS, positive};
use crate::mnist::{self, Mnist};
use crate::report::document::Report;
use crate::report::measurements::Measurements;
use crate::report::sources::Sources;
use crate::{TrainError, drawings, files};

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
        let mut command = "cargo run --release -p afterimage-train -- report".to_owned();
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
/// [`TrainError`] that says which model or run is missing and the command that makes it, or which file could not be
/// read or written.
pub fn run(options: &Options) -> Result<(), TrainError> {
    files::check_writable(&options.out)?;
    let sources = Sources::gather(&options.models, &options.runs)?;
    write(options, &sources, &mnist::load(options.data.as_deref())?)
}

fn write(options: &Options, sources: &Sources, mnist: &Mnist) -> Result<(), TrainError> {
    let drawings = drawings::read_all(&options.strokes)?;
    let measurements = Measurements::take(sources, mnist, &drawings, options.images)?;
    save(&story::tell(sources, &measurements, &options.command()), &options.out)
}

/// Writes a report as a page that needs no other file, and as a summary with its pictures.
///
/// # Errors
/// [`TrainError`] where a picture cannot be drawn or a file cannot be written.
pub(crate) fn save(report: &Report, folder: &Path) -> Result<(), TrainError> {
    let pages = [("index.html", page::html(report)?), ("README.md", markdown::markdown(report))];
    let pages = pages.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes()));
    for (name, bytes) in pages.chain(markdown::pictures(report)?) {
        let path = folder.join(name);
        files::write(&path, &bytes)?;
        println!("Wrote {}", path.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests;
