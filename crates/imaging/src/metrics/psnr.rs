//! Peak signal-to-noise ratio.

use super::error::{MetricError, same_shape};
use crate::image::Image;

/// PSNR in dB with a peak of 1: `−10 log₁₀` of the mean squared difference over all channels.
/// Higher is more alike, and equal images give +∞; the order of the images does not matter.
///
/// # Errors
///
/// [`MetricError::Shapes`] where the shapes differ.
pub fn psnr(a: &Image, b: &Image) -> Result<f32, MetricError> {
    same_shape(a, b)?;
    Ok(decibels(a.pixels().iter().zip(b.pixels())))
}

/// [`psnr`] of those pixels alone for whose place (`row × width + column`) `keep` holds, in every channel: inside a
/// mask, or outside of it. Without any such pixel, +∞.
///
/// # Errors
///
/// [`MetricError::Shapes`] where the shapes differ.
pub fn psnr_where(a: &Image, b: &Image, keep: impl Fn(usize) -> bool) -> Result<f32, MetricError> {
    same_shape(a, b)?;
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
    // Also keeps an image without pixels from being 0 / 0.
    if squares == 0.0 { f32::INFINITY } else { (-10.0 * (squares / f64::from(count)).log10()) as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_off_everywhere_is_twenty_decibels() {
        let a = Image::from_pixels(1, 2, 2, vec![0.5; 4]).unwrap();
        let b = Image::from_pixels(1, 2, 2, vec![0.6; 4]).unwrap();
        assert!((psnr(&a, &b).unwrap() - 20.0).abs() < 1e-4);
    }

    #[test]
    fn black_and_white_are_zero_decibels_apart() {
        let white = Image::from_pixels(1, 2, 2, vec![1.0; 4]).unwrap();
        assert_eq!(psnr(&Image::new(1, 2, 2), &white).unwrap(), 0.0);
    }

    #[test]
    fn equal_images_are_infinitely_alike() {
        assert_eq!(psnr(&Image::digit(), &Image::digit()), Ok(f32::INFINITY));
        let none = Image::new(0, 0, 0);
        assert_eq!(psnr(&none, &none), Ok(f32::INFINITY));
    }

    #[test]
    fn the_parts_of_a_picture_are_measured_apart() {
        let a = Image::from_pixels(2, 1, 4, vec![0.5; 8]).unwrap();
        let b = Image::from_pixels(2, 1, 4, vec![0.6, 0.5, 0.5, 0.5, 0.4, 0.5, 0.5, 0.5]).unwrap();
        assert!((psnr_where(&a, &b, |place| place == 0).unwrap() - 20.0).abs() < 1e-4);
        assert_eq!(psnr_where(&a, &b, |place| place > 0), Ok(f32::INFINITY));
        assert_eq!(psnr_where(&a, &b, |_| false), Ok(f32::INFINITY));
        assert_eq!(psnr_where(&a, &b, |_| true), psnr(&a, &b));
        assert!(psnr_where(&a, &Image::new(2, 4, 1), |_| true).is_err());
    }

    #[test]
    fn different_shapes_cannot_be_compared() {
        let error = psnr(&Image::new(1, 2, 3), &Image::new(1, 3, 2)).unwrap_err();
        assert_eq!(error.to_string(), "shapes [1, 2, 3] and [1, 3, 2] differ");
    }
}
