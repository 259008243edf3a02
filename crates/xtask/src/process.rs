//! Running other programs, always at the root of the workspace.

use std::{
    env,
    ffi::OsString,
    fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use crate::error::{Error, Result};

/// On Windows npm is a batch file, which starts only under its full name.
pub const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// The workspace's root: the nearest parent folder with a `Trunk.toml`. The commands work in any subfolder.
pub fn root() -> Result<PathBuf> {
    let here = env::current_dir().map_err(|error| Error::new(format!("the current folder: {error}")))?;
    here.ancestors()
        .find(|folder| folder.join("Trunk.toml").is_file())
        .map(Path::to_path_buf)
        .ok_or_else(|| Error::new("this is not inside the workspace: no Trunk.toml here or in a folder above"))
}

/// The text of a file, by its path relative to the root.
pub fn read(path: &str) -> Result<String> {
    let path = root()?.join(path);
    fs::read_to_string(&path).map_err(|error| Error::new(format!("{}: {error}", path.display())))
}

/// A command that runs at the root.
///
/// The variables that `cargo run` has set for *this* program are removed from its environment. Build scripts that watch
/// them would run again at each change between `cargo xtask test` and a plain `cargo test`.
pub fn command(program: &str) -> Result<Command> {
    let mut command = Command::new(program);
    command.current_dir(root()?).env("PATH", search_path());
    for (name, _) in env::vars_os() {
        let is_set_by_cargo_run = name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_BIN_") || name.starts_with("CARGO_MANIFEST_")
        });
        if is_set_by_cargo_run {
            command.env_remove(name);
        }
    }
    Ok(command)
}

/// Runs a command with the terminal's input and output. An error where it fails.
pub fn run(command: &mut Command) -> Result {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(Error::new(format!("`{}` failed ({status})", command_line(command)))) }
}

/// Starts a command with the terminal's input and output, and does not wait for its end.
pub fn start(command: &mut Command) -> Result<Child> {
    command.spawn().map_err(|error| not_started(command, &error))
}

/// Runs a command without output on the terminal. Returns its standard output, or `None` where it failed or does not
/// exist.
pub fn capture(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command, prints its standard output while it runs, and returns whether it succeeded and a copy of the output.
pub fn tee(command: &mut Command) -> Result<(bool, String)> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error))?;
    let mut copy = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut out = std::io::stdout();
        loop {
            let start = copy.len();
            match reader.read_until(b'\n', &mut copy) {
                Ok(0) | Err(_) => break,
                // Where standard output is closed (`| head`), the child still runs to its end, so that its tests are counted.
                Ok(_) => drop(out.write_all(&copy[start..]).and_then(|()| out.flush())),
            }
        }
    }
    let status = child.wait().map_err(|error| Error::new(format!("`{}`: {error}", command_line(command))))?;
    Ok((status.success(), String::from_utf8_lossy(&copy).into_owned()))
}

/// The path of a program on the search path.
pub fn find(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&search_path()).map(|folder| folder.join(&name)).find(|path| path.is_file())
}

/// The command as a developer would type it.
pub fn command_line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// `PATH` and after it the folder of `cargo install`, which is not in the `PATH` of a shell that was opened before Rust
/// was installed.
fn search_path() -> OsString {
    let home = env::home_dir().map(|home| home.join(".cargo"));
    let cargo_bin = env::var_os("CARGO_HOME").map(PathBuf::from).or(home).map(|cargo| cargo.join("bin"));
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(env::split_paths(&path).chain(cargo_bin)).unwrap_or(path)
}

fn not_started(command: &Command, error: &std::io::Error) -> Error {
    Error::new(format!("`{}` could not be started: {error}", command_line(command)))
}
