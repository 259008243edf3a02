//! Trains the networks of Afterimage: `cargo run --release -p afterimage-train -- --help`.

use std::process::ExitCode;

use afterimage_train::cli::{Cli, run};
use afterimage_train::error::TrainError;
use afterimage_train::stop;
use afterimage_train::terminal::warn;
use clap::Parser;

fn main() -> ExitCode {
    match run(&Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error @ TrainError::Stopped(_)) => {
            warn(error);
            ExitCode::from(stop::EXIT_CODE)
        }
        Err(error) => {
            warn(format_args!("error: {error}"));
            ExitCode::FAILURE
        }
    }
}
