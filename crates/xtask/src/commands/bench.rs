//! `cargo xtask bench`: measures the dist/ that is there, the trainer, or the eyes' network. The measuring itself is
//! JavaScript under bench/, or the trainer's own.

use std::env::consts::EXE_SUFFIX;

use super::{build, setup};
use crate::{
    failure::{Failure, Outcome},
    process, python,
};

/// Where the pictures are that both the network and inpainting get, and what they make of them.
const TRIALS: &str = "target/bench/eyes";

/// `bench sizes|engine|latency|longtasks|lighthouse|ctors|train|inpainting [the script's options]`.
pub fn run(arguments: &[String]) -> Outcome {
    let usage = || {
        Failure::new(
            "usage: cargo xtask bench sizes|engine|latency|longtasks|lighthouse|ctors|train|inpainting [options]",
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
    let bare: &[Bare] = match what.as_str() {
        "latency" | "longtasks" | "lighthouse" => &[],
        "engine" => &Bare::WITHOUT_CONSTRUCTORS,
        "ctors" => &Bare::ALL,
        _ => return Err(usage()),
    };
    if !process::root()?.join("dist/index.html").is_file() {
        return Err(Failure::new("there is no built page in dist/").hint("Build it first: cargo xtask build"));
    }
    setup::ensure(setup::BENCH)?;
    bare.iter().try_for_each(Bare::build)?;
    process::run(process::command("node")?.arg(format!("bench/{what}.mjs")).args(options))
}

/// The trainer beside TensorFlow. It needs no dist/.
fn train(options: &[String]) -> Outcome {
    setup::ensure(setup::BENCH_TRAIN)?;
    println!("\nBuilding the trainer, and fetching MNIST where it is not there");
    let trainer = release_build("afterimage-train")?;
    // The trainer's shortest command that reads MNIST: it fetches what is missing and checks what is there.
    process::run(process::command(&trainer)?.args(["samples", "--out", "target/bench/digits.idx3-ubyte"]))?;
    println!("\nTraining in turns; nothing else should run on this machine meanwhile");
    let mut node = process::command("node")?;
    node.args(["bench/train.mjs", "--trainer", &trainer, "--python"])
        .arg(python::TENSORFLOW.interpreter()?)
        .args(options);
    process::run(&mut node)
}

/// The eyes' network beside inpainting, on the same pictures, and the report about both. It needs no dist/.
fn inpainting() -> Outcome {
    setup::ensure(setup::BENCH_INPAINTING)?;
    println!("\nBuilding the report program");
    let report = release_build("afterimage-report")?;
    println!("\nSpoiling pictures of eyes, and letting the network restore them");
    process::run(process::command(&report)?.args(["eye-trials", "--out", TRIALS]))?;
    println!("\nInpainting the same pictures");
    let python = python::OPENCV.interpreter()?;
    process::run(process::command(&python.to_string_lossy())?.args(["bench/inpainting/inpaint.py", TRIALS]))?;
    println!("\nMeasuring");
    process::run(process::command(&report)?.args(["eye-report", "--trials", TRIALS]))
}

/// Builds the program of a package in release mode and returns its path.
fn release_build(package: &str) -> Outcome<String> {
    process::run(process::command("cargo")?.args(["build", "--release", "--package", package]))?;
    Ok(format!("target/release/{package}{EXE_SUFFIX}"))
}

/// One build of crates/engine/examples/bare.rs: burn without our engine around it.
struct Bare {
    /// The folder below target/bench/.
    name: &'static str,
    /// That of the engine it is compared with.
    profile: &'static str,
    features: &'static str,
}

impl Bare {
    const ALL: [Self; 4] = [
        Self { name: "cpu", profile: "engine-cpu", features: "flex,bench" },
        Self { name: "gpu", profile: "engine-gpu", features: "gpu,bench" },
        Self { name: "cpu-constructors", profile: "engine-cpu", features: "flex,bench,constructors-at-every-call" },
        Self { name: "gpu-constructors", profile: "engine-gpu", features: "gpu,bench,constructors-at-every-call" },
    ];

    const WITHOUT_CONSTRUCTORS: [Self; 2] = {
        let [cpu, gpu, ..] = Self::ALL;
        [cpu, gpu]
    };

    /// Builds it; quick where nothing has changed. Its dependencies are those of the engine's own build.
    fn build(&self) -> Outcome {
        println!("\nBuilding burn alone, for the comparison: {}", self.name);
        let mut cargo = process::command("cargo")?;
        cargo.args(["build", "--package", "afterimage-engine", "--example", "bare"]);
        cargo.args(["--target", "wasm32-unknown-unknown", "--profile", self.profile, "--features", self.features]);
        process::run(&mut cargo)?;
        let made = format!("target/wasm32-unknown-unknown/{}/examples/bare.wasm", self.profile);
        let out = format!("target/bench/{}", self.name);
        let mut bindgen = process::command("wasm-bindgen")?;
        process::run(bindgen.args([&made, "--target", "web", "--no-typescript", "--out-dir", &out]))
    }
}
