//! Lists the files of a built folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::Error;

/// A file of a built folder.
#[derive(Clone, Debug)]
pub struct DistFile {
    /// Its path on disk.
    pub on_disk: PathBuf,
    /// Its path relative to the folder, with `/` between the parts.
    pub relative: String,
}

/// All files below a folder, sorted by path.
///
/// # Errors
/// [`Error::Io`] where a folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<DistFile>, Error> {
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    paths.sort();
    let files = paths.into_iter().map(|on_disk| {
        let relative = on_disk.strip_prefix(folder).unwrap_or(&on_disk);
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        DistFile { relative: parts.join("/"), on_disk }
    });
    Ok(files.collect())
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(Error::io(folder))? {
        let path = entry.map_err(Error::io(folder))?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}
