//! Virtual environments for Python packages. Nothing outside of target/ changes.

use std::{fs, path::PathBuf};

use crate::{
    error::{Error, Result},
    process,
};

/// The interpreter that creates the environments.
const PYTHON: &str = if cfg!(windows) { "python" } else { "python3" };

/// A copy of the requirements, written after pip has installed all of them.
const INSTALLED: &str = "afterimage-requirements.txt";

/// A virtual environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Environment {
    /// Its path relative to the workspace's root.
    folder: &'static str,
    /// The requirements file, relative to the workspace's root.
    requirements: &'static str,
    /// What the developer can do where the installation fails.
    pub advice: &'static str,
}

/// The environment of bench/train.
pub const TENSORFLOW: Environment = Environment {
    folder: "target/bench/venv",
    requirements: "bench/train/requirements.txt",
    advice: "TensorFlow needs Python 3.10 to 3.13 with its module `venv` (Debian and Ubuntu: `apt install python3-venv`; \
             elsewhere: https://www.python.org), and pip must reach a package index.",
};

/// The environment of bench/inpainting.
pub const OPENCV: Environment = Environment {
    folder: "target/bench/inpainting-venv",
    requirements: "bench/inpainting/requirements.txt",
    advice: "OpenCV and its NumPy need Python 3.11 or newer with its module `venv` (Debian and Ubuntu: `apt install \
             python3-venv`; elsewhere: https://www.python.org), and pip must reach a package index.",
};

impl Environment {
    /// The interpreter inside the environment.
    pub fn interpreter(self) -> Result<PathBuf> {
        let inside = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
        Ok(process::root()?.join(self.folder).join(inside))
    }

    /// Whether the requirements are installed as the file lists them now.
    pub fn is_ready(self) -> Result<bool> {
        let root = process::root()?;
        let installed = fs::read(root.join(self.folder).join(INSTALLED)).ok();
        Ok(installed.is_some()
            && installed == fs::read(root.join(self.requirements)).ok()
            && self.interpreter()?.is_file())
    }

    /// Creates the environment anew and installs the requirements.
    pub fn install(self) -> Result {
        if process::find(PYTHON).is_none() {
            return Err(Error::new(format!("{PYTHON} was not found")).hint(self.advice));
        }
        let run = |program: &str, arguments: &[&str]| {
            process::run(process::command(program)?.args(arguments)).map_err(|error| error.hint(self.advice))
        };
        run(PYTHON, &["-m", "venv", "--clear", self.folder])?;
        let python = self.interpreter()?;
        let install = ["-m", "pip", "install", "--disable-pip-version-check", "-r", self.requirements];
        run(&python.to_string_lossy(), &install)?;
        let root = process::root()?;
        fs::copy(root.join(self.requirements), root.join(self.folder).join(INSTALLED))
            .map_err(|error| Error::new(format!("{INSTALLED}: {error}")))?;
        Ok(())
    }
}
