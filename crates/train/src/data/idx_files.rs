//! The files of MNIST and of datasets in its format, under their usual names.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

use crate::error::TrainError;

/// The name of each file, and the MD5 of its uncompressed bytes.
pub const FILES: [(&str, &str); 4] = [
    ("train-images-idx3-ubyte", "6bbc9ace898e44ae57da46a324031adb"),
    ("train-labels-idx1-ubyte", "a25bea736e30d166cdddb491f175f624"),
    ("t10k-images-idx3-ubyte", "2646ac647ad5339dbf082846283269ea"),
    ("t10k-labels-idx1-ubyte", "27ae3e4e09519cfbb04c329615203637"),
];

/// The beginning of every gzip file.
const GZIP: &[u8] = &[0x1F, 0x8B];

/// Finds the four files in `folder`, in the order of [`FILES`].
///
/// # Errors
/// [`TrainError::Data`] if there is no such folder, or a file is missing, or several have the names of one.
pub fn find(folder: &Path) -> Result<[PathBuf; 4], TrainError> {
    let refused = |reason: String| TrainError::Data { path: folder.to_owned(), reason };
    if !folder.is_dir() {
        let what = if folder.exists() { "this is a file" } else { "there is no such folder" };
        return Err(refused(format!("{what}; --data takes the folder with the four files of the dataset")));
    }
    let entries = fs::read_dir(folder)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|source| TrainError::File { action: "cannot read", path: folder.to_owned(), source })?;
    let mut present: Vec<String> = entries.iter().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    present.sort();
    let found = FILES.map(|(name, _)| find_one(&present, name));
    if let Some(several) = found.iter().find(|found| found.len() > 1) {
        return Err(refused(format!(
            "it has several files of one kind: {}. Put the four files of one dataset into a folder of their own",
            several.join(", ")
        )));
    }
    let missing: Vec<String> = FILES
        .iter()
        .zip(&found)
        .filter(|(_, found)| found.is_empty())
        .map(|((name, _), _)| usual_names(name))
        .collect();
    if missing.is_empty() {
        return Ok(found.map(|names| folder.join(names.concat())));
    }
    Err(refused(format!(
        "files are missing. Looked for\n{}\neach as it is or with .gz, and with any name and a hyphen before it, such as \
         emnist-digits-{}.gz",
        missing.join("\n"),
        FILES[0].0
    )))
}

/// The spellings of a file's name: with a hyphen or a dot, and EMNIST says "test".
fn spellings(name: &str) -> [String; 4] {
    let test = name.replace("t10k", "test");
    [name.to_owned(), name.replace("-idx", ".idx"), test.replace("-idx", ".idx"), test]
}

fn usual_names(name: &str) -> String {
    let mut names = spellings(name).to_vec();
    names.sort();
    names.dedup();
    format!("  {}", names.join(" or "))
}

/// The files among `present` that have one of the spellings: the first without a prefix, or all with a prefix.
fn find_one(present: &[String], name: &str) -> Vec<String> {
    let spellings = spellings(name);
    let plain = |file: &String| file.strip_suffix(".gz").unwrap_or(file).to_owned();
    if let Some(file) = present.iter().find(|file| spellings.contains(&plain(file))) {
        return vec![file.clone()];
    }
    let has_prefix = |file: &&String| spellings.iter().any(|name| plain(file).ends_with(&format!("-{name}")));
    let mut found: Vec<String> = present.iter().filter(has_prefix).cloned().collect();
    // The same file packed and unpacked is one file.
    found.dedup_by_key(|file| plain(file));
    found
}

/// The contents of a file, unpacked if they are gzipped, whatever the file's name says.
///
/// # Errors
/// What is wrong with the gzip data.
pub fn unpacked(bytes: Vec<u8>) -> Result<Vec<u8>, String> {
    if !bytes.starts_with(GZIP) {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(&*bytes)
        .read_to_end(&mut unpacked)
        .map_err(|error| format!("it cannot be unpacked ({error})"))?;
    Ok(unpacked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn files_are_found_under_all_usual_names() {
        for name in [
            "t10k-images-idx3-ubyte",
            "t10k-images-idx3-ubyte.gz",
            "t10k-images.idx3-ubyte",
            "emnist-digits-test-images-idx3-ubyte.gz",
            "fashion-t10k-images-idx3-ubyte",
        ] {
            let present = names(&["a.txt", name, "train-images-idx3-ubyte"]);
            assert_eq!(find_one(&present, FILES[2].0), [name]);
            assert!(find_one(&present, FILES[3].0).is_empty());
        }
    }

    #[test]
    fn a_name_without_prefix_comes_first_and_other_ambiguities_are_kept() {
        let digits = "emnist-digits-train-images-idx3-ubyte";
        let letters = "emnist-letters-train-images-idx3-ubyte.gz";
        assert_eq!(find_one(&names(&[digits, "train-images-idx3-ubyte"]), FILES[0].0), ["train-images-idx3-ubyte"]);
        assert_eq!(find_one(&names(&[digits, letters]), FILES[0].0), [digits, letters]);
        assert_eq!(find_one(&names(&[digits, &format!("{digits}.gz")]), FILES[0].0), [digits]);
    }
}
