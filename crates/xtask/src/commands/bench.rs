//! `cargo xtask bench`: measures the page in dist/, the trainer, or the eyes' network. The measurements themselves are
//! scripts in bench/, or part of the trainer.

use std::env::consts::EXE_SUFFIX;

use super::{build, setup};
use crate::{
    error::{Error, Result},
    process, python,
};

/// The folder of the pictures that both the network and inpainting restore, and of their results.
const TRIALS: &str = "target/bench/eyes";

/// `bench sizes|engine|start|latency|longtasks|lighthouse|soak|ctors|train|inpainting [the script's options]`.
pub fn run(arguments: &[String]) -> Result {
    let usage = || {
        Error::new(
            "usage: cargo xtask bench sizes|engine|start|latency|longtasks|lighthouse|soak|ctors|train|inpainting [options]",
        )
    };
    let (what, options) = arguments.split_first().ok_or_else(usage)?;
    if what == "sizes" {
        return build::report_sizes(false);
    }
    if what == "train" {
        return train(options);
    }
    if what == "inpainting" {
        return if options.is_empty() { inpainting() } else { Err(usage()) };
    }
    let bare: &[BareBuild] = match what.as_str() {
        "start" | "latency" | "longtasks" | "lighthouse" | "soak" => &[],
        "engine" => &BareBuild::WITHOUT_CONSTRUCTORS,
        "ctors" => &BareBuild::ALL,
        _ => return Err(usage()),
    };
    if !process::root()?.join("dist/index.html").is_file() {
        return Err(Error::new("there is no built page in dist/").hint("Build it first: cargo xtask build"));
    }
    setup::ensure(setup::BENCH)?;
    bare.iter().try_for_each(BareBuild::build)?;
    process::run(process::command("node")?.arg(format!("bench/{what}.mjs")).args(options))
}

/// Compares the trainer with TensorFlow. It needs no dist/.
fn train(options: &[String]) -> Result {
    setup::ensure(setup::BENCH_TRAIN)?;
    println!("\nBuilding the trainer, and fetching MNIST where it is missing");
    let trainer = release_build("afterimage-train")?;
    // The shortest command of the trainer that reads MNIST: it downloads missing files and checks all of them.
    process::run(process::command(&trainer)?.args(["samples", "--out", "target/bench/digits.idx3-ubyte"]))?;
    println!("\nTraining alternately; run nothing else on this machine meanwhile");
    let mut node = process::command("node")?;
    node.args(["bench/train.mjs", "--trainer", &trainer, "--python"])
        .arg(python::TENSORFLOW.interpreter()?)
        .args(options);
    process::run(&mut node)
}

/// Compares the eyes' network with inpainting on the same pictures, and writes the report. It needs no dist/.
fn inpainting() -> Result {
    setup::ensure(setup::BENCH_INPAINTING)?;
    println!("\nBuilding the report program");
    let report = release_build("afterimage-report")?;
    println!("\nCorrupting pictures of eyes, and restoring them with the network");
    process::run(process::command(&report)?.args(["eye-trials", "--out", TRIALS]))?;
    println!("\nInpainting the same pictures");
    let python = python::OPENCV.interpreter()?;
    process::run(process::command(&python.to_string_lossy())?.args(["bench/inpainting/inpaint.py", TRIALS]))?;
    println!("\nMeasuring");
    process::run(process::command(&report)?.args(["eye-report", "--trials", TRIALS]))
}

/// Builds the program of a package in release mode and returns its path.
fn release_build(package: &str) -> Result<String> {
    process::run(process::command("cargo")?.args(["build", "--release", "--package", package]))?;
    Ok(format!("target/release/{package}{EXE_SUFFIX}"))
}

/// One build of crates/engine/examples/bare.rs: burn without our engine around it.
struct BareBuild {
    /// Its folder below target/bench/.
    name: &'static str,
    /// Its build profile.
    profile: &'static str,
    features: &'static str,
}

impl BareBuild {
    const ALL: [Self; 4] = [
        Self { name: "cpu", profile: "speed", features: "flex,bench" },
        Self { name: "gpu", profile: "engine-gpu", features: "gpu,bench" },
        Self { name: "cpu-constructors", profile: "speed", features: "flex,bench,constructors-at-every-call" },
        Self { name: "gpu-constructors", profile: "engine-gpu", features: "gpu,bench,constructors-at-every-call" },
    ];

    const WITHOUT_CONSTRUCTORS: [Self; 2] = {
        let [cpu, gpu, ..] = Self::ALL;
        [cpu, gpu]
    };

    /// Builds it. That is quick where nothing has changed.
    fn build(&self) -> Result {
        println!("\nBuilding burn alone, for the comparison: {}", self.name);
        let mut cargo = process::command("cargo")?;
        cargo.args(["build", "--package", "afterimage-engine", "--example", "bare"]);
        cargo.args(["--target", "wasm32-unknown-unknown", "--profile", self.profile, "--features", self.features]);
        process::run(&mut cargo)?;
        let module = format!("target/wasm32-unknown-unknown/{}/examples/bare.wasm", self.profile);
        let out = format!("target/bench/{}", self.name);
        let mut bindgen = process::command("wasm-bindgen")?;
        process::run(bindgen.args([&module, "--target", "web", "--no-typescript", "--out-dir", &out]))
    }
}
