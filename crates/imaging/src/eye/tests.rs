use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::synthetic_eye::synthetic_eye;
use super::traits::Traits;
use crate::image::{EYE_SIDE, Image};
use crate::metrics::psnr;

/// The mean of all values.
fn brightness(image: &Image) -> f32 {
    image.pixels().iter().sum::<f32>() / image.pixels().len() as f32
}

/// The standard deviation of all values.
fn contrast(image: &Image) -> f32 {
    let mean = brightness(image);
    let squares = image.pixels().iter().map(|value| (value - mean).powi(2)).sum::<f32>();
    (squares / image.pixels().len() as f32).sqrt()
}

#[test]
fn equal_seeds_give_equal_eyes_and_consecutive_seeds_different_ones() {
    assert_eq!(synthetic_eye(7), synthetic_eye(7));
    for seed in [0, 7, 1_000_000_000, u64::MAX - 1] {
        assert!(psnr(&synthetic_eye(seed), &synthetic_eye(seed + 1)).unwrap() < 25.0);
    }
}

#[test]
fn eyes_have_their_shape_and_some_contrast() {
    for seed in 0..150 {
        let eye = synthetic_eye(seed);
        assert_eq!(eye.shape(), [3, EYE_SIDE, EYE_SIDE]);
        assert!(eye.pixels().iter().all(|value| (0.0..=1.0).contains(value)), "{seed}");
        assert!(contrast(&eye) > 0.03, "{seed}: {}", contrast(&eye));
    }
}

#[test]
fn some_eyes_are_dark_and_some_are_bright() {
    let mut levels: Vec<f32> = (0..200).map(|seed| brightness(&synthetic_eye(seed))).collect();
    levels.sort_by(f32::total_cmp);
    assert!(levels[10] < 0.3 && levels[189] > 0.55, "{} {}", levels[10], levels[189]);
}

#[test]
fn the_nose_is_on_either_side_equally_often() {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let left = (0..200).filter(|_| Traits::random(&mut rng).frame.side > 0.0).count();
    assert!((70..130).contains(&left), "{left}");
}

/// Links and model cards refer to eyes by their seeds, so a seed's eye must not change.
#[test]
fn a_seed_gives_these_committed_values() {
    let eye = synthetic_eye(1_000_000_000);
    let found = [(0, 10, 10), (1, 50, 50), (2, 55, 40), (0, 90, 80)].map(|(c, y, x)| eye.get(c, y, x));
    let expected = [0.720_114, 0.368_801, 0.546_238, 0.728_710];
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() < 1e-3, "{found} is not {expected}");
    }
}
