//! Python packages in virtual environments of their own, so that nothing else on the machine changes.

use std::{fs, path::PathBuf};

use crate::{
    failure::{Failure, Outcome},
    process,
};

/// The interpreter that makes the environments.
const PYTHON: &str = if cfg!(windows) { "python" } else { "python3" };

/// The mark that pip ran to its end for just these requirements.
const MARK: &str = "afterimage-requirements.txt";

/// A virtual environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Environment {
    /// Where it is, from the workspace's root.
    folder: &'static str,
    /// The file that says what is installed into it, likewise.
    requirements: &'static str,
    /// What to do by hand where that did not succeed.
    pub advice: &'static str,
}

/// For bench/train.
pub const TENSORFLOW: Environment = Environment {
    folder: "target/bench/venv",
    requirements: "bench/train/requirements.txt",
    advice: "TensorFlow needs Python 3.10 to 3.13 with its module `venv` (Debian and Ubuntu: `apt install python3-venv`; \
             elsewhere: https://www.python.org), and pip must reach a package index.",
};

/// For bench/inpainting.
pub const OPENCV: Environment = Environment {
    folder: "target/bench/inpainting-venv",
    requirements: "bench/inpainting/requirements.txt",
    advice: "OpenCV and its NumPy need Python 3.11 or newer with its module `venv` (Debian and Ubuntu: `apt install \
             python3-venv`; elsewhere: https://www.python.org), and pip must reach a package index.",
};

impl Environment {
    /// The environment's own interpreter.
    pub fn interpreter(self) -> Outcome<PathBuf> {
        let inside = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
        Ok(process::root()?.join(self.folder).join(inside))
    }

    /// Whether the requirements are installed as they are now.
    pub fn is_ready(self) -> Outcome<bool> {
        let root = process::root()?;
        let mark = fs::read(root.join(self.folder).join(MARK)).ok();
        Ok(mark.is_some() && mark == fs::read(root.join(self.requirements)).ok() && self.interpreter()?.is_file())
    }

    /// Makes the environment anew and installs the requirements.
    pub fn install(self) -> Outcome {
        if process::find(PYTHON).is_none() {
            return Err(Failure::new(format!("{PYTHON} is not there")).hint(self.advice));
        }
        let run = |program: &str, arguments: &[&str]| {
            process::run(process::command(program)?.args(arguments)).map_err(|failure| failure.hint(self.advice))
        };
        run(PYTHON, &["-m", "venv", "--clear", self.folder])?;
        let python = self.interpreter()?;
        let install = ["-m", "pip", "install", "--disable-pip-version-check", "-r", self.requirements];
        run(&python.to_string_lossy(), &install)?;
        let root = process::root()?;
        fs::copy(root.join(self.requirements), root.join(self.folder).join(MARK))
            .map_err(|error| Failure::new(format!("{MARK}: {error}")))?;
        Ok(())
    }
}
