//! What the commands need on the machine: how to tell that it is there, and how to install it.
//!
//! Each check is quick and asks no network, so a second run costs nothing. Each install shows its own progress.

use std::{env, fs, path::PathBuf};

use crate::{
    failure::{Failure, Outcome},
    process::{self, NPM},
    python,
    version::Version,
};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// wasm-pack's newest, and the only one that was tried.
const WASM_PACK: Version = Version(0, 15, 1);

/// The newest Trunk that this workspace's Rust compiles.
const TRUNK: Version = Version(0, 21, 14);

/// The first whose deny.toml is written as ours is.
const CARGO_DENY: Version = Version(0, 18, 0);

/// The first that reads about.toml as ours is written, and the only one that was tried.
const CARGO_ABOUT: Version = Version(0, 9, 3);

/// The first long-term release that runs tests/e2e, and Lighthouse.
const NODE: Version = Version(18, 20, 0);

/// One thing that a command needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Rust's standard library for the browser.
    WasmTarget,
    /// wasm-bindgen's command line tools, of exactly the version that the page links.
    WasmBindgen,
    /// Builds and serves the page.
    Trunk,
    /// Runs Rust tests in a browser.
    WasmPack,
    /// Checks the dependencies' licences, sources and advisories.
    CargoDeny,
    /// Finds the licence texts of what the page ships. Only `cargo xtask licences` needs it.
    CargoAbout,
    /// Runs the tests over the built page, and the benchmarks.
    Node,
    /// Playwright, for tests/e2e.
    TestPackages,
    /// The peers of the engine, and Lighthouse, for bench/.
    BenchPackages,
    /// Chromium and the driver of the same version.
    Browser,
    /// TensorFlow for Python, the peer of the trainer, in an environment of its own.
    TensorFlow,
    /// OpenCV for Python, whose inpainting is the peer of the eyes' network, likewise.
    OpenCv,
}

impl Need {
    /// What to call it in a progress line.
    pub fn title(self) -> Outcome<String> {
        Ok(match self {
            Self::WasmTarget => format!("Rust target {WASM_TARGET}"),
            Self::WasmBindgen => format!("wasm-bindgen {}", wasm_bindgen()?),
            Self::Trunk => format!("trunk {TRUNK}"),
            Self::WasmPack => format!("wasm-pack {WASM_PACK}"),
            Self::CargoDeny => "cargo-deny".to_owned(),
            Self::CargoAbout => format!("cargo-about {CARGO_ABOUT}"),
            Self::Node => "Node.js and npm".to_owned(),
            Self::TestPackages => "npm packages of tests/e2e".to_owned(),
            Self::BenchPackages => "npm packages of bench".to_owned(),
            Self::Browser => "Chromium and chromedriver".to_owned(),
            Self::TensorFlow => "TensorFlow in target/bench/venv".to_owned(),
            Self::OpenCv => "OpenCV in target/bench/inpainting-venv".to_owned(),
        })
    }

    /// What installing it takes on two cores.
    pub fn cost(self) -> &'static str {
        match self {
            Self::WasmTarget => "a download of 20 MB",
            Self::WasmBindgen | Self::WasmPack | Self::CargoDeny | Self::CargoAbout => "compiles for 2 to 3 minutes",
            Self::Trunk => "compiles for 5 to 9 minutes",
            Self::Node => "a download of 30 MB",
            Self::TestPackages => "a download of 3 MB",
            Self::BenchPackages => "a download of 100 MB",
            Self::Browser => "a download of 100 MB",
            Self::TensorFlow => "a download of 350 MB, 1.6 GB on disk",
            Self::OpenCv => "a download of 80 MB, 250 MB on disk",
        }
    }

    /// What to do by hand where the installation did not help.
    pub fn advice(self) -> &'static str {
        match self {
            Self::WasmBindgen | Self::Trunk | Self::WasmPack | Self::CargoDeny | Self::CargoAbout => {
                "cargo installs programs into ~/.cargo/bin (or $CARGO_HOME/bin); another program of that name may lie \
                 before it on the PATH."
            }
            Self::Browser => {
                "Install Chromium or Chrome and the chromedriver of the same version, and put both on the PATH, or \
                 name them in the variables CHROME and CHROMEDRIVER."
            }
            Self::WasmTarget => "Install it with `rustup target add wasm32-unknown-unknown`.",
            Self::Node => "Install Node.js 20 or newer, with npm, from https://nodejs.org or your package manager.",
            Self::TestPackages | Self::BenchPackages => "Run `npm ci` in that folder to see what npm says.",
            Self::TensorFlow => python::TENSORFLOW.advice,
            Self::OpenCv => python::OPENCV.advice,
        }
    }

    /// Whether it is there, in a version that will do. An error where something is there that must not be used.
    pub fn is_met(self) -> Outcome<bool> {
        Ok(match self {
            Self::WasmTarget => {
                let mut rustc = process::command("rustc")?;
                process::capture(rustc.args(["--print", "target-libdir", "--target", WASM_TARGET]))
                    .is_some_and(|folder| PathBuf::from(folder.trim()).is_dir())
            }
            Self::WasmBindgen => {
                let wanted = Some(wasm_bindgen()?);
                installed("wasm-bindgen")? == wanted && installed("wasm-bindgen-test-runner")? == wanted
            }
            Self::Trunk => installed("trunk")? >= Some(TRUNK),
            Self::WasmPack => installed("wasm-pack")? >= Some(WASM_PACK),
            Self::CargoDeny => installed("cargo-deny")? >= Some(CARGO_DENY),
            Self::CargoAbout => installed("cargo-about")? >= Some(CARGO_ABOUT),
            Self::Node => {
                let node = installed("node")?;
                if node.is_some_and(|version| version < NODE) {
                    return Err(Failure::new("Node.js is too old").hint(self.advice()));
                }
                node.is_some() && installed(NPM)?.is_some()
            }
            Self::TestPackages => packages_are_there("tests/e2e")?,
            Self::BenchPackages => packages_are_there("bench")?,
            Self::Browser => browser_and_driver_agree()?,
            Self::TensorFlow => python::TENSORFLOW.is_ready()?,
            Self::OpenCv => python::OPENCV.is_ready()?,
        })
    }

    /// Installs it.
    pub fn install(self) -> Outcome {
        match self {
            Self::WasmTarget => {
                if process::find("rustup").is_none() {
                    return Err(Failure::new(format!("rustup is not there to add the target {WASM_TARGET}"))
                        .hint("Install Rust from https://rustup.rs, or your system's package of that target."));
                }
                process::run(process::command("rustup")?.args(["target", "add", WASM_TARGET]))
            }
            Self::WasmBindgen => cargo_install("wasm-bindgen-cli", Some(wasm_bindgen()?), ""),
            Self::Trunk => cargo_install("trunk", Some(TRUNK), ""),
            Self::WasmPack => cargo_install("wasm-pack", Some(WASM_PACK), ""),
            Self::CargoDeny => cargo_install("cargo-deny", None, ""),
            Self::CargoAbout => cargo_install("cargo-about", Some(CARGO_ABOUT), "cli"),
            Self::Node => apt_install(&["nodejs", "npm"], self.advice()),
            Self::TestPackages => npm_ci("tests/e2e"),
            Self::BenchPackages => npm_ci("bench"),
            Self::Browser => apt_install(&["chromium", "chromium-driver"], self.advice()),
            Self::TensorFlow => python::TENSORFLOW.install(),
            Self::OpenCv => python::OPENCV.install(),
        }
    }
}

/// wasm-bindgen's tools refuse modules that were made with another version of its crate.
fn wasm_bindgen() -> Outcome<Version> {
    let path = process::root()?.join("Cargo.lock");
    let lockfile = fs::read_to_string(&path).map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
    Version::locked(&lockfile, "wasm-bindgen")
        .ok_or_else(|| Failure::new("Cargo.lock names no version of wasm-bindgen").hint("Run `cargo update`."))
}

fn installed(program: &str) -> Outcome<Option<Version>> {
    let said = process::capture(process::command(program)?.arg("--version"));
    Ok(said.and_then(|said| Version::first_in(&said)))
}

/// Compiles and installs a program.
///
/// Several of them use the same crates: one target folder lets the second find what the first has compiled. Link-time
/// optimisation, which Trunk asks for, is left out: these programs wait for the compiler, not it for them.
fn cargo_install(package: &str, version: Option<Version>, features: &str) -> Outcome {
    let install = |locked: bool| {
        let mut cargo = process::command("cargo")?;
        cargo.args(["install", package, "--features", features, "--target-dir", "target/tools"]);
        cargo.envs([("CARGO_PROFILE_RELEASE_LTO", "off"), ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")]);
        if let Some(version) = version {
            cargo.args(["--force", "--version", &version.to_string()]);
        }
        if locked {
            cargo.arg("--locked");
        }
        process::run(&mut cargo)
    };
    install(true).or_else(|failure| {
        println!("{failure}\nTrying again without the package's own lock file, which may name what was withdrawn.");
        install(false)
    })
}

/// The mark that `npm ci` ran to its end for just this lock file.
const NPM_MARK: &str = "node_modules/.afterimage-package-lock.json";

fn packages_are_there(folder: &str) -> Outcome<bool> {
    let folder = process::root()?.join(folder);
    let read = |name: &str| fs::read(folder.join(name)).ok();
    Ok(read(NPM_MARK).is_some_and(|mark| Some(mark) == read("package-lock.json")))
}

/// Without what only makes the README's film (tests/e2e/animation.mjs): no test should wait for it, or need it.
fn npm_ci(folder: &str) -> Outcome {
    let folder = process::root()?.join(folder);
    process::run(process::command(NPM)?.current_dir(&folder).args(["ci", "--omit=dev", "--no-audit", "--no-fund"]))?;
    fs::copy(folder.join("package-lock.json"), folder.join(NPM_MARK))
        .map_err(|error| Failure::new(format!("{NPM_MARK}: {error}")))?;
    Ok(())
}

/// Names under which Chromium and Chrome are found, as in tests/e2e/lib/browser.mjs.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Where Chrome is on a Mac, outside the search path.
const MAC_CHROME: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

fn browser_and_driver_agree() -> Outcome<bool> {
    let on_path = || BROWSERS.iter().find_map(|name| process::find(name));
    let on_mac = || Some(PathBuf::from(MAC_CHROME)).filter(|path| path.is_file());
    let browser = named_in("CHROME")?.or_else(on_path).or_else(on_mac);
    let driver = named_in("CHROMEDRIVER")?.or_else(|| process::find("chromedriver"));
    let (Some(browser), Some(driver)) = (browser, driver) else { return Ok(false) };
    match (installed(&browser.to_string_lossy())?, installed(&driver.to_string_lossy())?) {
        (Some(browser), Some(driver)) if browser.0 != driver.0 => {
            Err(Failure::new(format!("Chromium is {browser}, but chromedriver is {driver}"))
                .hint(format!("They must have the same first number. {}", Need::Browser.advice())))
        }
        // A browser that does not tell its version (on Windows none does) is taken as it is.
        _ => Ok(true),
    }
}

/// The program that a variable names; an error where it names one that is not there.
fn named_in(variable: &str) -> Outcome<Option<PathBuf>> {
    let Some(path) = env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from) else {
        return Ok(None);
    };
    if path.is_file() {
        return Ok(Some(path));
    }
    Err(Failure::new(format!("{variable} names {}, which is not there", path.display()))
        .hint(format!("Correct or unset {variable}.")))
}

/// Installs Debian or Ubuntu packages. On other systems it says what to install.
fn apt_install(packages: &[&str], advice: &str) -> Outcome {
    let missing = packages.join(" and ");
    if process::find("apt-get").is_none() {
        return Err(Failure::new(format!("{missing}: not found, and not installed by this command here")).hint(advice));
    }
    let is_root = process::capture(process::command("id")?.arg("-u")).is_some_and(|id| id.trim() == "0");
    if !is_root && process::find("sudo").is_none() {
        return Err(Failure::new(format!("{missing}: installing needs root or sudo")).hint(advice));
    }
    let apt_get = |arguments: &[&str]| {
        let mut command = process::command(if is_root { "env" } else { "sudo" })?;
        // Nobody is there to answer a package's questions.
        process::run(command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(arguments))
    };
    // A new machine has no package lists, or old ones that name files which are gone.
    apt_get(&["update"])?;
    // With what they recommend: Chromium's fonts are among it.
    apt_get(&[&["install", "--yes"], packages].concat())
}
