//! Binary cross-entropy: the loss that the networks are trained with, as a metric.

use super::error::{MetricError, check_same_shape};
use crate::image::Image;

/// The least distance of a probability from 0 and 1: Keras's `epsilon`.
const EPSILON: f64 = 1e-7;

/// Binary cross-entropy in nats: the mean of `−(y ln p + (1 − y) ln(1 − p))` over all values, where `y` is from the
/// clean image and `p` from the other one. `p` is clipped to [1e-7, 1 − 1e-7], as in Keras's `binary_crossentropy`. It
/// is from 0 to 16.2 and lower for more similar images. It is not symmetric.
///
/// The minimum is at equal images, but it is 0 only if every pixel is black or white: a grey `y` adds its own entropy,
/// up to ln 2. Images without pixels give 0.
///
/// # Errors
///
/// [`MetricError::Shapes`] where the shapes differ.
pub fn cross_entropy(clean: &Image, image: &Image) -> Result<f32, MetricError> {
    check_same_shape(clean, image)?;
    let sum: f64 =
        clean.pixels().iter().zip(image.pixels()).map(|(&y, &p)| value_cross_entropy(y.into(), p.into())).sum();
    // `max` avoids 0 / 0 for images without pixels.
    Ok((sum / clean.pixels().len().max(1) as f64) as f32)
}

fn value_cross_entropy(y: f64, p: f64) -> f64 {
    let p = p.clamp(EPSILON, 1.0 - EPSILON);
    -(y * p.ln() + (1.0 - y) * (-p).ln_1p())
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn row(pixels: &[f32]) -> Image {
        Image::from_pixels(1, 1, pixels.len(), pixels.to_vec()).unwrap()
    }

    #[test]
    fn it_follows_the_formula() {
        let found = cross_entropy(&row(&[1.0, 0.0, 0.5]), &row(&[0.8, 0.4, 0.25])).unwrap();
        // −ln 0.8 = 0.22314, −ln 0.6 = 0.51083, −(ln 0.25 + ln 0.75) / 2 = 0.83699.
        assert!((found - 1.570_96 / 3.0).abs() < 1e-5, "{found}");
    }

    #[test]
    fn black_and_white_give_almost_zero_when_equal_and_the_maximum_when_opposite() {
        let (black, white) = (row(&[0.0; 4]), row(&[1.0; 4]));
        assert!(cross_entropy(&black, &black).unwrap() < 2e-7);
        assert!(cross_entropy(&white, &white).unwrap() < 2e-7);
        // −ln 1e-7.
        for (clean, image) in [(&black, &white), (&white, &black)] {
            assert!((cross_entropy(clean, image).unwrap() - 16.118_096).abs() < 1e-4);
        }
    }

    #[test]
    fn different_shapes_are_an_error_and_no_pixels_give_zero() {
        assert!(cross_entropy(&Image::new(1, 2, 3), &Image::new(1, 3, 2)).is_err());
        let none = Image::new(0, 0, 0);
        assert_eq!(cross_entropy(&none, &none), Ok(0.0));
    }

    prop_compose! {
        fn pair()(count in 1usize..40)(
            clean in vec(0.0f32..=1.0, count),
            image in vec(0.0f32..=1.0, count),
        ) -> (Image, Image) {
            (row(&clean), row(&image))
        }
    }

    proptest! {
        #[test]
        fn the_minimum_is_at_the_clean_image((clean, image) in pair()) {
            let (minimum, found) = (cross_entropy(&clean, &clean).unwrap(), cross_entropy(&clean, &image).unwrap());
            prop_assert!(minimum <= found + 1e-6, "{minimum} {found}");
            prop_assert!((0.0..=16.2).contains(&found));
        }

        #[test]
        fn moving_towards_the_clean_image_does_not_increase_it((clean, image) in pair(), t in 0.0f32..1.0) {
            let pixels: Vec<f32> =
                clean.pixels().iter().zip(image.pixels()).map(|(y, p)| (p + (y - p) * t).clamp(0.0, 1.0)).collect();
            let nearer = cross_entropy(&clean, &row(&pixels)).unwrap();
            prop_assert!(nearer <= cross_entropy(&clean, &image).unwrap() + 1e-5);
        }
    }
}
