//! `cargo xtask serve`: serves the page on this machine, and builds it again at each change of a source.
//!
//! It builds with the dev profile, which compiles in a fraction of the time of what is shipped. The first time it serves
//! the page without the WebGPU engine, whose compilation takes longer than everything else together; meanwhile the page
//! runs its networks on the CPU. With `--release` it serves what `cargo xtask build` builds.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Child,
    thread,
    time::{Duration, SystemTime},
};

use super::setup;
use crate::{
    error::{Error, Result},
    process,
    programs::{self, Program},
};

/// The program that the page can be used without at first.
const LAST: &str = "engine-gpu";

/// The page without its last program. It lies beside index.html, because Trunk resolves its links from there.
const FIRST_PAGE: &str = "index.first.html";

/// `serve [trunk serve's options]`.
pub fn run(arguments: &[String]) -> Result {
    setup::ensure(setup::SERVE)?;
    if arguments.iter().any(|argument| argument == "--release") {
        println!("\nBuilding the page as it is shipped. The first time takes 10 to 15 minutes on two cores.");
    } else {
        compile(arguments)?;
    }
    println!("\n{ADDRESS} Ctrl-C stops it.\n");
    process::run(super::build::trunk("serve")?.args(arguments))
}

const ADDRESS: &str = "The page is at http://localhost:8080, unless --port names another port.";

/// Compiles all programs. Before the last one, if it was never compiled, the page is served without it.
fn compile(arguments: &[String]) -> Result {
    let root = process::root()?;
    let html = process::read("index.html")?;
    let (last, first): (Vec<_>, Vec<_>) = programs::programs(&html).into_iter().partition(|one| one.bin == LAST);
    let count = first.len() + last.len();
    for (index, program) in first.iter().enumerate() {
        println!("\n[{}/{count}] Compiling {} …", index + 1, program.bin);
        cargo_build(program)?;
    }
    let is_first_time = !last.iter().all(|program| is_compiled(&root, program));
    let server = is_first_time.then(|| serve_first(&root, &programs::without(&html, &last), arguments)).transpose()?;
    for (index, program) in last.iter().enumerate() {
        println!("\n[{}/{count}] Compiling {} …", first.len() + index + 1, program.bin);
        cargo_build(program)?;
    }
    drop(server);
    Ok(())
}

fn is_compiled(root: &Path, program: &Program) -> bool {
    root.join("target/wasm32-unknown-unknown/debug").join(program.bin).with_extension("wasm").is_file()
}

/// The command that Trunk will repeat.
fn cargo_build(program: &Program) -> Result {
    let mut cargo = process::command("cargo")?;
    cargo.args(["build", "--target", "wasm32-unknown-unknown", "--manifest-path", program.manifest]);
    cargo.args(["--bin", program.bin]);
    if !program.features.is_empty() {
        cargo.args(["--features", program.features]);
    }
    process::run(&mut cargo)
}

/// Trunk, serving a page that is not complete yet. Dropping it stops it and removes that page.
struct FirstServer {
    trunk: Child,
    page: PathBuf,
}

/// Starts Trunk and waits until it serves the page.
fn serve_first(root: &Path, html: &str, arguments: &[String]) -> Result<FirstServer> {
    let page = root.join(FIRST_PAGE);
    fs::write(&page, html).map_err(|error| Error::new(format!("{}: {error}", page.display())))?;
    let started = SystemTime::now();
    let mut trunk = super::build::trunk("serve")?;
    let trunk = process::start(trunk.args(arguments).arg(FIRST_PAGE))?;
    let mut server = FirstServer { trunk, page };
    let built = root.join("dist/index.html");
    // The next compilation begins after Trunk's build, which otherwise would wait for it.
    while !fs::metadata(&built).and_then(|file| file.modified()).is_ok_and(|time| time > started) {
        if let Ok(Some(status)) = server.trunk.try_wait() {
            return Err(Error::new(format!("trunk serve ended ({status})")));
        }
        thread::sleep(Duration::from_millis(200));
    }
    println!("\n{ADDRESS}");
    println!("It runs on the CPU until the WebGPU engine, too, is compiled.");
    Ok(server)
}

impl Drop for FirstServer {
    fn drop(&mut self) {
        // Both may have happened already: Ctrl-C ends Trunk too.
        self.trunk.kill().and_then(|()| self.trunk.wait()).ok();
        fs::remove_file(&self.page).ok();
    }
}
