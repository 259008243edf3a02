//! The report that compares the network of eyes with inpainting. It reads the trials and the outputs of each method,
//! and measures them; nothing is trained.
//!
//! The data flow in one direction: [`set_results`] reads and measures, and [`report`] inserts the numbers into
//! `report.md`, which holds the text.

mod groups;
mod mask_scores;
mod method;
mod method_scores;
mod picture_score;
mod report;
mod set_results;
mod tables;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use afterimage_train::card::Card;
use afterimage_train::files;
use afterimage_train::network::NetworkKind;
use afterimage_train::paths::MODELS;
use clap::Args;

use crate::error::ReportError;
use crate::eye_report::set_results::SetResults;
use crate::eye_trials::FOLDER;
use crate::eye_trials::set::TrialSet;

const OUT: &str = "docs/eyes";

/// The options of `eye-report`.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// The folder of the trials and of the outputs of each method.
    #[arg(long, default_value = FOLDER)]
    trials: PathBuf,
    /// The folder of the page's networks and their model cards.
    #[arg(long, default_value = MODELS)]
    models: PathBuf,
    /// The folder for the report and its pictures.
    #[arg(long, default_value = OUT)]
    out: PathBuf,
}

/// Writes the report.
///
/// # Errors
/// [`ReportError`] with the file that is missing and the command that makes it, the file that could not be read or
/// written, or the claims of the report that are false.
pub fn run(options: &Options) -> Result<(), ReportError> {
    files::check_writable(&options.out)?;
    let results = TrialSet::ALL.into_iter().map(|set| SetResults::read(set, &options.trials));
    let results = results.collect::<Result<Vec<_>, _>>()?;
    report::report(&results, &card(&options.models)?)?.write(&options.out)
}

fn card(models: &Path) -> Result<Card, ReportError> {
    let name = NetworkKind::Eyes.name();
    let remake = format!("cargo run --release -p afterimage-train -- {}", NetworkKind::Eyes.subcommand());
    Ok(Card::read(&models.join(format!("{name}.json")), &remake)?)
}
