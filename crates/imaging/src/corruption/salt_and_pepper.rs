//! Salt-and-pepper noise: pixels that a faulty sensor or line reports as black or white.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::image::Image;

/// The Gaussian noise of a seed is drawn from stream 0.
const STREAM: u64 = 1;

/// A share of the pixels, each with that probability and on its own, becomes black (pepper) or white (salt), half of
/// them each, as in scikit-image's `random_noise` with mode `"s&p"`. A pixel is struck in all channels.
///
/// The same seed gives the same picture on every machine, and with one seed a larger share strikes the pixels of a
/// smaller one in the same way, and more. A share that is NaN or not above 0 gives the image back; one above 1 is 1.
#[must_use]
pub fn add_salt_and_pepper(image: &Image, share: f32, seed: u64) -> Image {
    let mut spoiled = image.clone();
    if share.is_nan() || share <= 0.0 {
        return spoiled;
    }
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(STREAM);
    let [_, height, width] = image.shape();
    let plane = height * width;
    for place in 0..plane {
        // Drawn for every pixel whatever the share: a changed share must not deal the others anew.
        let (lot, is_salt): (f32, bool) = (rng.random(), rng.random());
        if lot < share {
            let level = if is_salt { 1.0 } else { 0.0 };
            spoiled.pixels_mut().iter_mut().skip(place).step_by(plane).for_each(|pixel| *pixel = level);
        }
    }
    spoiled
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn grey(channels: usize, side: usize) -> Image {
        Image::from_pixels(channels, side, side, vec![0.5; channels * side * side]).unwrap()
    }

    fn share_of(image: &Image, level: f32) -> f32 {
        let struck = image.pixels().iter().filter(|pixel| **pixel == level).count();
        struck as f32 / image.pixels().len() as f32
    }

    #[test]
    fn the_share_is_as_asked_half_salt_half_pepper() {
        for share in [0.05, 0.3, 0.9] {
            let spoiled = add_salt_and_pepper(&grey(1, 200), share, 7);
            for level in [0.0, 1.0] {
                let found = share_of(&spoiled, level);
                assert!((found - share / 2.0).abs() < 0.01, "{found} of {share} at {level}");
            }
        }
    }

    #[test]
    fn a_share_that_is_none_changes_nothing_and_above_one_is_all() {
        for none in [0.0, -0.0, -1.0, f32::NAN, f32::NEG_INFINITY] {
            assert_eq!(add_salt_and_pepper(&grey(1, 9), none, 1), grey(1, 9));
        }
        let all = add_salt_and_pepper(&grey(1, 9), 1.0, 1);
        assert_eq!(share_of(&all, 0.5), 0.0);
        for more in [1.5, f32::INFINITY] {
            assert_eq!(add_salt_and_pepper(&grey(1, 9), more, 1), all);
        }
    }

    #[test]
    fn a_pixel_is_struck_in_all_channels() {
        let spoiled = add_salt_and_pepper(&grey(3, 20), 0.4, 5);
        for (y, x) in (0..20).flat_map(|y| (0..20).map(move |x| (y, x))) {
            let channels = [0, 1, 2].map(|channel| spoiled.get(channel, y, x));
            assert_eq!(channels, [channels[0]; 3]);
        }
        let single = add_salt_and_pepper(&grey(1, 20), 0.4, 5);
        assert_eq!(single.pixels(), &spoiled.pixels()[..400], "as of a grey picture");
    }

    /// Links carry a seed, so the picture behind one must not change with a dependency.
    #[test]
    fn a_seed_keeps_its_noise() {
        let spoiled = add_salt_and_pepper(&grey(1, 4), 0.5, 2008);
        let expected = [0.0, 0.5, 1.0, 1.0, 0.0, 0.0, 0.5, 0.0, 1.0, 0.5, 0.5, 0.5, 1.0, 0.0, 0.0, 0.5];
        assert_eq!(spoiled.pixels(), expected);
    }

    #[test]
    fn a_picture_without_pixels_stays_one() {
        for [channels, height, width] in [[0, 3, 3], [1, 0, 3], [1, 3, 0]] {
            let none = Image::new(channels, height, width);
            assert_eq!(add_salt_and_pepper(&none, 0.5, 1), none);
        }
    }

    proptest! {
        #[test]
        fn other_pixels_stay_and_a_larger_share_strikes_more(seed: u64, little in 0.0f32..1.0, more in 0.0f32..1.0) {
            let (little, much) = (little, little + more);
            let image = Image::from_pixels(1, 16, 16, (0..256u16).map(|i| f32::from(i) / 256.0).collect()).unwrap();
            let [few, many] = [little, much].map(|share| add_salt_and_pepper(&image, share, seed));
            for ((before, few), many) in image.pixels().iter().zip(few.pixels()).zip(many.pixels()) {
                prop_assert!(few == before || [0.0, 1.0].contains(few));
                // What the smaller share struck is struck alike; the rest stays or is struck too.
                prop_assert!(many == few || (few == before && [0.0, 1.0].contains(many)));
            }
        }

        #[test]
        fn the_same_seed_gives_the_same_picture_and_another_another(seed: u64, other: u64) {
            prop_assume!(seed != other);
            let spoiled = |seed| add_salt_and_pepper(&grey(1, 16), 0.5, seed);
            prop_assert_eq!(spoiled(seed), spoiled(seed));
            prop_assert_ne!(spoiled(seed), spoiled(other));
        }
    }
}
