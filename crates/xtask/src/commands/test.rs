//! `cargo xtask test`: every check and test, the cheapest first. CI runs this command and nothing else.
//!
//! A step that fails does not stop those after it: one run tells all. What the expensive steps compile does not
//! overlap: clippy only checks (twice, for two targets), `cargo test` builds natively, `wasm-pack test` builds for
//! wasm32 for tests (10 minutes from cold on two cores), and the release build (15 minutes) is the one that
//! is shipped and that the last step opens.

use std::{
    env,
    process::{Command, ExitCode},
    time::{Duration, Instant},
};

use super::{build, licences, setup};
use crate::{
    failure::{Failure, Outcome},
    needs::Need,
    process,
    tally::Tally,
};

struct Step {
    name: &'static str,
    what: &'static str,
    needs: &'static [Need],
    run: fn() -> Outcome<Tally>,
}

/// In this order. A bare `test` sets up everything; named steps set up only what they need.
const STEPS: &[Step] = &[
    Step { name: "fmt", what: "cargo fmt", needs: &[], run: fmt },
    Step { name: "deny", what: "licences, bans, sources", needs: &[Need::CargoDeny], run: deny },
    Step { name: "licences", what: "the list of licences", needs: &[], run: listed_licences },
    Step { name: "advisories", what: "security advisories", needs: &[Need::CargoDeny], run: advisories },
    Step { name: "clippy", what: "clippy, native", needs: &[], run: clippy_native },
    Step { name: "clippy-wasm", what: "clippy, wasm32", needs: &[Need::WasmTarget], run: clippy_wasm },
    Step { name: "native", what: "native tests", needs: &[], run: native_tests },
    Step {
        name: "browser",
        what: "browser tests",
        needs: &[Need::WasmTarget, Need::WasmBindgen, Need::WasmPack, Need::Browser],
        run: browser_tests,
    },
    Step { name: "build", what: "release build, sizes", needs: setup::SERVE, run: release_build },
    Step {
        name: "e2e",
        what: "tests of the built page",
        needs: &[Need::Node, Need::TestPackages, Need::Browser],
        run: e2e_tests,
    },
];

/// `test [step …]`.
pub fn run(names: &[String]) -> Outcome<ExitCode> {
    if let Some(unknown) = names.iter().find(|name| !STEPS.iter().any(|step| step.name == **name)) {
        let known: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        return Err(Failure::new(format!("there is no step `{unknown}`; there are {}", known.join(", "))));
    }
    let chosen: Vec<&Step> =
        STEPS.iter().filter(|step| names.is_empty() || names.iter().any(|name| name == step.name)).collect();

    let started = Instant::now();
    if names.is_empty() {
        setup::ensure(setup::TEST)?;
    } else {
        let needs: Vec<Need> =
            setup::TEST.iter().copied().filter(|need| chosen.iter().any(|step| step.needs.contains(need))).collect();
        setup::ensure(&needs)?;
    }
    let mut report = vec![format!("  {:<28}{:>10}", "setup", clock(started.elapsed()))];

    let mut total = Tally::default();
    for (index, step) in chosen.iter().enumerate() {
        println!("\n=== [{}/{}] {} ===", index + 1, chosen.len(), step.what);
        let step_started = Instant::now();
        let tally = (step.run)().unwrap_or_else(|failure| {
            eprintln!("{failure}");
            Tally::check(false)
        });
        total = total + tally;
        let verdict = if tally.failed > 0 { "FAILED" } else { "" };
        report.push(format!(
            "  {:<28}{:>10}{:>7} passed{:>5} failed  {verdict}",
            step.what,
            clock(step_started.elapsed()),
            tally.passed,
            tally.failed
        ));
    }

    println!("\n=== all steps, {} ===\n{}\n", clock(started.elapsed()), report.join("\n"));
    println!("{} passed, {} failed", total.passed, total.failed);
    Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn fmt() -> Outcome<Tally> {
    check(cargo()?.args(["fmt", "--all", "--check"]))
}

fn deny() -> Outcome<Tally> {
    check(cargo()?.args(["deny", "--workspace", "check", "licenses", "bans", "sources"]))
}

/// Whether the page's About lists what is shipped.
fn listed_licences() -> Outcome<Tally> {
    licences::check()?;
    Ok(Tally::check(true))
}

/// The advisories come from the network. Where it cannot be reached the step says so and counts nothing: a machine
/// behind a wall must be able to pass, and one that reads the advisories must be able to fail.
fn advisories() -> Outcome<Tally> {
    let mut deny = cargo()?;
    // Never ask for a password on a terminal that nobody watches.
    deny.args(["deny", "--workspace", "check", "advisories"]).env("GIT_TERMINAL_PROMPT", "0");
    let output = deny.output().map_err(|error| Failure::new(format!("cargo deny: {error}")))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() && said.contains("failed to fetch advisory database") {
        println!("skipped: the advisory database could not be reached from this machine");
        return Ok(Tally::default());
    }
    println!("{}{said}", String::from_utf8_lossy(&output.stdout));
    Ok(Tally::check(output.status.success()))
}

fn clippy_native() -> Outcome<Tally> {
    check(cargo()?.args(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))
}

/// The two packages that hold code for the browser only; what they use was linted natively just before. The engine
/// with both devices at once, so that its dependencies are checked once.
fn clippy_wasm() -> Outcome<Tally> {
    let mut clippy = cargo()?;
    clippy.args(["clippy", "--target", "wasm32-unknown-unknown", "--all-targets"]);
    clippy.args(["--package", "afterimage", "--package", "afterimage-engine"]);
    clippy.args([
        "--features",
        "afterimage-engine/cpu,afterimage-engine/gpu,afterimage-engine/bench",
        "--",
        "--deny",
        "warnings",
    ]);
    check(&mut clippy)
}

fn native_tests() -> Outcome<Tally> {
    tests(cargo()?.args(["test", "--workspace", "--no-fail-fast"]))
}

fn browser_tests() -> Outcome<Tally> {
    let mut wasm_pack = process::command("wasm-pack")?;
    wasm_pack.args(["test", "--headless", "--chrome"]);
    // wasm-pack looks on the PATH only, and downloads a driver where it finds none.
    if let Some(driver) = env::var_os("CHROMEDRIVER").filter(|driver| !driver.is_empty()) {
        wasm_pack.arg("--chromedriver").arg(driver);
    }
    tests(&mut wasm_pack)
}

fn release_build() -> Outcome<Tally> {
    build::run(&["--check-sizes".to_owned()])?;
    Ok(Tally::check(true))
}

fn e2e_tests() -> Outcome<Tally> {
    if !process::root()?.join("dist/index.html").is_file() {
        return Err(Failure::new("there is no built page in dist/").hint("Build it first: cargo xtask build"));
    }
    tests(process::command(process::NPM)?.args(["--silent", "--prefix", "tests/e2e", "test"]))
}

fn cargo() -> Outcome<Command> {
    process::command("cargo")
}

fn check(command: &mut Command) -> Outcome<Tally> {
    process::run(command)?;
    Ok(Tally::check(true))
}

fn tests(command: &mut Command) -> Outcome<Tally> {
    let (succeeded, output) = process::tee(command)?;
    Ok(Tally::of_run(succeeded, &output))
}

fn clock(duration: Duration) -> String {
    let seconds = duration.as_secs();
    format!("{}:{:02} min", seconds / 60, seconds % 60)
}
