//! Measures the networks of Afterimage: `cargo run --release -p afterimage-report -- --help`.

use std::process::ExitCode;

use afterimage_report::cli::{Cli, run};
use clap::Parser;

fn main() -> ExitCode {
    match run(&Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
