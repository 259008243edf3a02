//! `cargo xtask bench`: measures the dist/ that is there, or the trainer. The measuring itself is JavaScript, under
//! bench/.

use std::env::consts::EXE_SUFFIX;

use super::{build, setup};
use crate::{
    failure::{Failure, Outcome},
    process, python,
};

/// `bench sizes|engine|latency|longtasks|ctors|train [the script's options]`.
pub fn run(arguments: &[String]) -> Outcome {
    let usage = || Failure::new("usage: cargo xtask bench sizes|engine|latency|longtasks|ctors|train [options]");
    let (what, options) = arguments.split_first().ok_or_else(usage)?;
    if what == "sizes" {
        return build::report_sizes(false);
    }
    if what == "train" {
        return train(options);
    }
    let bare: &[Bare] = match what.as_str() {
        "latency" | "longtasks" => &[],
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
    process::run(process::command("cargo")?.args(["build", "--release", "--package", "afterimage-train"]))?;
    let trainer = format!("target/release/afterimage-train{EXE_SUFFIX}");
    // The trainer's shortest command that reads MNIST: it fetches what is missing and checks what is there.
    process::run(process::command(&trainer)?.args(["samples", "--out", "target/bench/digits.idx3-ubyte"]))?;
    println!("\nTraining in turns; nothing else should run on this machine meanwhile");
    let mut node = process::command("node")?;
    node.args(["bench/train.mjs", "--trainer", &trainer, "--python"]).arg(python::interpreter()?).args(options);
    process::run(&mut node)
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
