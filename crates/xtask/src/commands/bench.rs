//! `cargo xtask bench`: measures the dist/ that is there. The measuring itself is JavaScript, under bench/.

use super::{build, setup};
use crate::{
    failure::{Failure, Outcome},
    process,
};

/// `bench sizes|engine|longtasks|ctors [the script's options]`.
pub fn run(arguments: &[String]) -> Outcome {
    let usage = || Failure::new("usage: cargo xtask bench sizes|engine|longtasks|ctors [options]");
    let (what, options) = arguments.split_first().ok_or_else(usage)?;
    if what == "sizes" {
        return build::report_sizes(false);
    }
    let bare: &[Bare] = match what.as_str() {
        "longtasks" => &[],
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
