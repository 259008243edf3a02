//! From files to files.

use std::fs;

use afterimage_imaging::Image;

use super::*;
use crate::eye_report::method::EyeMethod;
use crate::eye_trials::trials::{Trials, tests::few};
use crate::test_models::card;

/// Three small pictures of every set, and what each method made of them; a model card.
fn write_trials(options: &Options) {
    for set in TrialSet::ALL {
        let (folder, trials) = (set.folder(&options.trials), few(3));
        trials.write(&folder).unwrap();
        trials.write_outputs(&folder, "network", &closer(&trials)).unwrap();
        for method in ["telea", "navier-stokes"] {
            trials.write_outputs(&folder, method, &trials.clean).unwrap();
        }
    }
    let card = serde_json::to_vec(&card("eyes", NetworkKind::Eyes, NetworkKind::Eyes.config(), 0.001)).unwrap();
    files::write(&options.models.join("eyes.json"), &card).unwrap();
}

/// Half way from corrupted to clean.
fn closer(trials: &Trials) -> Vec<Image> {
    let pairs = trials.clean.iter().zip(&trials.corrupted);
    pairs
        .map(|(clean, corrupted)| {
            let pixels = clean.pixels().iter().zip(corrupted.pixels()).map(|(a, b)| (a + b) / 2.0).collect();
            Image::from_pixels(3, 12, 12, pixels).unwrap()
        })
        .collect()
}

fn options(folder: &Path) -> Options {
    let at = |name: &str| folder.join(name);
    Options { trials: at("trials"), models: at("models"), out: at("out") }
}

#[test]
fn a_report_is_written_from_what_lies_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    let options = options(folder.path());
    write_trials(&options);
    run(&options).unwrap();
    let markdown = fs::read_to_string(options.out.join("README.md")).unwrap();
    let html = fs::read_to_string(options.out.join("index.html")).unwrap();
    for set in TrialSet::ALL {
        assert!(html.contains(&format!("<section id=\"{}\">", set.name())), "{set:?}");
        assert!(markdown.contains(&format!("]({}.png)", set.name())), "{set:?}");
        assert!(options.out.join(format!("{}.png", set.name())).is_file(), "{set:?}");
    }
    assert!(markdown.contains("brings 3 of 3 pictures closer"));
    assert!(markdown.contains("| Telea | ∞ | ∞ | ∞ | ∞ | ∞ | ∞ | 1.000 |"), "{markdown}");
    assert!(markdown.contains("| eye 2 | ") && markdown.contains(" 1 of 1 |"));
    assert!(!markdown.contains("NaN"), "{markdown}");
}

#[test]
fn what_was_not_inpainted_is_an_error_that_names_the_command() {
    let folder = tempfile::tempdir().unwrap();
    let options = options(folder.path());
    let error = run(&options).unwrap_err().to_string();
    assert!(error.contains("labels.json") && error.contains("cargo xtask bench inpainting"), "{error}");
    write_trials(&options);
    fs::remove_file(TrialSet::Noise.folder(&options.trials).join("navier-stokes.idx")).unwrap();
    let error = run(&options).unwrap_err().to_string();
    assert!(error.contains("noise/navier-stokes.idx") && error.contains("cargo xtask bench inpainting"), "{error}");
}

#[test]
fn measuring_takes_each_method_for_itself() {
    let trials = few(3);
    let outputs = [trials.corrupted.clone(), closer(&trials), trials.clean.clone(), trials.corrupted.clone()];
    let results = SetResults::measure(TrialSet::Unseen, trials, outputs).unwrap();
    let inside = |method| results.score(method).mean(picture_score::Region::Inside);
    // Half the difference is a quarter of the error.
    assert!((inside(EyeMethod::Network) - inside(EyeMethod::Untouched) - 6.02).abs() < 0.1);
    assert_eq!(
        (inside(EyeMethod::Telea), inside(EyeMethod::NavierStokes)),
        (f64::INFINITY, inside(EyeMethod::Untouched))
    );
}
