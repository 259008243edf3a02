//! The programs and packages that the commands need: whether they are installed, and how to install them.
//!
//! A check is quick and needs no network, so a second run costs nothing. An installation shows its own progress.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{
    error::{Error, Result},
    process::{self, NPM},
    python,
    version::Version,
};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The package of wasm-bindgen's programs.
const WASM_BINDGEN: &str = "wasm-bindgen-cli";

/// The newest wasm-pack, and the only one that was tested.
const WASM_PACK: Version = Version(0, 15, 1);

/// The newest Trunk that compiles with this workspace's Rust. It is installed where there is none.
const TRUNK: Version = Version(0, 21, 14);

/// The first Trunk that reads our Trunk.toml.
const OLDEST_TRUNK: Version = Version(0, 21, 0);

/// For programs that could download others, but need not, because those are installed here too.
const WITHOUT_TLS: &[&str] = &["--no-default-features"];

/// The first cargo-deny that reads our deny.toml.
const CARGO_DENY: Version = Version(0, 18, 0);

/// The first cargo-about that reads our about.toml, and the only one that was tested.
const CARGO_ABOUT: Version = Version(0, 9, 3);

/// The newest typos, and the only one that was tested. A newer one may know more misspellings.
const TYPOS: Version = Version(1, 52, 0);

/// The first long-term release of Node.js that runs tests/e2e and Lighthouse.
const NODE: Version = Version(18, 20, 0);

/// A program, a set of packages or a compilation target that a command needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prerequisite {
    /// Rust's standard library for the browser.
    WasmTarget,
    /// wasm-bindgen's command line tools, in exactly the version of the page's crate.
    WasmBindgen,
    /// Builds and serves the page.
    Trunk,
    /// Runs Rust tests in a browser.
    WasmPack,
    /// Checks the dependencies' licences, sources and advisories.
    CargoDeny,
    /// Finds the licence texts of the page's crates. Only `cargo xtask licences` needs it.
    CargoAbout,
    /// Finds misspelled words.
    Typos,
    /// Runs the tests of the built page, the benchmarks, and prettier.
    Node,
    /// The npm packages of tests/e2e: Playwright, axe-core and prettier.
    TestPackages,
    /// The npm packages of bench: the libraries that the engines are compared with, and Lighthouse.
    BenchPackages,
    /// Chromium and a chromedriver of the same version.
    Browser,
    /// Firefox, its driver, and a Vulkan driver that computes on the CPU, for Firefox's WebGPU.
    Firefox,
    /// WebKitGTK's driver with its browser, and a screen that is not shown, because it has no headless mode.
    WebKit,
    /// TensorFlow for Python in a virtual environment. The trainer is compared with it.
    TensorFlow,
    /// OpenCV for Python in a virtual environment. The eyes' network is compared with its inpainting.
    OpenCv,
}

impl Prerequisite {
    /// Its name in a progress line.
    pub fn title(self) -> Result<String> {
        Ok(match self {
            Self::WasmTarget => format!("Rust target {WASM_TARGET}"),
            Self::WasmBindgen => format!("wasm-bindgen {}", wasm_bindgen()?),
            Self::Trunk => format!("trunk {TRUNK}"),
            Self::WasmPack => format!("wasm-pack {WASM_PACK}"),
            Self::CargoDeny => "cargo-deny".to_owned(),
            Self::CargoAbout => format!("cargo-about {CARGO_ABOUT}"),
            Self::Typos => format!("typos {TYPOS}"),
            Self::Node => "Node.js and npm".to_owned(),
            Self::TestPackages => "npm packages of tests/e2e".to_owned(),
            Self::BenchPackages => "npm packages of bench".to_owned(),
            Self::Browser => "Chromium and chromedriver".to_owned(),
            Self::Firefox => "Firefox and geckodriver".to_owned(),
            Self::WebKit => "WebKitGTK and its driver".to_owned(),
            Self::TensorFlow => "TensorFlow in target/bench/venv".to_owned(),
            Self::OpenCv => "OpenCV in target/bench/inpainting-venv".to_owned(),
        })
    }

    /// What the installation costs, on two cores.
    pub fn cost(self) -> &'static str {
        match self {
            Self::WasmTarget => "a download of 20 MB",
            Self::WasmBindgen | Self::WasmPack | Self::CargoDeny | Self::CargoAbout | Self::Typos => {
                "compiles for 2 to 3 minutes"
            }
            Self::Trunk => "compiles for 5 to 9 minutes",
            Self::Node => "a download of 30 MB",
            Self::TestPackages => "a download of 6 MB",
            Self::BenchPackages => "a download of 100 MB",
            Self::Browser => "a download of 100 MB",
            Self::Firefox => "a download of 150 MB, and compiles for 2 to 3 minutes",
            Self::WebKit => "a download of 100 MB",
            Self::TensorFlow => "a download of 350 MB, 1.6 GB on disk",
            Self::OpenCv => "a download of 80 MB, 250 MB on disk",
        }
    }

    /// What the developer can do where the installation did not help.
    pub fn advice(self) -> &'static str {
        match self {
            Self::WasmBindgen | Self::Trunk | Self::WasmPack | Self::CargoDeny | Self::CargoAbout | Self::Typos => {
                "cargo installs programs into ~/.cargo/bin (or $CARGO_HOME/bin); another program of that name may come \
                 before it on the PATH."
            }
            Self::Browser => {
                "Install Chromium or Chrome and the chromedriver of the same version, and put both on the PATH, or \
                 name them in the variables CHROME and CHROMEDRIVER."
            }
            Self::Firefox | Self::WebKit => "Without it, tests/e2e/browsers skips this browser.",
            Self::WasmTarget => "Install it with `rustup target add wasm32-unknown-unknown`.",
            Self::Node => "Install Node.js 20 or newer, with npm, from https://nodejs.org or your package manager.",
            Self::TestPackages | Self::BenchPackages => "Run `npm ci` in that folder to see what npm says.",
            Self::TensorFlow => python::TENSORFLOW.advice,
            Self::OpenCv => python::OPENCV.advice,
        }
    }

    /// Whether the tests skip what needs it where it cannot be installed.
    pub fn is_optional(self) -> bool {
        matches!(self, Self::Firefox | Self::WebKit)
    }

    /// Whether it is installed in a suitable version. An error where an installed version must not be used.
    pub fn is_installed(self) -> Result<bool> {
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
            Self::Trunk => installed("trunk")? >= Some(OLDEST_TRUNK),
            Self::WasmPack => installed("wasm-pack")? >= Some(WASM_PACK),
            Self::CargoDeny => installed("cargo-deny")? >= Some(CARGO_DENY),
            Self::CargoAbout => installed("cargo-about")? >= Some(CARGO_ABOUT),
            Self::Typos => installed("typos")? >= Some(TYPOS),
            Self::Node => {
                let node = installed("node")?;
                if node.is_some_and(|version| version < NODE) {
                    return Err(Error::new("Node.js is too old").hint(self.advice()));
                }
                node.is_some() && installed(NPM)?.is_some()
            }
            Self::TestPackages => npm_packages_are_installed("tests/e2e")?,
            Self::BenchPackages => npm_packages_are_installed("bench")?,
            Self::Browser => browser_is_installed()?,
            Self::Firefox => {
                FIREFOX.iter().any(|name| process::find(name).is_some())
                    && process::find("geckodriver").is_some()
                    && Path::new(VULKAN).is_dir()
            }
            Self::WebKit => ["WebKitWebDriver", "Xvfb"].iter().all(|name| process::find(name).is_some()),
            Self::TensorFlow => python::TENSORFLOW.is_ready()?,
            Self::OpenCv => python::OPENCV.is_ready()?,
        })
    }

    /// Installs it.
    pub fn install(self) -> Result {
        match self {
            Self::WasmTarget => {
                if process::find("rustup").is_none() {
                    return Err(Error::new(format!(
                        "rustup was not found, so the target {WASM_TARGET} cannot be added"
                    ))
                    .hint("Install Rust from https://rustup.rs, or your system's package of that target."));
                }
                process::run(process::command("rustup")?.args(["target", "add", WASM_TARGET]))
            }
            Self::WasmBindgen => cargo_install(WASM_BINDGEN, Some(wasm_bindgen()?), WITHOUT_TLS),
            Self::Trunk => cargo_install("trunk", Some(TRUNK), WITHOUT_TLS),
            Self::WasmPack => cargo_install("wasm-pack", Some(WASM_PACK), &[]),
            Self::CargoDeny => cargo_install("cargo-deny", None, &[]),
            Self::CargoAbout => cargo_install("cargo-about", Some(CARGO_ABOUT), &["--features", "cli"]),
            Self::Typos => cargo_install("typos-cli", Some(TYPOS), &[]),
            Self::Node => apt_install(&["nodejs", "npm"], self.advice()),
            Self::TestPackages => npm_ci("tests/e2e"),
            Self::BenchPackages => npm_ci("bench"),
            Self::Browser => apt_install(&["chromium", "chromium-driver"], self.advice()),
            Self::Firefox => {
                apt_install(&["firefox-esr", "mesa-vulkan-drivers"], self.advice())?;
                match process::find("geckodriver") {
                    Some(_) => Ok(()),
                    None => cargo_install("geckodriver", None, &[]),
                }
            }
            Self::WebKit => apt_install(&["webkit2gtk-driver", "xvfb"], self.advice()),
            Self::TensorFlow => python::TENSORFLOW.install(),
            Self::OpenCv => python::OPENCV.install(),
        }
    }
}

/// The version of wasm-bindgen in Cargo.lock. Its tools refuse modules that were built with another version of the
/// crate.
fn wasm_bindgen() -> Result<Version> {
    Version::locked(&process::read("Cargo.lock")?, "wasm-bindgen")
        .ok_or_else(|| Error::new("Cargo.lock contains no version of wasm-bindgen").hint("Run `cargo update`."))
}

/// The version that a program prints; `None` where it is not installed.
fn installed(program: &str) -> Result<Option<Version>> {
    let output = process::capture(process::command(program)?.arg("--version"));
    Ok(output.and_then(|output| Version::first_in(&output)))
}

/// Installs a program: as a binary where cargo-binstall is installed and finds one, otherwise compiled with `options`.
fn cargo_install(package: &str, version: Option<Version>, options: &[&str]) -> Result {
    let version = version.map(|version| version.to_string());
    if process::find("cargo-binstall").is_some() {
        let mut binstall = process::command("cargo")?;
        binstall.args(["binstall", "--no-confirm", "--force", "--disable-strategies", "compile", package]);
        binstall.args(version.iter().flat_map(|version| ["--version", version]));
        match process::run(&mut binstall) {
            Ok(()) => return Ok(()),
            Err(error) => println!("{error}\nCompiling it instead."),
        }
    }
    compile(package, version.as_deref(), options, &["--locked"]).or_else(|error| {
        println!("{error}\nTrying again without the package's lock file, which may contain yanked crates.");
        compile(package, version.as_deref(), options, &[])
    })
}

/// Compiles and installs a program.
///
/// The programs share crates, so they share a target folder. Only wasm-bindgen is optimised, because it works on megabytes
/// at each build; for the others it would take longer than they run.
fn compile(package: &str, version: Option<&str>, options: &[&str], locked: &[&str]) -> Result {
    let opt_level = if package == WASM_BINDGEN { "1" } else { "0" };
    let mut cargo = process::command("cargo")?;
    cargo.args(["install", package, "--target-dir", "target/tools", "--force"]).args(options).args(locked);
    cargo.args(version.iter().flat_map(|version| ["--version", version]));
    cargo.envs([
        ("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level),
        ("CARGO_PROFILE_RELEASE_LTO", "off"),
        ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ]);
    process::run(&mut cargo)
}

/// A copy of the lock file, written after `npm ci` has installed all of it.
const NPM_INSTALLED: &str = "node_modules/.afterimage-package-lock.json";

fn npm_packages_are_installed(folder: &str) -> Result<bool> {
    let folder = process::root()?.join(folder);
    let read = |name: &str| fs::read(folder.join(name)).ok();
    Ok(read(NPM_INSTALLED).is_some_and(|installed| Some(installed) == read("package-lock.json")))
}

/// Installs the npm packages of a folder. Development dependencies are left out: they only make the README's pictures
/// (tests/e2e/animation.mjs, icons.mjs).
fn npm_ci(folder: &str) -> Result {
    let folder = process::root()?.join(folder);
    process::run(process::command(NPM)?.current_dir(&folder).args(["ci", "--omit=dev", "--no-audit", "--no-fund"]))?;
    fs::copy(folder.join("package-lock.json"), folder.join(NPM_INSTALLED))
        .map_err(|error| Error::new(format!("{NPM_INSTALLED}: {error}")))?;
    Ok(())
}

/// The program names of Chromium and Chrome, as in tests/e2e/lib/browser.mjs.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// The program names of Firefox, as in tests/e2e/lib/browsers.mjs.
const FIREFOX: &[&str] = &["firefox-esr", "firefox"];

/// Where Linux lists the Vulkan drivers.
const VULKAN: &str = "/usr/share/vulkan/icd.d";

/// The path of Chrome on macOS, where it is not on the search path.
const MAC_CHROME: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

fn browser_is_installed() -> Result<bool> {
    let on_path = || BROWSERS.iter().find_map(|name| process::find(name));
    let on_mac = || Some(PathBuf::from(MAC_CHROME)).filter(|path| path.is_file());
    let browser = path_from_variable("CHROME")?.or_else(on_path).or_else(on_mac);
    let driver = path_from_variable("CHROMEDRIVER")?.or_else(|| process::find("chromedriver"));
    let (Some(browser), Some(driver)) = (browser, driver) else { return Ok(false) };
    match (installed(&browser.to_string_lossy())?, installed(&driver.to_string_lossy())?) {
        (Some(browser), Some(driver)) if browser.0 != driver.0 => {
            Err(Error::new(format!("Chromium is {browser}, but chromedriver is {driver}"))
                .hint(format!("Both must have the same major version. {}", Prerequisite::Browser.advice())))
        }
        // On Windows a browser does not print its version. Then it is used as it is.
        _ => Ok(true),
    }
}

/// The program in an environment variable. An error where the variable is set and the file does not exist.
fn path_from_variable(variable: &str) -> Result<Option<PathBuf>> {
    let Some(path) = env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from) else {
        return Ok(None);
    };
    if path.is_file() {
        return Ok(Some(path));
    }
    Err(Error::new(format!("{variable} is set to {}, which does not exist", path.display()))
        .hint(format!("Correct or unset {variable}.")))
}

/// Installs Debian or Ubuntu packages. On other systems: an error that says what to install.
fn apt_install(packages: &[&str], advice: &str) -> Result {
    let missing = packages.join(" and ");
    if process::find("apt-get").is_none() {
        return Err(
            Error::new(format!("{missing}: not found, and this command can install it only with apt-get")).hint(advice)
        );
    }
    let is_root = process::capture(process::command("id")?.arg("-u")).is_some_and(|id| id.trim() == "0");
    if !is_root && process::find("sudo").is_none() {
        return Err(Error::new(format!("{missing}: installing needs root or sudo")).hint(advice));
    }
    let apt_get = |arguments: &[&str]| {
        let mut command = process::command(if is_root { "env" } else { "sudo" })?;
        // Packages must not ask questions: a CI machine has no user.
        process::run(command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(arguments))
    };
    // A new machine has no package lists, or outdated ones.
    apt_get(&["update"])?;
    // With the recommended packages: Chromium's fonts are among them.
    apt_get(&[&["install", "--yes"], packages].concat())
}
