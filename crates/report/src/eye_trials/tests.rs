//! Tests of the page's network of eyes on pictures that were not used for training.

use std::path::{Path, PathBuf};

use afterimage_imaging::{EyeCorruption, Image, Reticle, ReticleShape, psnr, synthetic_eye};
use afterimage_train::data::eyes::HELD_OUT;

use super::*;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// For each picture the PSNR against the clean one, before and after the network.
fn before_and_after(clean: &[Image], corrupted: &[Image]) -> Vec<[f32; 2]> {
    let weights = std::fs::read(root().join(MODELS).join("eyes.safetensors")).unwrap();
    let weights = Weights::from_safetensors(NetworkKind::Eyes.architecture(), &weights).unwrap();
    let restored = outputs(&weights, corrupted).unwrap();
    let both =
        |index: usize| [&corrupted[index], &restored[index]].map(|picture| psnr(picture, &clean[index]).unwrap());
    (0..clean.len()).map(both).collect()
}

fn trials(set: TrialSet) -> Vec<[f32; 2]> {
    let trials = set.make(&root().join("tests/eyes")).unwrap();
    before_and_after(&trials.clean, &trials.corrupted)
}

fn not_improved(measured: &[[f32; 2]]) -> Vec<usize> {
    (0..measured.len()).filter(|index| measured[*index][1] <= measured[*index][0]).collect()
}

/// The page's default crosshair in all nine shapes, in several colours and positions.
#[test]
fn the_network_improves_98_of_100_held_out_eyes_under_the_default_crosshair() {
    const COLOURS: [[f32; 3]; 5] = [[0.85, 0.1, 0.1], [0.0; 3], [1.0; 3], [0.1, 0.8, 0.25], [1.0, 0.85, 0.0]];
    let clean: Vec<Image> = (HELD_OUT + 30_000..).take(100).map(synthetic_eye).collect();
    let under_crosshair = |(index, eye): (usize, &Image)| {
        let reticle = Reticle {
            shape: ReticleShape::ALL[index % 9],
            colour: COLOURS[index % 5],
            x: 30.0 + (index * 7 % 41) as f32,
            y: 30.0 + (index * 11 % 41) as f32,
            thickness: 3.0,
            ..Reticle::default()
        };
        EyeCorruption { reticles: vec![reticle], ..EyeCorruption::default() }.apply(eye)
    };
    let corrupted: Vec<Image> = clean.iter().enumerate().map(under_crosshair).collect();
    let measured = before_and_after(&clean, &corrupted);
    assert!(not_improved(&measured).len() <= 2, "{:?} of {measured:?}", not_improved(&measured));
}

/// Random crosshairs of the shapes that were not used for training, also small and faint ones.
#[test]
fn the_network_improves_94_of_100_held_out_eyes_under_crosshairs_of_unseen_shapes() {
    let measured = trials(TrialSet::Unseen);
    assert_eq!(measured.len(), 100);
    assert!(not_improved(&measured).len() <= 6, "{:?} of {measured:?}", not_improved(&measured));
}

/// The network was trained on synthetic pictures only.
#[test]
fn the_network_improves_34_of_36_photographs() {
    let measured = trials(TrialSet::Photographs);
    assert_eq!(measured.len(), 36);
    assert!(not_improved(&measured).len() <= 2, "{:?} of {measured:?}", not_improved(&measured));
}
