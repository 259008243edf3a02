//! The trainer at a terminal: its help, its error messages, and that it does not change files in case of an error.
#![expect(clippy::unwrap_used, reason = "the helpers of tests fail as tests do")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn trainer() -> Command {
    Command::new(env!("CARGO_BIN_EXE_afterimage-train"))
}

/// Runs the trainer in `folder` and checks that it fails. Returns its standard error.
fn error_of(folder: &Path, arguments: &[&str]) -> String {
    let output = trainer().current_dir(folder).args(arguments).output().unwrap();
    check_failure(&output)
}

fn check_failure(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "it should have failed: {text}");
    assert!(!text.contains("panicked"), "{text}");
    text
}

/// All files in `folder` and its subfolders, with their bytes.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(contents(&path));
        } else {
            all.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    all.sort();
    all
}

#[test]
fn help_explains_every_option() {
    for command in ["plain", "denoise", "restore", "eyes", "all", "samples", "gallery"] {
        let output = trainer().args([command, "--help"]).output().unwrap();
        let help = String::from_utf8(output.stdout).unwrap();
        let words: Vec<&str> = help.split_whitespace().collect();
        let options = (0..words.len()).filter(|place| words[*place].starts_with("--"));
        // At least two words of explanation must follow each option and its value.
        for place in options.filter(|place| !help.contains(&format!("`{}", words[*place]))) {
            let explained = words[place + 1..].iter().skip_while(|word| word.starts_with('<'));
            let explanation: Vec<&&str> = explained.take_while(|word| !word.starts_with('-')).collect();
            assert!(explanation.len() >= 2, "{command}: {}", words[place]);
        }
    }
}

#[test]
fn folders_that_cannot_be_written_to_are_an_error_before_the_data_is_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), b"a file").unwrap();
    for option in ["--out", "--runs"] {
        let error = error_of(folder.path(), &["restore", "--data", "nowhere", option, "file/below"]);
        assert!(error.contains("cannot write file/below"), "{error}");
    }
    assert_eq!(fs::read(folder.path().join("file")).unwrap(), b"a file");
}

#[test]
fn resuming_without_a_checkpoint_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let error = error_of(folder.path(), &["plain", "--resume", "--data", "nowhere"]);
    assert!(error.contains("cannot read runs/plain.safetensors"), "{error}");
}

#[test]
fn a_file_that_is_not_a_checkpoint_stays_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("runs")).unwrap();
    fs::write(folder.path().join("runs/plain.safetensors"), b"another file").unwrap();
    let before = contents(folder.path());
    for option in [&["plain", "--data", "nowhere"][..], &["plain", "--resume", "--data", "nowhere"]] {
        let error = error_of(folder.path(), option);
        assert!(error.contains("runs/plain.safetensors") && error.contains("not a checkpoint"), "{error}");
    }
    assert_eq!(contents(folder.path()), before);
}
