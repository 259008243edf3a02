//! Peak signal-to-noise ratio.

use super::error::{MetricError, check_same_shape};
use crate::image::Image;

/// Peak signal-to-noise ratio (PSNR) in dB: `−10 log₁₀ MSE`, where the peak is 1 and MSE is the mean squared difference
/// over all channels. More similar images have a higher PSNR; that of equal images is +∞. It is symmetric.
///
/// # Errors
///
/// [`MetricError::Shapes`] where the shapes differ.
pub fn psnr(a: &Image, b: &Image) -> Result<f32, MetricError> {
    check_same_shape(a, b)?;
    Ok(decibels(a.pixels().iter().zip(b.pixels())))
}

/// [`psnr`] of a part of the images, in every channel: of the pixels for which `keep` returns true, given the pixel's
/// index `row × width + column`. Without such pixels it is +∞.
///
/// # Errors
///
/// [`MetricError::Shapes`] where the shapes differ.
pub fn psnr_where(a: &Image, b: &Image, keep: impl Fn(usize) -> bool) -> Result<f32, MetricError> {
    check_same_shape(a, b)?;
    let plane = (a.height() * a.width()).max(1);
    let pairs = a.pixels().iter().zip(b.pixels()).enumerate();
    Ok(decibels(pairs.filter(|(index, _)| keep(index % plane)).map(|(_, pair)| pair)))
}

fn decibels<'a>(pairs: impl Iterator<Item = (&'a f32, &'a f32)>) -> f32 {
    let (mut squares, mut count) = (0.0, 0u32);
    for (a, b) in pairs {
        squares += (f64::from(*a) - f64::from(*b)).powi(2);
        count += 1;
    }
    // This also avoids 0 / 0 for images without pixels.
    if squares == 0.0 { f32::INFINITY } else { (-10.0 * (squares / f64::from(count)).log10()) as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_of_a_tenth_is_twenty_decibels() {
        let a = Image::from_pixels(1, 2, 2, vec![0.5; 4]).unwrap();
        let b = Image::from_pixels(1, 2, 2, vec![0.6; 4]).unwrap();
        assert!((psnr(&a, &b).unwrap() - 20.0).abs() < 1e-4);
    }

    #[test]
    fn black_and_white_give_zero_decibels() {
        let white = Image::from_pixels(1, 2, 2, vec![1.0; 4]).unwrap();
        assert_eq!(psnr(&Image::new(1, 2, 2), &white).unwrap(), 0.0);
    }

    #[test]
    fn equal_images_give_infinity() {
        assert_eq!(psnr(&Image::digit(), &Image::digit()), Ok(f32::INFINITY));
        let none = Image::new(0, 0, 0);
        assert_eq!(psnr(&none, &none), Ok(f32::INFINITY));
    }

    #[test]
    fn only_the_kept_pixels_are_compared() {
        let a = Image::from_pixels(2, 1, 4, vec![0.5; 8]).unwrap();
        let b = Image::from_pixels(2, 1, 4, vec![0.6, 0.5, 0.5, 0.5, 0.4, 0.5, 0.5, 0.5]).unwrap();
        assert!((psnr_where(&a, &b, |index| index == 0).unwrap() - 20.0).abs() < 1e-4);
        assert_eq!(psnr_where(&a, &b, |index| index > 0), Ok(f32::INFINITY));
        assert_eq!(psnr_where(&a, &b, |_| false), Ok(f32::INFINITY));
        assert_eq!(psnr_where(&a, &b, |_| true), psnr(&a, &b));
        assert!(psnr_where(&a, &Image::new(2, 4, 1), |_| true).is_err());
    }

    #[test]
    fn different_shapes_are_an_error() {
        let error = psnr(&Image::new(1, 2, 3), &Image::new(1, 3, 2)).unwrap_err();
        assert_eq!(error.to_string(), "shapes [1, 2, 3] and [1, 3, 2] differ");
    }
}
