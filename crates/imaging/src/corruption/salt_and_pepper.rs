//! Salt-and-pepper noise: single pixels that become black or white, as from a faulty sensor or transmission.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::image::Image;

/// The stream of the random generator. Gaussian noise is drawn from stream 0, so the two are independent.
const STREAM: u64 = 1;

/// Replaces each pixel, with probability `share` and independently, by black (pepper) or white (salt), which are
/// equally likely, as scikit-image's `random_noise` does with mode `"s&p"`. A replaced pixel is replaced in all
/// channels.
///
/// The same seed gives the same image on every machine. With one seed, a larger share replaces all pixels that a
/// smaller one replaces, by the same values, and others. If `share` is NaN or not above 0, the image is returned
/// unchanged; a share above 1 is taken as 1.
#[must_use]
pub fn add_salt_and_pepper(image: &Image, share: f32, seed: u64) -> Image {
    let mut corrupted = image.clone();
    if share.is_nan() || share <= 0.0 {
        return corrupted;
    }
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(STREAM);
    let [_, height, width] = image.shape();
    let plane = height * width;
    for pixel in 0..plane {
        // Both numbers are drawn for every pixel, so that the share does not change those of later pixels.
        let (chance, is_salt): (f32, bool) = (rng.random(), rng.random());
        if chance < share {
            let level = if is_salt { 1.0 } else { 0.0 };
            corrupted.pixels_mut().iter_mut().skip(pixel).step_by(plane).for_each(|value| *value = level);
        }
    }
    corrupted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn grey(channels: usize, side: usize) -> Image {
        Image::from_pixels(channels, side, side, vec![0.5; channels * side * side]).unwrap()
    }

    fn share_with_level(image: &Image, level: f32) -> f32 {
        let count = image.pixels().iter().filter(|pixel| **pixel == level).count();
        count as f32 / image.pixels().len() as f32
    }

    #[test]
    fn half_of_the_share_is_salt_and_half_pepper() {
        for share in [0.05, 0.3, 0.9] {
            let corrupted = add_salt_and_pepper(&grey(1, 200), share, 7);
            for level in [0.0, 1.0] {
                let found = share_with_level(&corrupted, level);
                assert!((found - share / 2.0).abs() < 0.01, "{found} of {share} at {level}");
            }
        }
    }

    #[test]
    fn a_share_of_zero_or_nan_changes_nothing_and_one_above_one_replaces_all() {
        for none in [0.0, -0.0, -1.0, f32::NAN, f32::NEG_INFINITY] {
            assert_eq!(add_salt_and_pepper(&grey(1, 9), none, 1), grey(1, 9));
        }
        let all = add_salt_and_pepper(&grey(1, 9), 1.0, 1);
        assert_eq!(share_with_level(&all, 0.5), 0.0);
        for more in [1.5, f32::INFINITY] {
            assert_eq!(add_salt_and_pepper(&grey(1, 9), more, 1), all);
        }
    }

    #[test]
    fn a_pixel_is_replaced_in_all_channels() {
        let corrupted = add_salt_and_pepper(&grey(3, 20), 0.4, 5);
        for (y, x) in (0..20).flat_map(|y| (0..20).map(move |x| (y, x))) {
            let channels = [0, 1, 2].map(|channel| corrupted.get(channel, y, x));
            assert_eq!(channels, [channels[0]; 3]);
        }
        let single = add_salt_and_pepper(&grey(1, 20), 0.4, 5);
        assert_eq!(single.pixels(), &corrupted.pixels()[..400], "the same as in a grey image");
    }

    /// Shared links contain the seed, so an update of a dependency must not change the noise.
    #[test]
    fn a_seed_gives_these_committed_values() {
        let corrupted = add_salt_and_pepper(&grey(1, 4), 0.5, 2008);
        let expected = [0.0, 0.5, 1.0, 1.0, 0.0, 0.0, 0.5, 0.0, 1.0, 0.5, 0.5, 0.5, 1.0, 0.0, 0.0, 0.5];
        assert_eq!(corrupted.pixels(), expected);
    }

    #[test]
    fn an_image_without_pixels_is_returned_unchanged() {
        for [channels, height, width] in [[0, 3, 3], [1, 0, 3], [1, 3, 0]] {
            let none = Image::new(channels, height, width);
            assert_eq!(add_salt_and_pepper(&none, 0.5, 1), none);
        }
    }

    proptest! {
        #[test]
        fn a_larger_share_replaces_the_same_pixels_and_more(seed: u64, small in 0.0f32..1.0, more in 0.0f32..1.0) {
            let (small, large) = (small, small + more);
            let image = Image::from_pixels(1, 16, 16, (0..256u16).map(|i| f32::from(i) / 256.0).collect()).unwrap();
            let [few, many] = [small, large].map(|share| add_salt_and_pepper(&image, share, seed));
            for ((before, few), many) in image.pixels().iter().zip(few.pixels()).zip(many.pixels()) {
                prop_assert!(few == before || [0.0, 1.0].contains(few));
                // What the small share replaced is equal; the rest is unchanged or replaced too.
                prop_assert!(many == few || (few == before && [0.0, 1.0].contains(many)));
            }
        }

        #[test]
        fn equal_seeds_give_equal_images_and_different_seeds_different_ones(seed: u64, other: u64) {
            prop_assume!(seed != other);
            let corrupted = |seed| add_salt_and_pepper(&grey(1, 16), 0.5, seed);
            prop_assert_eq!(corrupted(seed), corrupted(seed));
            prop_assert_ne!(corrupted(seed), corrupted(other));
        }
    }
}
