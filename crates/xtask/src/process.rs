//! Running other programs, always at the root of the workspace.

use std::{
    env,
    ffi::OsString,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::failure::{Failure, Outcome};

/// npm is a batch file on Windows, which only starts under its full name.
pub const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// The workspace's root: the nearest folder upwards with a `Trunk.toml`, so the commands work from any subfolder.
pub fn root() -> Outcome<PathBuf> {
    let here = env::current_dir().map_err(|error| Failure::new(format!("the current folder: {error}")))?;
    here.ancestors()
        .find(|folder| folder.join("Trunk.toml").is_file())
        .map(Path::to_path_buf)
        .ok_or_else(|| Failure::new("this is not inside the workspace: no Trunk.toml here or in a folder above"))
}

/// A command at the root.
///
/// What `cargo run` told *this* program about itself is taken out of the environment: build scripts that watch
/// those variables would run again at each change between `cargo xtask test` and a plain `cargo test`.
pub fn command(program: &str) -> Outcome<Command> {
    let mut command = Command::new(program);
    command.current_dir(root()?).env("PATH", search_path());
    for (name, _) in env::vars_os() {
        let told_by_cargo_run = name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_BIN_") || name.starts_with("CARGO_MANIFEST_")
        });
        if told_by_cargo_run {
            command.env_remove(name);
        }
    }
    Ok(command)
}

/// Runs it with the terminal's own input and output.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(Failure::new(format!("`{}` failed ({status})", line(command)))) }
}

/// Runs it in silence: what it wrote to standard output, or nothing where it failed or is not there.
pub fn capture(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs it, streams its standard output and keeps a copy: whether it succeeded, and the copy.
pub fn tee(command: &mut Command) -> Outcome<(bool, String)> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error))?;
    let mut copy = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut out = std::io::stdout();
        loop {
            let start = copy.len();
            match reader.read_until(b'\n', &mut copy) {
                Ok(0) | Err(_) => break,
                // A closed standard output (`| head`) must not end the child before it has been counted.
                Ok(_) => drop(out.write_all(&copy[start..]).and_then(|()| out.flush())),
            }
        }
    }
    let status = child.wait().map_err(|error| Failure::new(format!("`{}`: {error}", line(command))))?;
    Ok((status.success(), String::from_utf8_lossy(&copy).into_owned()))
}

/// Where a program lies on the search path.
pub fn find(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&search_path()).map(|folder| folder.join(&name)).find(|path| path.is_file())
}

/// The command as one would type it.
pub fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// `PATH`, and after it the folder into which `cargo install` writes: a shell that was opened before Rust was
/// installed does not know it yet.
fn search_path() -> OsString {
    let home = env::home_dir().map(|home| home.join(".cargo"));
    let cargo_bin = env::var_os("CARGO_HOME").map(PathBuf::from).or(home).map(|cargo| cargo.join("bin"));
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(env::split_paths(&path).chain(cargo_bin)).unwrap_or(path)
}

fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    Failure::new(format!("`{}` could not be started: {error}", line(command)))
}
