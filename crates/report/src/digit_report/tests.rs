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
fn the_template_and_the_measurements_match_and_give_the_same_report_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    write_models(&at("models"), &at("runs"));
    let strokes = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(STROKES);
    let options =
        Options { models: at("models"), runs: at("runs"), strokes, data: None, out: at("out"), images: 1_000 };
    let sources = Sources::read(&options.models, &options.runs).unwrap();

    // Untrained networks do not restore.
    let error = write(&options, &sources, &mnist(), "fedcba9876543210").unwrap_err();
    let ReportError::FalseClaims(claims) = &error else { panic!("{error}") };
    assert!(claims.contains(&"restore improves all".to_owned()), "{claims:?}");
    assert!(error.to_string().contains("{{claim restore improves all}}"), "{error}");

    let markdown = fs::read_to_string(at("out/README.md")).unwrap();
    assert!(!markdown.contains("NaN") && !markdown.contains("{{"), "{markdown}");
    assert!(markdown.contains("`fedcba987654`") && markdown.contains("0123456789ab-dirty"), "{markdown}");
    assert!(markdown.contains("| cosine-1e-3 | batch 200, "), "{markdown}");
    write(&Options { out: at("again"), ..options }, &sources, &mnist(), "fedcba9876543210").unwrap_err();
    assert_eq!(fs::read_to_string(at("again/README.md")).unwrap(), markdown);
}
