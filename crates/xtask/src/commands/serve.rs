//! `cargo xtask serve`: the page on this machine, rebuilt at each change of a source.

use super::setup;
use crate::{failure::Outcome, process};

/// `serve [trunk serve's options]`.
pub fn run(arguments: &[String]) -> Outcome {
    setup::ensure(setup::SERVE)?;
    println!("\nBuilding the page and its two engines. The first time takes 10 to 15 minutes on two cores.");
    println!("Then it is at http://localhost:8080, unless --port says otherwise. Ctrl-C ends it.\n");
    process::run(super::build::trunk("serve")?.args(arguments))
}
