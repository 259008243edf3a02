//! `cargo xtask imports`: lists the files that import each other in a circle, and checks the dependencies of crates/app.

use std::process::Command;

use crate::{
    error::{Error, Result},
    process,
};

/// `imports [folder]`. Without a folder: this workspace.
pub fn run(arguments: &[String]) -> Result {
    let mut cargo = test_command()?;
    match arguments {
        [] => {}
        [folder] => {
            let root = std::path::absolute(folder).map_err(|error| Error::new(format!("{folder}: {error}")))?;
            cargo.env("AFTERIMAGE_ROOT", root);
        }
        _ => return Err(Error::new("usage: cargo xtask imports [folder]")),
    }
    process::run(&mut cargo)
}

/// The command that runs these checks. They are tests, so that this program needs no parser for Rust.
pub fn test_command() -> Result<Command> {
    let mut cargo = process::command("cargo")?;
    cargo.args(["test", "--package", "afterimage-xtask", "--test", "imports", "--"]);
    cargo.args(["--nocapture", "--test-threads=1"]);
    Ok(cargo)
}
