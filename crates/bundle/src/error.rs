//! Why a folder could not be finished.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

use crate::{html::PageError, wasm::MalformedWasm};

/// Why a folder could not be read or finished.
#[derive(Debug)]
pub enum Error {
    /// A file or folder could not be read or written.
    Io {
        /// Its path on disk.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// A page cannot work under its own policy.
    Page {
        /// Its path on disk.
        path: PathBuf,
        /// What is wrong with it.
        source: PageError,
    },
    /// A file that ends in `.wasm` is not WebAssembly.
    Wasm {
        /// Its path on disk.
        path: PathBuf,
        /// Where its structure is broken.
        source: MalformedWasm,
    },
}

impl Error {
    /// Adds the path to an error of the file system, for `map_err`.
    pub(crate) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { path: path.to_owned(), source }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Page { path, source } => write!(f, "{} cannot be shipped: {source}", path.display()),
            Self::Wasm { path, source } => write!(f, "{} cannot be stripped: {source}", path.display()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Page { source, .. } => Some(source),
            Self::Wasm { source, .. } => Some(source),
        }
    }
}
