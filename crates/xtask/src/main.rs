//! The workspace's commands. `cargo xtask help` lists them.
//!
//! One file per command under `commands`; beside them, what they share. The pure parts (versions, tallies, sizes,
//! the list of licences, the steps that finish the page) know no processes and no files, and have their tests in place.

mod commands;
mod digest;
mod failure;
mod folder;
mod group;
mod headers;
mod html;
mod listing;
mod needs;
mod policy;
mod process;
mod python;
mod service_worker;
mod shipped;
mod sizes;
mod tally;
mod version;
mod wasm;

use std::process::ExitCode;

use failure::{Failure, Outcome};

const HELP: &str = "\
cargo xtask <command>

  setup [--for serve|build|test|bench]   install what is missing for that command (default: test)
  serve [trunk serve's options]          set up, build for release, serve on http://localhost:8080
  build [--check-sizes]                  set up, build dist/ for release, print what a visitor downloads
  finish [folder]                        make what Trunk built into what is shipped; Trunk calls it by itself
  licences                               list what the page is made of in web/assets/licences.json
  test [step …]                          set up, run every check and test, or the steps named
  bench sizes|engine|longtasks|ctors     measure dist/ (run `cargo xtask build` first)
  bench latency                          frames from an input to its reconstruction on the screen: [--seconds N]
  bench lighthouse                       what Lighthouse says of dist/; fails below 95: [--only mobile|desktop]
  bench train                            the trainer beside TensorFlow: [--rounds N] [--epochs N] [--images N]
  bench inpainting                       the eyes' network beside inpainting, and its report in docs/eyes

Every command is safe to repeat: what is already there is not installed again.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("\nxtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Outcome<ExitCode> {
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    match command {
        "setup" => commands::setup::run(rest)?,
        "serve" => commands::serve::run(rest)?,
        "build" => commands::build::run(rest)?,
        "finish" => commands::finish::run(rest)?,
        "licences" => commands::licences::run(rest)?,
        "test" => return commands::test::run(rest),
        "bench" => commands::bench::run(rest)?,
        "help" | "--help" | "-h" => println!("{HELP}"),
        unknown => return Err(Failure::new(format!("there is no command `{unknown}`")).hint(HELP)),
    }
    Ok(ExitCode::SUCCESS)
}
