//! `cargo xtask test`: all checks and tests, the cheapest first. CI runs this command and nothing else.
//!
//! A failed step does not stop the steps after it, so one run finds all failures. The expensive steps compile different
//! things: clippy only checks (for two targets), `cargo test` builds natively, `wasm-pack test` builds the tests for
//! wasm32 (10 minutes on two cores without a cache), and the release build (15 minutes) is the one that is shipped and
//! that the last step tests.

use std::{
    env,
    process::{Command, ExitCode},
    time::{Duration, Instant},
};

use super::{build, imports, licences, setup};
use crate::{
    error::{Error, Result},
    prerequisites::Prerequisite,
    process,
    test_counts::TestCounts,
};

struct Step {
    name: &'static str,
    title: &'static str,
    prerequisites: &'static [Prerequisite],
    run: fn() -> Result<TestCounts>,
}

/// All steps in their order. Without names, `test` installs all prerequisites; with names, those of the named steps.
const STEPS: &[Step] = &[
    Step { name: "fmt", title: "cargo fmt", prerequisites: &[], run: fmt },
    Step {
        name: "format-web",
        title: "prettier",
        prerequisites: &[Prerequisite::Node, Prerequisite::TestPackages],
        run: format_web,
    },
    Step { name: "spelling", title: "spelling", prerequisites: &[Prerequisite::Typos], run: spelling },
    Step { name: "deny", title: "licences, bans, sources", prerequisites: &[Prerequisite::CargoDeny], run: deny },
    Step { name: "licences", title: "the list of licences", prerequisites: &[], run: listed_licences },
    Step { name: "imports", title: "direction of imports", prerequisites: &[], run: imports_check },
    Step {
        name: "advisories",
        title: "security advisories",
        prerequisites: &[Prerequisite::CargoDeny],
        run: advisories,
    },
    Step { name: "clippy", title: "clippy, native", prerequisites: &[], run: clippy_native },
    Step { name: "doc", title: "cargo doc", prerequisites: &[], run: doc },
    Step { name: "clippy-wasm", title: "clippy, wasm32", prerequisites: &[Prerequisite::WasmTarget], run: clippy_wasm },
    Step { name: "native", title: "native tests", prerequisites: &[], run: native_tests },
    Step {
        name: "browser",
        title: "browser tests",
        prerequisites: &[
            Prerequisite::WasmTarget,
            Prerequisite::WasmBindgen,
            Prerequisite::WasmPack,
            Prerequisite::Browser,
        ],
        run: browser_tests,
    },
    Step { name: "build", title: "release build, sizes", prerequisites: setup::SERVE, run: release_build },
    Step {
        name: "e2e",
        title: "tests of the built page",
        prerequisites: &[
            Prerequisite::Node,
            Prerequisite::TestPackages,
            Prerequisite::Browser,
            Prerequisite::Firefox,
            Prerequisite::WebKit,
        ],
        run: e2e_tests,
    },
];

/// `test [step …]`.
pub fn run(names: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = names.iter().find(|name| !STEPS.iter().any(|step| step.name == **name)) {
        let known: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        return Err(Error::new(format!("there is no step `{unknown}`; there are {}", known.join(", "))));
    }
    let chosen: Vec<&Step> =
        STEPS.iter().filter(|step| names.is_empty() || names.iter().any(|name| name == step.name)).collect();

    let started = Instant::now();
    if names.is_empty() {
        setup::ensure(setup::TEST)?;
    } else {
        let prerequisites: Vec<Prerequisite> = setup::TEST
            .iter()
            .copied()
            .filter(|one| chosen.iter().any(|step| step.prerequisites.contains(one)))
            .collect();
        setup::ensure(&prerequisites)?;
    }
    let mut report = vec![format!("  {:<28}{:>10}", "setup", minutes(started.elapsed()))];

    let mut total = TestCounts::default();
    for (index, step) in chosen.iter().enumerate() {
        println!("\n=== [{}/{}] {} ===", index + 1, chosen.len(), step.title);
        let step_started = Instant::now();
        let counts = (step.run)().unwrap_or_else(|error| {
            eprintln!("{error}");
            TestCounts::single(false)
        });
        total = total + counts;
        let verdict = if counts.failed > 0 { "FAILED" } else { "" };
        report.push(format!(
            "  {:<28}{:>10}{:>7} passed{:>5} failed  {verdict}",
            step.title,
            minutes(step_started.elapsed()),
            counts.passed,
            counts.failed
        ));
    }

    println!("\n=== all steps, {} ===\n{}\n", minutes(started.elapsed()), report.join("\n"));
    println!("{} passed, {} failed", total.passed, total.failed);
    Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn fmt() -> Result<TestCounts> {
    check(cargo()?.args(["fmt", "--all", "--check"]))
}

/// Checks the format of JavaScript, CSS and YAML. `npm --prefix tests/e2e run format` corrects it.
fn format_web() -> Result<TestCounts> {
    check(process::command(process::NPM)?.args(["--silent", "--prefix", "tests/e2e", "run", "check-format"]))
}

/// Looks for misspelled words in all files. typos.toml lists the exceptions.
fn spelling() -> Result<TestCounts> {
    check(&mut process::command("typos")?)
}

fn deny() -> Result<TestCounts> {
    check(cargo()?.args(["deny", "--workspace", "check", "licenses", "bans", "sources"]))
}

/// Checks that the list of licences contains the page's crates.
fn listed_licences() -> Result<TestCounts> {
    licences::check()?;
    Ok(TestCounts::single(true))
}

/// Checks that no files import each other in a circle, and that crates/app does not depend on the browser.
fn imports_check() -> Result<TestCounts> {
    tests(&mut imports::test_command()?)
}

/// Checks the dependencies for security advisories. They are downloaded. Where that is not possible, the step says so and
/// counts nothing, so that the tests can pass on a machine without network.
fn advisories() -> Result<TestCounts> {
    let mut deny = cargo()?;
    // Git must not ask for a password: a CI machine has no user.
    deny.args(["deny", "--workspace", "check", "advisories"]).env("GIT_TERMINAL_PROMPT", "0");
    let output = deny.output().map_err(|error| Error::new(format!("cargo deny: {error}")))?;
    let errors = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() && errors.contains("failed to fetch advisory database") {
        println!("skipped: the advisory database could not be reached from this machine");
        return Ok(TestCounts::default());
    }
    println!("{}{errors}", String::from_utf8_lossy(&output.stdout));
    Ok(TestCounts::single(output.status.success()))
}

fn clippy_native() -> Result<TestCounts> {
    check(cargo()?.args(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))
}

/// Builds the documentation of all crates without their dependencies. It follows clippy, which has checked the
/// dependencies, so rustdoc runs alone.
fn doc() -> Result<TestCounts> {
    check(cargo()?.args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "--deny warnings"))
}

/// Lints the two packages with code for the browser only. The others were linted natively. The engine is linted with both
/// devices.
fn clippy_wasm() -> Result<TestCounts> {
    let mut clippy = cargo()?;
    clippy.args(["clippy", "--target", "wasm32-unknown-unknown", "--all-targets"]);
    clippy.args(["--package", "afterimage", "--package", "afterimage-engine"]);
    clippy.args(["--features", "afterimage-engine/gpu,afterimage-engine/bench", "--", "--deny", "warnings"]);
    check(&mut clippy)
}

fn native_tests() -> Result<TestCounts> {
    tests(cargo()?.args(["test", "--workspace", "--no-fail-fast"]))
}

fn browser_tests() -> Result<TestCounts> {
    let mut wasm_pack = process::command("wasm-pack")?;
    wasm_pack.args(["test", "--headless", "--chrome"]);
    // wasm-pack searches only the PATH, and downloads a driver where it finds none.
    if let Some(driver) = env::var_os("CHROMEDRIVER").filter(|driver| !driver.is_empty()) {
        wasm_pack.arg("--chromedriver").arg(driver);
    }
    tests(&mut wasm_pack)
}

fn release_build() -> Result<TestCounts> {
    build::run(&["--check-sizes".to_owned()])?;
    Ok(TestCounts::single(true))
}

fn e2e_tests() -> Result<TestCounts> {
    if !process::root()?.join("dist/index.html").is_file() {
        return Err(Error::new("there is no built page in dist/").hint("Build it first: cargo xtask build"));
    }
    tests(process::command(process::NPM)?.args(["--silent", "--prefix", "tests/e2e", "test"]))
}

fn cargo() -> Result<Command> {
    process::command("cargo")
}

fn check(command: &mut Command) -> Result<TestCounts> {
    process::run(command)?;
    Ok(TestCounts::single(true))
}

fn tests(command: &mut Command) -> Result<TestCounts> {
    let (succeeded, output) = process::tee(command)?;
    Ok(TestCounts::from_output(succeeded, &output))
}

fn minutes(duration: Duration) -> String {
    let seconds = duration.as_secs();
    format!("{}:{:02} min", seconds / 60, seconds % 60)
}
