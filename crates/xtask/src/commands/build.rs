//! `cargo xtask build`: builds dist/ as it is shipped, and prints the sizes of its files.

use std::{collections::HashMap, fs, process::Command};

use afterimage_bundle::sizes::{self, File};

use super::setup;
use crate::{
    error::{Error, Result},
    process,
};

/// A script for Node.js that prints `bytes path` for each path: its compressed size. Node.js has brotli built in. A crate
/// would have to be compiled, unoptimised, before the first `cargo xtask`.
const BROTLI: &str = include_str!("../brotli.mjs");

/// `build [--check-sizes]`.
pub fn run(arguments: &[String]) -> Result {
    let check = match arguments {
        [] => false,
        [flag] if flag == "--check-sizes" => true,
        _ => return Err(Error::new("usage: cargo xtask build [--check-sizes]")),
    };
    setup::ensure(setup::SERVE)?;
    process::run(trunk("build")?.arg("--release"))?;
    report_sizes(check)
}

/// A Trunk command. Trunk calls `cargo xtask finish` (Trunk.toml).
pub fn trunk(subcommand: &str) -> Result<Command> {
    let mut trunk = process::command("trunk")?;
    // Trunk reads NO_COLOR as an option of its own and refuses every value but `true` and `false`.
    trunk.env_remove("NO_COLOR").args(["--skip-version-check", subcommand]);
    Ok(trunk)
}

/// Prints the size table of dist/. With `check`: an error where a budget is exceeded.
pub fn report_sizes(check: bool) -> Result {
    let files = measure()?;
    println!("{}", sizes::table(&files));
    let violations = sizes::budget_violations(&files);
    if check && !violations.is_empty() {
        return Err(
            Error::new(violations.join("\n")).hint("Make it smaller, or load it later (crates/bundle/src/sizes.rs).")
        );
    }
    Ok(())
}

/// The files of dist/ and their sizes.
fn measure() -> Result<Vec<File>> {
    let dist = process::root()?.join("dist");
    let mut files = Vec::new();
    let listed = afterimage_bundle::files(&dist)
        .map_err(|error| Error::from(error).hint("Build the page first: cargo xtask build"))?;
    for file in listed {
        let raw = fs::metadata(&file.on_disk)
            .map_err(|error| Error::new(format!("{}: {error}", file.on_disk.display())))?
            .len();
        files.push(File { path: file.relative, raw, brotli: None });
    }
    println!("\nCompressing {} files to measure what a visitor downloads …", files.len());
    let paths = files.iter().map(|file| file.path.as_str());
    let mut node = process::command("node")?;
    node.current_dir(&dist).args(["--input-type=module", "--eval", BROTLI, "--"]).args(paths);
    let Some(output) = process::capture(&mut node) else {
        println!("Node.js was not found or failed, so the brotli sizes are unknown.");
        return Ok(files);
    };
    let sizes: HashMap<&str, u64> = output
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(bytes, path)| Some((path, bytes.parse().ok()?)))
        .collect();
    for file in &mut files {
        file.brotli = sizes.get(file.path.as_str()).copied();
    }
    Ok(files)
}
