//! `cargo xtask setup`: installs what is missing, and nothing else.

use crate::{
    error::{Error, Result},
    prerequisites::Prerequisite,
};

/// For building and serving the page: without browser, Node.js and wasm-pack, to keep the first start short.
pub const SERVE: &[Prerequisite] = &[Prerequisite::WasmTarget, Prerequisite::WasmBindgen, Prerequisite::Trunk];

/// For all checks and tests.
pub const TEST: &[Prerequisite] = &[
    Prerequisite::WasmTarget,
    Prerequisite::WasmBindgen,
    Prerequisite::WasmPack,
    Prerequisite::Trunk,
    Prerequisite::CargoDeny,
    Prerequisite::Typos,
    Prerequisite::Node,
    Prerequisite::TestPackages,
    Prerequisite::Browser,
    Prerequisite::Firefox,
    Prerequisite::WebKit,
];

/// For the benchmarks of the built page.
pub const BENCH: &[Prerequisite] = &[
    Prerequisite::WasmTarget,
    Prerequisite::WasmBindgen,
    Prerequisite::Node,
    Prerequisite::TestPackages,
    Prerequisite::BenchPackages,
    Prerequisite::Browser,
];

/// For the comparison of the trainer with TensorFlow. The page is not part of it.
pub const BENCH_TRAIN: &[Prerequisite] = &[Prerequisite::Node, Prerequisite::TensorFlow];

/// For the comparison of the eyes' network with inpainting.
pub const BENCH_INPAINTING: &[Prerequisite] = &[Prerequisite::OpenCv];

/// `setup [--for serve|build|test|bench]`.
pub fn run(arguments: &[String]) -> Result {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let prerequisites = match arguments[..] {
        [] | ["--for", "test"] => TEST,
        ["--for", "serve" | "build"] => SERVE,
        ["--for", "bench"] => BENCH,
        _ => return Err(Error::new("usage: cargo xtask setup [--for serve|build|test|bench]")),
    };
    ensure(prerequisites)
}

/// Prints which of these prerequisites are missing, and installs those. An optional one that cannot be installed is only
/// reported.
pub fn ensure(prerequisites: &[Prerequisite]) -> Result {
    let mut missing = Vec::new();
    for prerequisite in prerequisites {
        let title = prerequisite.title()?;
        if prerequisite.is_installed()? {
            println!("{title}: already installed");
        } else {
            println!("{title}: missing ({})", prerequisite.cost());
            missing.push((prerequisite, title));
        }
    }
    for (index, (prerequisite, title)) in missing.iter().enumerate() {
        println!("\n[{}/{}] Installing {title} …", index + 1, missing.len());
        match install(**prerequisite, title) {
            Err(error) if prerequisite.is_optional() => println!("{error}"),
            result => result?,
        }
    }
    Ok(())
}

fn install(prerequisite: Prerequisite, title: &str) -> Result {
    prerequisite.install()?;
    if prerequisite.is_installed()? {
        return Ok(());
    }
    Err(Error::new(format!("{title}: was installed, but is still not found")).hint(prerequisite.advice()))
}
