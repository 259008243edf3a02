//! `cargo xtask build`: dist/ as it is shipped, and what a visitor downloads of it.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::setup;
use crate::{
    failure::{Failure, Outcome},
    process,
    sizes::{self, File},
    wasm,
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
    strip_dist()?;
    report_sizes(check)
}

/// Trunk, building for release.
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

/// Takes out of each wasm file what browsers do not read.
fn strip_dist() -> Outcome {
    let dist = process::root()?.join("dist");
    for path in files_under(&dist)?.into_iter().filter(|path| path.extension().is_some_and(|e| e == "wasm")) {
        let bytes = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
        let stripped =
            wasm::strip(&bytes).map_err(|error| Failure::new(format!("{} was refused: {error}", path.display())))?;
        if stripped.len() < bytes.len() {
            fs::write(&path, stripped).map_err(|error| unreadable(&path, &error))?;
        }
    }
    Ok(())
}

fn measure() -> Outcome<Vec<File>> {
    let dist = process::root()?.join("dist");
    let mut files = Vec::new();
    for path in files_under(&dist)? {
        let raw = fs::metadata(&path).map_err(|error| unreadable(&path, &error))?.len();
        let inside = path.strip_prefix(&dist).unwrap_or(&path);
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        files.push(File { path: parts.join("/"), raw, brotli: None });
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

fn files_under(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)
        .map_err(|error| unreadable(folder, &error).hint("Build the page first: cargo xtask build"))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        if path.is_dir() {
            files.extend(files_under(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{}: {error}", path.display()))
}
