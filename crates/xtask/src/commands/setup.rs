//! `cargo xtask setup`: installs what is missing, and nothing else.

use crate::{
    failure::{Failure, Outcome},
    needs::Need,
};

/// To build and serve the page. No browser, no Node, no wasm-pack: who only wants to see the page waits for less.
pub const SERVE: &[Need] = &[Need::WasmTarget, Need::WasmBindgen, Need::Trunk];

/// To run every check and test.
pub const TEST: &[Need] = &[
    Need::WasmTarget,
    Need::WasmBindgen,
    Need::WasmPack,
    Need::Trunk,
    Need::CargoDeny,
    Need::Node,
    Need::TestPackages,
    Need::Browser,
];

/// To measure the built page beside its peers.
pub const BENCH: &[Need] =
    &[Need::WasmTarget, Need::WasmBindgen, Need::Node, Need::TestPackages, Need::BenchPackages, Need::Browser];

/// To measure the trainer beside its peer; it has no part in the page.
pub const BENCH_TRAIN: &[Need] = &[Need::Node, Need::TensorFlow];

/// To set the eyes' network beside inpainting.
pub const BENCH_INPAINTING: &[Need] = &[Need::OpenCv];

/// `setup [--for serve|build|test|bench]`.
pub fn run(arguments: &[String]) -> Outcome {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let needs = match arguments[..] {
        [] | ["--for", "test"] => TEST,
        ["--for", "serve" | "build"] => SERVE,
        ["--for", "bench"] => BENCH,
        _ => return Err(Failure::new("usage: cargo xtask setup [--for serve|build|test|bench]")),
    };
    ensure(needs)
}

/// Installs those that are missing, with one line for each.
pub fn ensure(needs: &[Need]) -> Outcome {
    for (index, need) in needs.iter().enumerate() {
        let title = format!("[{}/{}] {}", index + 1, needs.len(), need.title()?);
        if need.is_met()? {
            println!("{title} … already there");
            continue;
        }
        println!("{title} … installing ({})", need.cost());
        need.install()?;
        if !need.is_met()? {
            return Err(Failure::new(format!("{title}: was installed, but is still not found")).hint(need.advice()));
        }
        println!("{title} … installed");
    }
    Ok(())
}
