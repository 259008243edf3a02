//! The trainer as a person meets it at a terminal: what it says when something is wrong, and what it leaves alone.
#![expect(clippy::unwrap_used, reason = "the helpers of tests fail as tests do")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn trainer() -> Command {
    Command::new(env!("CARGO_BIN_EXE_afterimage-train"))
}

/// Runs the trainer in `folder`; gives what it wrote to standard error.
fn fails(folder: &Path, arguments: &[&str]) -> String {
    let output = trainer().current_dir(folder).args(arguments).output().unwrap();
    failure(&output)
}

fn failure(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "it should have failed: {text}");
    assert!(!text.contains("panicked"), "{text}");
    text
}

/// Every file below `folder`, with its bytes.
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
        // After each option and its value come words that explain it, wherever the lines break.
        for place in options.filter(|place| !help.contains(&format!("`{}", words[*place]))) {
            let explained = words[place + 1..].iter().skip_while(|word| word.starts_with('<'));
            let explanation: Vec<&&str> = explained.take_while(|word| !word.starts_with('-')).collect();
            assert!(explanation.len() >= 2, "{command}: {}", words[place]);
        }
    }
}

#[test]
fn missing_data_is_said_with_the_file_that_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let error = fails(folder.path(), &["denoise", "--data", "nowhere"]);
    assert!(error.contains("cannot read nowhere/train-images-idx3-ubyte"), "{error}");
}

#[test]
fn damaged_data_are_said_and_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    fs::write(data.join("train-images-idx3-ubyte"), b"\0\0\x08\x01\0\0\0\x01x").unwrap();
    let error = fails(folder.path(), &["denoise", "--data", "data"]);
    assert!(error.contains("train-images-idx3-ubyte") && error.contains("damaged"), "{error}");
    assert_eq!(fs::read(data.join("train-images-idx3-ubyte")).unwrap(), b"\0\0\x08\x01\0\0\0\x01x");
}

#[test]
fn folders_that_cannot_be_written_to_are_said_before_the_data_are_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), b"in the way").unwrap();
    for option in ["--out", "--runs"] {
        let error = fails(folder.path(), &["restore", "--data", "nowhere", option, "file/below"]);
        assert!(error.contains("cannot write file/below"), "{error}");
    }
    assert_eq!(fs::read(folder.path().join("file")).unwrap(), b"in the way");
}

#[test]
fn there_is_nothing_to_resume_without_a_checkpoint() {
    let folder = tempfile::tempdir().unwrap();
    let error = fails(folder.path(), &["plain", "--resume", "--data", "nowhere"]);
    assert!(error.contains("cannot read runs/plain.safetensors"), "{error}");
}

#[test]
fn a_checkpoint_that_is_none_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("runs")).unwrap();
    fs::write(folder.path().join("runs/plain.safetensors"), b"somebody's work").unwrap();
    let before = contents(folder.path());
    for option in [&["plain", "--data", "nowhere"][..], &["plain", "--resume", "--data", "nowhere"]] {
        let error = fails(folder.path(), option);
        assert!(error.contains("runs/plain.safetensors") && error.contains("not a checkpoint"), "{error}");
    }
    assert_eq!(contents(folder.path()), before);
}
