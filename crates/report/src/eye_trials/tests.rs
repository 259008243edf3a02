//! The shipped network of the eyes on pictures that it never learned from.

use std::path::{Path, PathBuf};

use afterimage_imaging::{EyeCorruption, Image, Reticle, ReticleShape, psnr, synthetic_eye};
use afterimage_train::data::eyes::HELD_OUT;

use super::*;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// PSNR of each picture before and after the shipped network.
fn before_and_after(clean: &[Image], corrupted: &[Image]) -> Vec<[f32; 2]> {
    let weights = std::fs::read(root().join(MODELS).join("eyes.safetensors")).unwrap();
    let weights = Weights::from_safetensors(NetworkKind::Eyes.architecture(), &weights).unwrap();
    let outputs = outputs(&weights, corrupted).unwrap();
    let both = |index: usize| [&corrupted[index], &outputs[index]].map(|picture| psnr(picture, &clean[index]).unwrap());
    (0..clean.len()).map(both).collect()
}

fn trials(set: TrialSet) -> Vec<[f32; 2]> {
    let trials = set.make(&root().join("tests/eyes")).unwrap();
    before_and_after(&trials.clean, &trials.corrupted)
}

fn harmed(measured: &[[f32; 2]]) -> Vec<usize> {
    (0..measured.len()).filter(|index| measured[*index][1] <= measured[*index][0]).collect()
}

/// A crosshair as the page begins with it, in each of its shapes, learned or not, in several colours and places.
#[test]
fn every_held_out_eye_comes_closer() {
    const COLOURS: [[f32; 3]; 5] = [[0.85, 0.1, 0.1], [0.0; 3], [1.0; 3], [0.1, 0.8, 0.25], [1.0, 0.85, 0.0]];
    let clean: Vec<Image> = (HELD_OUT + 30_000..).take(100).map(synthetic_eye).collect();
    let crossed = |(index, eye): (usize, &Image)| {
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
    let corrupted: Vec<Image> = clean.iter().enumerate().map(crossed).collect();
    let measured = before_and_after(&clean, &corrupted);
    assert_eq!(harmed(&measured), Vec::<usize>::new(), "{measured:?}");
}

/// Any crosshair of shapes that the network never saw, also a small or a faint one. The report tells which it is.
#[test]
fn nearly_every_held_out_eye_comes_closer_under_whatever_lies_over_it() {
    let measured = trials(TrialSet::Unseen);
    assert_eq!(measured.len(), 100);
    assert!(harmed(&measured).len() <= 1, "{:?} of {measured:?}", harmed(&measured));
}

/// It has learned from synthetic eyes alone.
#[test]
fn photographs_come_closer_on_the_mean() {
    let measured = trials(TrialSet::Photographs);
    let gain: f32 = measured.iter().map(|[before, after]| after - before).sum();
    assert!(gain > 0.0, "{measured:?}");
}
