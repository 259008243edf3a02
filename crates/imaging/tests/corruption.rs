//! Properties of every corruption of every image.

use afterimage_imaging::{Corruption, Crosshair, Image, Patch, add_gaussian};
use proptest::collection::vec;
use proptest::prelude::*;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// Any float, also NaN, infinities and the largest values.
fn any_float() -> impl Strategy<Value = f32> {
    prop_oneof![4 => -40.0f32..80.0, 1 => any::<f32>(), 1 => Just(f32::NAN), 1 => Just(f32::INFINITY)]
}

prop_compose! {
    fn patch()(x in any_float(), y in any_float(), width in any_float(), height in any_float()) -> Patch {
        Patch { x, y, width, height }
    }
}

prop_compose! {
    fn crosshair()(
            x in any_float(), y in any_float(), thickness in any_float(), intensity in any_float(), angle in any_float()
        ) -> Crosshair {
            Crosshair { x, y, thickness, intensity, angle }
    }
}

prop_compose! {
    fn corruption()(
        patches in vec(patch(), 0..4),
        crosshairs in vec(crosshair(), 0..4),
        noise in any_float(),
        salt_and_pepper in any_float(),
        seed: u64,
    ) -> Corruption {
        Corruption { patches, crosshairs, noise, salt_and_pepper, seed }
    }
}

prop_compose! {
    fn image()(c in 0usize..4, h in 0usize..12, w in 0usize..12)(
        pixels in vec(0.0f32..=1.0, c * h * w),
        shape in Just((c, h, w)),
    ) -> Result<Image, TestCaseError> {
        let (c, h, w) = shape;
        Image::from_pixels(c, h, w, pixels).map_err(|error| TestCaseError::fail(error.to_string()))
    }
}

proptest! {
    #[test]
    fn corruption_keeps_the_shape_and_the_range(corruption in corruption(), image in image()) {
        let image = image?;
        let corrupted = corruption.apply(&image);
        prop_assert_eq!(corrupted.shape(), image.shape());
        prop_assert!(corrupted.pixels().iter().all(|v| (0.0..=1.0).contains(v)));
    }

    #[test]
    fn equal_corruptions_give_equal_images(corruption in corruption(), image in image()) {
        let image = image?;
        prop_assert_eq!(corruption.apply(&image), corruption.apply(&image));
    }

    #[test]
    fn different_seeds_give_different_noise(seed: u64, other: u64, strength in 0.05f32..2.0) {
        prop_assume!(seed != other);
        let grey = Image::from_pixels(1, 8, 8, vec![0.5; 64]).unwrap();
        prop_assert_ne!(add_gaussian(&grey, strength, seed), add_gaussian(&grey, strength, other));
    }

    #[test]
    fn erasing_only_darkens(patch in patch(), image in image()) {
        let image = image?;
        let mut erased = image.clone();
        patch.erase_from(&mut erased);
        for (after, before) in erased.pixels().iter().zip(image.pixels()) {
            prop_assert!(after <= before);
        }
    }

    #[test]
    fn a_crosshair_moves_pixels_towards_its_intensity(crosshair in crosshair(), image in image()) {
        let image = image?;
        let mut crossed = image.clone();
        crosshair.draw_on(&mut crossed);
        for (after, before) in crossed.pixels().iter().zip(image.pixels()) {
            let target = crosshair.intensity.clamp(0.0, 1.0);
            let between = before.min(target) - 1e-6..=before.max(target) + 1e-6;
            prop_assert!(after == before || between.contains(after));
        }
    }

    #[test]
    fn equal_generators_give_equal_corruptions(seed: u64) {
        let draw = || Corruption::random(&mut ChaCha8Rng::seed_from_u64(seed));
        prop_assert_eq!(draw(), draw());
    }
}
