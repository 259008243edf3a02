//! The corruptions that the report compares.

use std::f32::consts::FRAC_PI_2;

use afterimage_imaging::{Corruption, Crosshair, DIGIT_SIDE, Framing, Image, Patch, Point, Stroke, rasterise};
use afterimage_train::data::corruption_kind::{CorruptionKind, PUBLISHED_NOISE};
use afterimage_train::split_mix64::split_mix64;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::error::ReportError;

/// Corrupts a picture. The number is the seed of everything random.
pub type CorruptFn = fn(&Image, u64) -> Result<Image, ReportError>;

/// The noise of the published training.
pub const NOISE: (&str, CorruptFn) = ("noise 0.5", |clean, seed| Ok(noise(PUBLISHED_NOISE, seed).apply(clean)));

/// The random corruption that the network `restore` was trained on.
pub const MIXTURE: (&str, CorruptFn) = ("mixture", |clean, seed| {
    let mut pixels = clean.pixels().to_vec();
    CorruptionKind::Mixed.apply(clean.shape(), &mut pixels, seed);
    picture(pixels)
});

/// The corruptions that the report compares, with their names.
pub const CORRUPTIONS: [(&str, CorruptFn); 6] = [
    NOISE,
    ("crosshair", |clean, seed| Ok(crosshair(seed).apply(clean))),
    ("tilted crosshair", tilted_crosshair),
    ("one patch", |clean, seed| Ok(patches(clean, &[seed]).apply(clean))),
    ("two patches", |clean, seed| Ok(patches(clean, &[seed, split_mix64(seed, 1)]).apply(clean))),
    MIXTURE,
];

/// Gaussian noise of this strength.
pub fn noise(strength: f32, seed: u64) -> Corruption {
    Corruption { noise: strength, seed, ..Corruption::default() }
}

/// A digit `[1, 28, 28]` from 784 pixels in [0, 1].
pub fn picture(pixels: Vec<f32>) -> Result<Image, ReportError> {
    Ok(Image::from_pixels(1, 28, 28, pixels)?)
}

/// The page's default crosshair at a random position near the middle, where the digit is.
fn crosshair(seed: u64) -> Corruption {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let [x, y] = [(); 2].map(|()| rng.random_range(8.0..=20.0));
    Corruption { crosshairs: vec![Crosshair { x, y, ..Crosshair::default() }], ..Corruption::default() }
}

/// A patch on the digit for each seed; see [`patch_on_digit`].
fn patches(clean: &Image, seeds: &[u64]) -> Corruption {
    let patches = seeds.iter().flat_map(|seed| patch_on_digit(clean, *seed).patches).collect();
    Corruption { patches, ..Corruption::default() }
}

/// The default crosshair, turned by 15° to 75°. It is drawn as two strokes, so it looks different from the crosshairs
/// in the training.
pub fn tilted_crosshair(clean: &Image, seed: u64) -> Result<Image, ReportError> {
    let degrees: f32 = ChaCha8Rng::seed_from_u64(seed).random_range(15.0..=75.0);
    let bar = |angle: f32| {
        let (y, x) = angle.sin_cos();
        // Through the centre of the pad, and beyond its corners on both sides.
        let points = vec![Point::new(0.5 - x, 0.5 - y), Point::new(0.5 + x, 0.5 + y)];
        Stroke { width: Crosshair::default().thickness / DIGIT_SIDE as f32, ..Stroke::new(points) }
    };
    let angle = degrees.to_radians();
    let bars = rasterise(&[bar(angle), bar(angle + FRAC_PI_2)], Framing::AsDrawn);
    let [channels, height, width] = clean.shape();
    let pixels = clean.pixels().iter().zip(bars.pixels()).map(|(digit, bar)| digit.max(*bar)).collect();
    Ok(Image::from_pixels(channels, height, width, pixels)?)
}

/// A patch of the mean size in the training, whose centre is a random pixel of the digit, so that it always erases a
/// part of the digit. No patch if the picture is black.
pub fn patch_on_digit(clean: &Image, seed: u64) -> Corruption {
    const SIDE: f32 = 8.0;
    let digit_pixels: Vec<usize> = (0..clean.pixels().len()).filter(|index| clean.pixels()[*index] > 0.5).collect();
    let chosen = digit_pixels.choose(&mut ChaCha8Rng::seed_from_u64(seed));
    let around = |index: &usize| {
        let middle = |pixel: usize| pixel as f32 + 0.5;
        let (x, y) = (middle(index % clean.width()), middle(index / clean.width()));
        Patch { x: x - SIDE / 2.0, y: y - SIDE / 2.0, width: SIDE, height: SIDE }
    };
    Corruption { patches: chosen.map(around).into_iter().collect(), ..Corruption::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilted_crosshair_reaches_from_edge_to_edge() {
        for seed in 0..50 {
            let bars = tilted_crosshair(&Image::digit(), seed).unwrap();
            assert_eq!(bars.get(0, 14, 14), 1.0);
            let edges = |at| [(0, at), (27, at), (at, 0), (at, 27)].map(|(y, x)| bars.get(0, y, x));
            let touched = (0..28).flat_map(edges).filter(|bar| *bar > 0.9).count();
            assert!(touched >= 4, "{seed}: {touched}");
        }
    }
}
