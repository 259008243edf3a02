//! Reading and writing whole files. The errors contain the path.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::TrainError;

/// Reads a file.
pub fn read(path: &Path) -> Result<Vec<u8>, TrainError> {
    fs::read(path).map_err(|source| TrainError::File { action: "cannot read", path: path.to_owned(), source })
}

/// Writes a file completely or not at all. It writes to a temporary file in the same folder and then renames it, so
/// after a full disk or a killed process the old file is unchanged.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), TrainError> {
    let failed = |source| TrainError::File { action: "cannot write", path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".tmp");
    let temporary = path.with_file_name(name);
    fs::write(&temporary, bytes).and_then(|()| fs::rename(&temporary, path)).map_err(|source| {
        // If this fails too, the first error is still the one to report.
        let _ = fs::remove_file(&temporary);
        failed(source)
    })
}

/// The files of a folder with this extension, sorted by name, because the order of a folder depends on the machine.
pub fn with_extension(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, TrainError> {
    let failed = |source| TrainError::File { action: "cannot read", path: folder.to_owned(), source };
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(failed)?;
    let mut paths: Vec<_> = entries.iter().map(fs::DirEntry::path).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    Ok(paths)
}

/// Creates the folder if it is missing, and checks that files can be written to it.
pub fn check_writable(folder: &Path) -> Result<(), TrainError> {
    let probe = folder.join(".afterimage-probe");
    write(&probe, b"")?;
    // If it cannot be deleted, that is no problem.
    let _ = fs::remove_file(&probe);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_replaces_the_file_and_leaves_no_temporary_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.bin");
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path().join("a")).unwrap().count(), 1);
    }

    #[test]
    fn files_are_sorted_by_name() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.png", "a.png", "png", "c.txt"] {
            fs::write(folder.path().join(name), b"x").unwrap();
        }
        assert_eq!(
            with_extension(folder.path(), "png").unwrap(),
            ["a.png", "b.png"].map(|name| folder.path().join(name))
        );
        assert!(with_extension(&folder.path().join("none"), "png").unwrap_err().to_string().contains("cannot read"));
    }

    #[test]
    fn writing_to_the_path_of_a_folder_is_an_error_that_names_it() {
        let folder = tempfile::tempdir().unwrap();
        let error = write(folder.path(), b"x").unwrap_err().to_string();
        assert!(error.contains(&folder.path().display().to_string()), "{error}");
    }

    #[test]
    fn a_folder_that_cannot_be_written_to_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        check_writable(&folder.path().join("new/folder")).unwrap();
        assert_eq!(fs::read_dir(folder.path().join("new/folder")).unwrap().count(), 0);
        let file = folder.path().join("file");
        fs::write(&file, b"x").unwrap();
        let error = check_writable(&file).unwrap_err().to_string();
        assert!(error.contains("cannot write") && error.contains("file"), "{error}");
    }

    /// A limit on the size of files simulates a full disk: both fail in the middle of a write. The limit is per
    /// process, so this test runs the one below in another process.
    #[cfg(unix)]
    #[test]
    fn a_full_disk_leaves_the_old_file_unchanged() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("old"), b"the old file").unwrap();
        let this = std::env::current_exe().unwrap();
        let limited = "trap '' XFSZ; ulimit -f 1; exec \"$0\" --ignored --exact files::tests::under_a_limit";
        let output =
            std::process::Command::new("sh").arg("-c").arg(limited).arg(this).current_dir(folder.path()).output();
        let output = output.unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        assert!(String::from_utf8_lossy(&output.stdout).contains("1 passed"));
        assert_eq!(fs::read(folder.path().join("old")).unwrap(), b"the old file");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    #[ignore = "run by a_full_disk_leaves_the_old_file_unchanged, where files may not grow"]
    fn under_a_limit() {
        let error = write(Path::new("old"), &[1; 100_000]).unwrap_err().to_string();
        assert!(error.contains("cannot write old"), "{error}");
    }
}
