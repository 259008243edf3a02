//! A test of the whole report, from input files to output files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use afterimage_train::data::images::Images;
use afterimage_train::data::mnist::Digits;

use super::*;
use crate::test_models::write_models;

/// Three training digits and ten test digits, one of each label.
fn mnist() -> Mnist {
    let bars = |count: usize| (0..count * 784).map(|i| if i / 784 + 9 > i % 28 && i % 28 > 7 { 250 } else { 0 });
    let digits = |count: usize| Digits {
        images: Images { shape: [1, 28, 28], pixels: bars(count).collect() },
        labels: (0..10).cycle().take(count).collect(),
    };
    Mnist { train: digits(3), test: digits(10), md5: BTreeMap::new() }
}

#[test]
fn the_report_is_complete_reproducible_and_needs_no_other_files() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    write_models(&at("models"), &at("runs"));
    let strokes = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(STROKES);
    let options =
        Options { models: at("models"), runs: at("runs"), strokes, data: None, out: at("out"), images: 1_000 };
    let sources = Sources::read(&options.models, &options.runs).unwrap();
    write(&options, &sources, &mnist()).unwrap();

    let html = fs::read_to_string(at("out/index.html")).unwrap();
    let markdown = fs::read_to_string(at("out/README.md")).unwrap();
    let sections = ["published", "recipes", "models", "noise", "corruptions", "decoders", "drawings", "samples"];
    for id in sections {
        assert!(html.contains(&format!("<section id=\"{id}\">")) && html.contains(&format!("href=\"#{id}\"")), "{id}");
    }
    assert_eq!(markdown.matches("\n## ").count(), sections.len());
    // The HTML may link to other pages, but loads nothing.
    let loaded = html.match_indices("src=\"").map(|(at, _)| &html[at + 5..]);
    assert!(loaded.clone().count() > 20 && loaded.clone().all(|address| address.starts_with("data:")));
    for outside in ["<link", "<script", "url(", "@import", "<iframe", "srcset"] {
        assert!(!html.contains(outside), "{outside}");
    }
    // The base64 text of a picture may contain "NaN" by chance.
    assert!(!markdown.contains("NaN") && !html.contains(">NaN") && !html.contains(",NaN"));
    assert!(html.contains("0123456789ab-dirty") && html.contains("-- report --models"));
    // Every picture in the Markdown is a file next to it.
    let shown = markdown.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let files: Vec<&str> = shown.filter(|address| !address.contains("://")).collect();
    assert!(files.len() >= 10, "{files:?}");
    assert!(files.iter().all(|file| at("out").join(file).is_file()), "{files:?}");

    // The same inputs give the same bytes.
    write(&Options { out: at("again"), ..options }, &sources, &mnist()).unwrap();
    let again = fs::read_to_string(at("again/index.html")).unwrap();
    let out = |name: &str| format!("--out {}", at(name).display());
    assert!(again.replace(&out("again"), &out("out")) == html);
}
