//! Python packages in a virtual environment of their own, so that nothing else on the machine changes.

use std::{fs, path::PathBuf};

use crate::{
    failure::{Failure, Outcome},
    process,
};

/// The interpreter that makes the environment.
const PYTHON: &str = if cfg!(windows) { "python" } else { "python3" };

/// What is installed into it.
const REQUIREMENTS: &str = "bench/train/requirements.txt";

const ENVIRONMENT: &str = "target/bench/venv";

/// The mark that pip ran to its end for just these requirements.
const MARK: &str = "afterimage-requirements.txt";

/// What to do by hand.
pub const ADVICE: &str = "TensorFlow needs Python 3.10 to 3.13 with its module `venv` (Debian and Ubuntu: `apt install \
                          python3-venv`; elsewhere: https://www.python.org), and pip must reach a package index.";

/// The environment's own interpreter.
pub fn interpreter() -> Outcome<PathBuf> {
    let inside = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
    Ok(process::root()?.join(ENVIRONMENT).join(inside))
}

/// Whether the requirements are installed as they are now.
pub fn is_ready() -> Outcome<bool> {
    let root = process::root()?;
    let mark = fs::read(root.join(ENVIRONMENT).join(MARK)).ok();
    Ok(mark.is_some() && mark == fs::read(root.join(REQUIREMENTS)).ok() && interpreter()?.is_file())
}

/// Makes the environment anew and installs the requirements.
pub fn install() -> Outcome {
    if process::find(PYTHON).is_none() {
        return Err(Failure::new(format!("{PYTHON} is not there")).hint(ADVICE));
    }
    let run = |program: &str, arguments: &[&str]| {
        process::run(process::command(program)?.args(arguments)).map_err(|failure| failure.hint(ADVICE))
    };
    run(PYTHON, &["-m", "venv", "--clear", ENVIRONMENT])?;
    let python = interpreter()?;
    run(&python.to_string_lossy(), &["-m", "pip", "install", "--disable-pip-version-check", "-r", REQUIREMENTS])?;
    let root = process::root()?;
    fs::copy(root.join(REQUIREMENTS), root.join(ENVIRONMENT).join(MARK))
        .map_err(|error| Failure::new(format!("{MARK}: {error}")))?;
    Ok(())
}
