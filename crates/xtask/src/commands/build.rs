//! `cargo xtask build`: dist/ as it is shipped, and what a visitor downloads of it.

use std::{collections::HashMap, fs, process::Command};

use super::setup;
use crate::{
    failure::{Failure, Outcome},
    folder::{self, fault},
    process,
    sizes::{self, File},
};

/// Prints `bytes path` for each path given. In Node, because it brings brotli along and a crate would have to be
/// compiled, unoptimised, before the first `cargo xtask`.
const BROTLI: &str = include_str!("../brotli.mjs");

/// `build [--check-sizes]`.
pub fn run(arguments: &[String]) -> Outcome {
    let check = match arguments {
        [] => false,
        [flag] if flag == "--check-sizes" => true,
        _ => return Err(Failure::new("usage: cargo xtask build [--check-sizes]")),
    };
    setup::ensure(setup::SERVE)?;
    process::run(&mut trunk("build")?)?;
    report_sizes(check)
}

/// Trunk, building for release. It calls `cargo xtask finish` by itself (Trunk.toml).
pub fn trunk(subcommand: &str) -> Outcome<Command> {
    let mut trunk = process::command("trunk")?;
    // Trunk takes NO_COLOR for an option of its own and refuses every value but `true` and `false`.
    trunk.env_remove("NO_COLOR").args(["--skip-version-check", subcommand, "--release"]);
    Ok(trunk)
}

/// The size table of dist/; with `check`, an error where a budget is not kept.
pub fn report_sizes(check: bool) -> Outcome {
    let files = measure()?;
    println!("{}", sizes::table(&files));
    let over = sizes::over_budget(&files);
    if check && !over.is_empty() {
        return Err(
            Failure::new(over.join("\n")).hint("Make it smaller, or load it later (crates/xtask/src/sizes.rs).")
        );
    }
    Ok(())
}

fn measure() -> Outcome<Vec<File>> {
    let dist = process::root()?.join("dist");
    let mut files = Vec::new();
    for file in folder::files(&dist)? {
        let raw = fs::metadata(&file.on_disk).map_err(|error| fault(&file.on_disk, &error))?.len();
        files.push(File { path: file.inside, raw, brotli: None });
    }
    println!("\nCompressing {} files to see what a visitor downloads …", files.len());
    let paths = files.iter().map(|file| file.path.as_str());
    let mut node = process::command("node")?;
    node.current_dir(&dist).args(["--input-type=module", "--eval", BROTLI, "--"]).args(paths);
    let Some(output) = process::capture(&mut node) else {
        println!("Node.js is not there or failed, so the brotli sizes are unknown.");
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
