//! Compares the spectrum and the Nyquist share with the definition of the discrete Fourier transform.

use std::f64::consts::TAU;

use afterimage_imaging::{Image, Spectrum, nyquist_share};
use proptest::collection::vec;
use proptest::prelude::*;

prop_compose! {
    fn image()(height in 1usize..5, width in 1usize..5)(
        pixels in vec(0.0f32..=1.0, 4 * height * width),
        shape in Just((2 * height, 2 * width)),
    ) -> Result<Image, TestCaseError> {
        Image::from_pixels(1, shape.0, shape.1, pixels).map_err(|error| TestCaseError::fail(error.to_string()))
    }
}

/// |F(u, v)|² by definition.
fn power(image: &Image, u: usize, v: usize) -> f64 {
    let [_, height, width] = image.shape();
    let (mut re, mut im) = (0.0, 0.0);
    for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
        let (sin, cos) = (-TAU * ((u * y) as f64 / height as f64 + (v * x) as f64 / width as f64)).sin_cos();
        re += f64::from(image.get(0, y, x)) * cos;
        im += f64::from(image.get(0, y, x)) * sin;
    }
    re * re + im * im
}

fn bins(image: &Image) -> impl Iterator<Item = (usize, usize)> {
    let [_, height, width] = image.shape();
    (0..height).flat_map(move |u| (0..width).map(move |v| (u, v)))
}

proptest! {
    #[test]
    fn the_spectrum_is_that_of_the_definition(image in image()) {
        let image = image?;
        let spectrum = Spectrum::new(&image);
        for (u, v) in bins(&image) {
            prop_assert!((spectrum.power(u, v) - power(&image, u, v)).abs() < 1e-8);
        }
    }

    #[test]
    fn the_nyquist_share_is_that_of_the_definition(image in image()) {
        let image = image?;
        let total: f64 = bins(&image).skip(1).map(|(u, v)| power(&image, u, v)).sum();
        prop_assume!(total > 1e-6);
        let at_nyquist = |(u, v): &(usize, usize)| 2 * u == image.height() || 2 * v == image.width();
        let nyquist: f64 = bins(&image).filter(at_nyquist).map(|(u, v)| power(&image, u, v)).sum();
        let share = nyquist_share(&image).unwrap_or(f32::NAN);
        prop_assert!((f64::from(share) - nyquist / total).abs() < 1e-5, "{share} {}", nyquist / total);
        prop_assert!((0.0..=1.0).contains(&share));
    }
}
