//! Reading and writing whole files. The errors contain the path.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::error::TrainError;

/// The ending of a new file until it is complete.
const TEMPORARY: &str = ".tmp";

/// The ending of an old file until all new ones are in place.
const OLD: &str = ".afterimage-old";

/// Reads a file.
pub fn read(path: &Path) -> Result<Vec<u8>, TrainError> {
    fs::read(path).map_err(|source| TrainError::File { action: "cannot read", path: path.to_owned(), source })
}

/// Writes a file completely or not at all. It writes to a temporary file in the same folder and then renames it, so
/// after a full disk or a killed process the old file is unchanged.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), TrainError> {
    write_together(&[(path.to_owned(), bytes)])
}

/// Writes files that belong together: all of them or, if one cannot be written, none. Old files are replaced.
///
/// The last one is the main file. It is moved away first and comes into place last, so that it never lies there
/// without the others, even if the process is killed.
pub fn write_together(files: &[(PathBuf, &[u8])]) -> Result<(), TrainError> {
    let mut done = Vec::new();
    let written = write_steps(files, &mut done);
    // If cleaning up fails, there is nothing more to do, and the first error is still the one to report.
    if written.is_ok() {
        for (_, to) in done.iter().filter(|(_, to)| files.iter().all(|(path, _)| path != to)) {
            let _ = fs::remove_file(to);
        }
    } else {
        for (from, to) in done.iter().rev() {
            let _ = fs::rename(to, from);
        }
        for (path, _) in files {
            let _ = fs::remove_file(with_ending(path, TEMPORARY));
        }
    }
    written
}

/// The steps of [`write_together`]. `done` becomes the renames that are done, as pairs of old and new path.
fn write_steps(files: &[(PathBuf, &[u8])], done: &mut Vec<(PathBuf, PathBuf)>) -> Result<(), TrainError> {
    let failed = |path: &Path, source| TrainError::File { action: "cannot write", path: path.to_owned(), source };
    for (path, bytes) in files {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|source| failed(path, source))?;
        }
        if path.is_dir() {
            return Err(failed(path, ErrorKind::IsADirectory.into()));
        }
        fs::write(with_ending(path, TEMPORARY), bytes).map_err(|source| failed(path, source))?;
    }
    // A single file is replaced in one step.
    if files.len() > 1 {
        for (path, _) in files.iter().rev().filter(|(path, _)| path.exists()) {
            rename(path.clone(), with_ending(path, OLD), done).map_err(|source| failed(path, source))?;
        }
    }
    for (path, _) in files {
        rename(with_ending(path, TEMPORARY), path.clone(), done).map_err(|source| failed(path, source))?;
    }
    Ok(())
}

fn rename(from: PathBuf, to: PathBuf, done: &mut Vec<(PathBuf, PathBuf)>) -> std::io::Result<()> {
    fs::rename(&from, &to)?;
    done.push((from, to));
    Ok(())
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    path.with_file_name(name)
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
    fn files_that_belong_together_are_all_replaced_or_none_is() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let names = || {
            let mut names: Vec<_> =
                fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
            names.sort();
            names
        };
        write_together(&[(at("a"), b"1"), (at("b"), b"2")]).unwrap();
        write_together(&[(at("a"), b"3"), (at("b"), b"4")]).unwrap();
        assert_eq!(
            (read(&at("a")).unwrap(), read(&at("b")).unwrap(), names().len()),
            (b"3".to_vec(), b"4".to_vec(), 2)
        );
        fs::create_dir(at("folder")).unwrap();
        fs::create_dir(at("c.afterimage-old")).unwrap();
        fs::write(at("c"), b"kept").unwrap();
        let before = names();
        // The first cannot be written, and the second cannot be moved away.
        for other in ["folder", "c"] {
            let error = write_together(&[(at("a"), b"5"), (at(other), b"6"), (at("b"), b"7"), (at("new"), b"8")]);
            assert!(error.unwrap_err().to_string().contains("cannot write"), "{other}");
            assert_eq!((read(&at("a")).unwrap(), read(&at("b")).unwrap()), (b"3".to_vec(), b"4".to_vec()));
            assert_eq!(names(), before, "{other}");
        }
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
