//! Tests of the whole report, from input files to output files.

use std::fs;

use afterimage_imaging::Image;

use super::*;
use crate::eye_report::method::EyeMethod;
use crate::eye_trials::trials::{Trials, tests::small_trials};
use crate::test_models::card;

/// Writes three small trials for every set with the outputs of each method, and a model card.
fn write_trials(options: &Options) {
    for set in TrialSet::ALL {
        let (folder, trials) = (set.folder(&options.trials), small_trials(3));
        trials.write(&folder).unwrap();
        trials.write_outputs(&folder, "network", &halfway(&trials)).unwrap();
        trials.write_network_masks(&folder, &trials.masks).unwrap();
        for method in ["telea", "navier-stokes"] {
            trials.write_outputs(&folder, method, &trials.clean).unwrap();
        }
    }
    let card = serde_json::to_vec(&card("eyes", NetworkKind::Eyes, NetworkKind::Eyes.config(), 0.001)).unwrap();
    files::write(&options.models.join("eyes.json"), &card).unwrap();
}

/// The mean of the corrupted and the clean pictures.
fn halfway(trials: &Trials) -> Vec<Image> {
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
fn the_template_and_the_measurements_match() {
    let folder = tempfile::tempdir().unwrap();
    let options = options(folder.path());
    write_trials(&options);
    // There is no noise in these pictures that the network could remove.
    let error = run(&options).unwrap_err();
    assert!(matches!(&error, ReportError::FalseClaims(claims) if claims == &["network removes noise"]), "{error}");
    let markdown = fs::read_to_string(options.out.join("README.md")).unwrap();
    for set in TrialSet::ALL {
        assert!(options.out.join(format!("{}.png", set.name())).is_file(), "{set:?}");
    }
    assert!(markdown.contains("| Telea | ∞ | ∞ | ∞ | ∞ | ∞ | ∞ | 1.000 |"), "{markdown}");
    assert!(markdown.contains("| shape | cross | 9 |") && options.out.join("worst.png").is_file(), "{markdown}");
    assert!(markdown.contains("| 3 of 3 | 0 of 3 |") && markdown.contains(" 1 of 1 |"), "{markdown}");
    assert!(markdown.contains("| eye 2 | ") && !markdown.contains("NaN") && !markdown.contains("{{"), "{markdown}");
}

#[test]
fn the_error_for_missing_outputs_names_the_command() {
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
fn each_method_has_its_own_scores() {
    let trials = small_trials(3);
    let outputs = [trials.corrupted.clone(), halfway(&trials), trials.clean.clone(), trials.corrupted.clone()];
    let masks = trials.masks.clone();
    let results = SetResults::measure(TrialSet::Unseen, trials, masks, outputs).unwrap();
    let inside = |method| results.scores(method).mean_psnr(picture_score::Region::Inside);
    // Half the difference is a quarter of the squared error, 6.02 dB.
    assert!((inside(EyeMethod::Network) - inside(EyeMethod::Untouched) - 6.02).abs() < 0.1);
    assert_eq!(
        (inside(EyeMethod::Telea), inside(EyeMethod::NavierStokes)),
        (f64::INFINITY, inside(EyeMethod::Untouched))
    );
}
