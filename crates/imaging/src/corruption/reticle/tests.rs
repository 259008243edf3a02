use std::f32::consts::FRAC_PI_2;

use proptest::prelude::*;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::*;
use crate::corruption::crosshair::Crosshair;
use crate::image::EYE_SIDE;

fn grey() -> Image {
    Image::from_pixels(3, EYE_SIDE, EYE_SIDE, vec![0.5; 3 * EYE_SIDE * EYE_SIDE]).unwrap()
}

fn reticle(shape: ReticleShape) -> Reticle {
    Reticle { shape, ..Reticle::default() }
}

#[test]
fn a_cross_covers_what_a_crosshair_covers() {
    for (x, y, thickness, angle) in [(50.0, 50.0, 2.0, 0.0), (30.25, 71.5, 1.0, 0.0), (10.0, 90.0, 5.0, 0.7)] {
        let mask = Reticle { x, y, thickness, angle, ..Reticle::default() }.coverage(EYE_SIDE, EYE_SIDE);
        let mut image = Image::new(1, EYE_SIDE, EYE_SIDE);
        Crosshair { x, y, thickness, angle, intensity: 1.0 }.draw_on(&mut image);
        // The two differ only in pixels that both bars cover in part.
        let different = mask.iter().zip(image.pixels()).filter(|(a, b)| (*a - *b).abs() > 1e-3).count();
        assert!(different <= 120, "{different} pixels at {x}, {y}");
    }
}

#[test]
fn shapes_cover_a_part_of_the_image_and_differ_from_each_other() {
    let masks = ReticleShape::ALL.map(|shape| reticle(shape).coverage(EYE_SIDE, EYE_SIDE));
    for (index, mask) in masks.iter().enumerate() {
        let covered = mask.iter().sum::<f32>() / mask.len() as f32;
        assert!((0.008..0.25).contains(&covered), "{:?}: {covered}", ReticleShape::ALL[index]);
        assert!(masks[..index].iter().all(|other| other != mask));
    }
}

#[test]
fn a_quarter_turn_does_not_change_symmetric_shapes() {
    use ReticleShape::{Circle, CircleCross, Corners, Cross, Gap, Rings, Ticks};
    for shape in [Cross, Circle, CircleCross, Gap, Ticks, Corners, Rings] {
        let original = reticle(shape).coverage(EYE_SIDE, EYE_SIDE);
        let turned = Reticle { angle: FRAC_PI_2, ..reticle(shape) }.coverage(EYE_SIDE, EYE_SIDE);
        let difference = original.iter().zip(&turned).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(difference < 2e-2, "{shape:?}: {difference}");
    }
}

#[test]
fn opacity_blends_linearly() {
    let drawn = |opacity| {
        let mut image = grey();
        Reticle { opacity, colour: [1.0, 0.0, 0.5], ..Reticle::default() }.draw_on(&mut image);
        image
    };
    let (none, half, full) = (drawn(0.0), drawn(0.5), drawn(1.0));
    assert_eq!(none, grey());
    assert_eq!([0, 1, 2].map(|channel| full.get(channel, 50, 10)), [1.0, 0.0, 0.5]);
    for ((none, half), full) in none.pixels().iter().zip(half.pixels()).zip(full.pixels()) {
        assert!((half - (none + full) / 2.0).abs() < 1e-6);
    }
}

#[test]
fn a_grey_image_takes_the_colours_luma() {
    let mut image = Image::new(1, EYE_SIDE, EYE_SIDE);
    Reticle { colour: [0.0, 1.0, 0.0], ..Reticle::default() }.draw_on(&mut image);
    assert!((image.get(0, 50, 10) - 0.587).abs() < 1e-6);
}

#[test]
fn random_reticles_have_the_documented_ranges() {
    let mut rng = ChaCha8Rng::seed_from_u64(5);
    let (mut upright, mut shapes) = (0, std::collections::HashSet::new());
    for _ in 0..2_000 {
        let reticle = Reticle::random(&mut rng);
        shapes.insert(reticle.shape);
        upright += usize::from((reticle.angle / FRAC_PI_2).fract() == 0.0);
        assert!(ReticleShape::TRAINED.contains(&reticle.shape));
        assert!((1.0..=6.001).contains(&reticle.thickness) && (2.0..=48.001).contains(&reticle.radius));
        assert!((0.0..=100.0).contains(&reticle.x) && (0.0..=100.0).contains(&reticle.y));
        assert!((0.6..=1.0).contains(&reticle.opacity) && reticle.colour.iter().all(|v| (0.0..=1.0).contains(v)));
        let unseen = Reticle::random_unseen(&mut rng);
        assert!(ReticleShape::UNSEEN.contains(&unseen.shape) && (8.0..=48.0).contains(&unseen.radius));
    }
    assert_eq!(shapes.len(), 6);
    assert!((550..800).contains(&upright), "{upright}");
}

#[test]
fn equal_seeds_give_equal_reticles() {
    let drawn = |seed| Reticle::random(&mut ChaCha8Rng::seed_from_u64(seed));
    assert_eq!(drawn(8), drawn(8));
    assert_ne!(drawn(8), drawn(9));
}

proptest! {
    #[test]
    fn any_float_gives_coverage_and_pixels_in_range(
        shape in prop::sample::select(&ReticleShape::ALL[..]),
        values in prop::array::uniform9(prop_oneof![
            any::<f32>(), -200.0f32..200.0, Just(f32::NAN), Just(f32::INFINITY), Just(f32::NEG_INFINITY), Just(0.0f32),
        ]),
        [height, width] in prop::array::uniform2(0usize..40),
    ) {
        let [x, y, angle, thickness, radius, red, green, blue, opacity] = values;
        let reticle = Reticle { shape, x, y, angle, thickness, radius, colour: [red, green, blue], opacity };
        let mask = reticle.coverage(height, width);
        prop_assert_eq!(mask.len(), height * width);
        prop_assert!(mask.iter().all(|share| (0.0..=1.0).contains(share)));
        let mut image = Image::new(3, height, width);
        reticle.draw_on(&mut image);
        prop_assert!(image.pixels().iter().all(|value| (0.0..=1.0).contains(value)));
    }
}
