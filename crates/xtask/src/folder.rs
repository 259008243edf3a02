//! The files of a folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::failure::{Failure, Outcome};

/// A file on disk, and where it lies in its folder.
pub struct Found {
    /// Where it is on disk.
    pub on_disk: PathBuf,
    /// Its path inside the folder, with `/` between the parts.
    pub inside: String,
}

/// All files below a folder, in the order of their paths.
pub fn files(folder: &Path) -> Outcome<Vec<Found>> {
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    paths.sort();
    let found = paths.into_iter().map(|on_disk| {
        let inside = on_disk.strip_prefix(folder).unwrap_or(&on_disk);
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        Found { inside: parts.join("/"), on_disk }
    });
    Ok(found.collect())
}

/// What stood in the way of reading or writing a file.
pub fn fault(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{}: {error}", path.display()))
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> Outcome {
    let entries =
        fs::read_dir(folder).map_err(|error| fault(folder, &error).hint("Build the page first: cargo xtask build"))?;
    for entry in entries {
        let path = entry.map_err(|error| fault(folder, &error))?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}
