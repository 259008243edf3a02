//! The report about the eyes' network beside inpainting. It reads the trials and what each method made of them,
//! measures, and trains nothing.
//!
//! The data flow one way: what lies on disk is measured ([`results`]), told as a plain document ([`story`]), and
//! written as the other [`report`](crate::report) is.

mod method;
mod method_scores;
mod picture_score;
mod sections;
mod set_results;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use afterimage_train::card::Card;
use afterimage_train::files;
use afterimage_train::network::NetworkKind;
use afterimage_train::paths::MODELS;
use clap::Args;

use crate::document::save::save;
use crate::error::ReportError;
use crate::eye_report::set_results::SetResults;
use crate::eye_trials::FOLDER;
use crate::eye_trials::set::TrialSet;

const OUT: &str = "docs/eyes";

/// Where the report takes what it tells, and where it goes.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Where the trials are, and what each method made of them.
    #[arg(long, default_value = FOLDER)]
    trials: PathBuf,
    /// Where the page's networks and their cards are.
    #[arg(long, default_value = MODELS)]
    models: PathBuf,
    /// Where the page, the summary and its pictures go.
    #[arg(long, default_value = OUT)]
    out: PathBuf,
}

/// Writes the report.
///
/// # Errors
/// [`ReportError`] that says which file is missing and the command that makes it, or which file could not be read or
/// written.
pub fn run(options: &Options) -> Result<(), ReportError> {
    files::check_writable(&options.out)?;
    let results = TrialSet::ALL.into_iter().map(|set| SetResults::read(set, &options.trials));
    let results = results.collect::<Result<Vec<_>, _>>()?;
    save(&sections::report(&results, &card(&options.models)?), &options.out)
}

fn card(models: &Path) -> Result<Card, ReportError> {
    let name = NetworkKind::Eyes.name();
    let remake = format!("cargo run --release -p afterimage-train -- {}", NetworkKind::Eyes.subcommand());
    Ok(Card::read(&models.join(format!("{name}.json")), &remake)?)
}
