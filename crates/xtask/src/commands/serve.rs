//! `cargo xtask serve`: serves the page on this machine, and builds it again at each change of a source.

use super::setup;
use crate::{error::Result, process};

/// `serve [trunk serve's options]`.
pub fn run(arguments: &[String]) -> Result {
    setup::ensure(setup::SERVE)?;
    println!("\nBuilding the page and its two engines. The first time takes 10 to 15 minutes on two cores.");
    println!("Then it is at http://localhost:8080, unless --port names another port. Ctrl-C stops it.\n");
    process::run(super::build::trunk("serve")?.args(arguments))
}
