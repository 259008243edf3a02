//! The workspace's commands. `cargo xtask help` lists them.
//!
//! Each command is a file under `commands`. The other files hold what several commands share. What happens to the page
//! after Trunk is in crates/bundle.

mod commands;
mod error;
mod licences;
mod prerequisites;
mod process;
mod programs;
mod python;
mod test_counts;
mod version;

use std::process::ExitCode;

use error::{Error, Result};

const HELP: &str = "\
cargo xtask <command>

  setup [--for serve|build|test|bench]   install what is missing for that command (default: test)
  serve [trunk serve's options]          set up, build, serve on http://localhost:8080; --release: as it is shipped
  build [--check-sizes]                  set up, build dist/ for release, print the sizes of its files
  finish [folder]                        turn what Trunk built into what is shipped; Trunk calls this itself
  imports [folder]                       list import circles between files, check the dependencies of app and engine
  licences                               write web/assets/licences.json: the crates of the page, their licences
  test [step …]                          set up, run every check and test, or the steps named
  bench sizes|engine|start|longtasks|ctors|soak   measure the page in dist/ (run `cargo xtask build` first)
  bench latency                          frames from an input to its reconstruction on screen: [--seconds N]
  bench lighthouse                       Lighthouse scores of dist/; fails below 95: [--only mobile|desktop]
  bench train                            compare the trainer with TensorFlow: [--rounds N] [--epochs N] [--images N]
  bench inpainting                       compare the eyes' network with inpainting, write the report in docs/eyes

Every command can be repeated: it does not install what is already there.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nxtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<ExitCode> {
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    match command {
        "setup" => commands::setup::run(rest)?,
        "serve" => commands::serve::run(rest)?,
        "build" => commands::build::run(rest)?,
        "finish" => commands::finish::run(rest)?,
        "imports" => commands::imports::run(rest)?,
        "licences" => commands::licences::run(rest)?,
        "test" => return commands::test::run(rest),
        "bench" => commands::bench::run(rest)?,
        "help" | "--help" | "-h" => println!("{HELP}"),
        unknown => return Err(Error::new(format!("there is no command `{unknown}`")).hint(HELP)),
    }
    Ok(ExitCode::SUCCESS)
}
