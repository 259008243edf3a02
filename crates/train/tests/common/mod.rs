//! What the tests of the program share: how to run it, and small datasets.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

use flate2::Compression;
use flate2::write::GzEncoder;

/// The names of MNIST's files.
pub const NAMES: [&str; 4] =
    ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

/// The trainer, to be run in `folder`.
pub fn trainer(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterimage-train"));
    command.current_dir(folder);
    command
}

/// Runs the trainer and checks that it succeeds. Returns its standard error.
pub fn notes_of(folder: &Path, arguments: &str) -> String {
    let output = trainer(folder).args(arguments.split(' ')).output().unwrap();
    let text = text(&output);
    assert!(output.status.success(), "{arguments}: {text}");
    text
}

/// Runs the trainer and checks that it fails with a message. Returns the message.
pub fn error_of(folder: &Path, arguments: &str) -> String {
    let output = trainer(folder).args(arguments.split(' ')).output().unwrap();
    let text = text(&output);
    assert!(!output.status.success(), "{arguments} should have failed: {text}");
    text
}

fn text(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!text.contains("panicked"), "{text}");
    assert!(!text.to_lowercase().contains("delete"), "{text}");
    text
}

/// An IDX file of images with `side` × `side` pixels.
pub fn images(count: usize, side: usize) -> Vec<u8> {
    let mut bytes = vec![0, 0, 8, 3];
    bytes.extend([count, side, side].iter().flat_map(|length| (*length as u32).to_be_bytes()));
    bytes.extend((0..count * side * side).map(|i| if (i + i / (side * side)) % side % 9 < 3 { 250 } else { 0 }));
    bytes
}

/// An IDX file of labels.
pub fn labels(count: usize) -> Vec<u8> {
    let mut bytes = vec![0, 0, 8, 1];
    bytes.extend((count as u32).to_be_bytes());
    bytes.extend((0..count).map(|i| (i % 10) as u8));
    bytes
}

/// The four files of a dataset in MNIST's format, with `count` training images.
pub fn dataset(count: usize) -> [Vec<u8>; 4] {
    [images(count, 28), labels(count), images(10, 28), labels(10)]
}

/// Writes a dataset under MNIST's names into a new folder.
pub fn write_dataset(folder: &Path, count: usize) {
    fs::create_dir(folder).unwrap();
    for (name, bytes) in NAMES.iter().zip(dataset(count)) {
        fs::write(folder.join(name), bytes).unwrap();
    }
}

/// `bytes`, gzipped.
pub fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// The endings of the published files that are there, sorted.
pub fn published(folder: &Path, name: &str) -> Vec<&'static str> {
    let is_there = |ending: &&str| folder.join(format!("{name}.{ending}")).is_file();
    ["golden.safetensors", "json", "safetensors"].into_iter().filter(is_there).collect()
}

/// All three endings.
pub const ALL: [&str; 3] = ["golden.safetensors", "json", "safetensors"];
