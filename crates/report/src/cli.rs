//! The command line.

use clap::{Parser, Subcommand};

use crate::error::ReportError;
use crate::{digit_report, eye_report, eye_trials};

/// Measures the networks of Afterimage and writes the reports about them; nothing is trained.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the report about all trainings on digits, from their model cards and weights.
    Report(digit_report::Options),
    /// Write eyes under crosshairs that were not in any training, and the network's outputs for them, for comparisons.
    EyeTrials(eye_trials::Options),
    /// Write the report that compares the eyes' network with inpainting, from the trials and the outputs of each method.
    EyeReport(eye_report::Options),
}

/// Runs the command.
///
/// # Errors
/// [`ReportError`], whose message is for the user at the terminal.
pub fn run(cli: &Cli) -> Result<(), ReportError> {
    match &cli.command {
        Command::Report(options) => digit_report::run(options),
        Command::EyeTrials(options) => eye_trials::run(options),
        Command::EyeReport(options) => eye_report::run(options),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
