//! Structural similarity index.

use super::error::{MetricError, check_same_shape};
use crate::image::Image;

/// Side of the window in pixels.
const WINDOW: usize = 7;

/// The constants that avoid 0 / 0: (K₁ L)² and (K₂ L)² with K₁ = 0.01, K₂ = 0.03 and L = 1.
const C1: f64 = 0.01 * 0.01;
const C2: f64 = 0.03 * 0.03;

/// Mean structural similarity index (SSIM), from −1 to 1; equal images have 1. It is symmetric.
///
/// Source: Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment: from error visibility to structural
/// similarity", 2004, <https://doi.org/10.1109/TIP.2003.819861>. The settings are the defaults of scikit-image's
/// `structural_similarity`, so that values can be compared: uniform 7 × 7 windows wholly inside the image, sample
/// covariances (N − 1), a data range of 1, the mean over windows and channels.
///
/// # Errors
///
/// [`MetricError::Shapes`] where the shapes differ, [`MetricError::TooSmall`] where a side is
/// below 7 pixels or there is no channel.
pub fn ssim(a: &Image, b: &Image) -> Result<f32, MetricError> {
    check_same_shape(a, b)?;
    let [channels, height, width] = a.shape();
    if channels == 0 || height < WINDOW || width < WINDOW {
        return Err(MetricError::TooSmall { shape: a.shape(), window: WINDOW });
    }
    let plane = height * width;
    let mut sum = 0.0;
    for (a, b) in a.pixels().chunks_exact(plane).zip(b.pixels().chunks_exact(plane)) {
        for top in 0..=height - WINDOW {
            for left in 0..=width - WINDOW {
                sum += window_similarity(a, b, width, top * width + left);
            }
        }
    }
    let windows = channels * (height - WINDOW + 1) * (width - WINDOW + 1);
    Ok((sum / windows as f64) as f32)
}

/// The similarity of the windows whose upper left pixels have index `corner` in `[height, width]` planes.
fn window_similarity(a: &[f32], b: &[f32], width: usize, corner: usize) -> f64 {
    let count = (WINDOW * WINDOW) as f64;
    let (mut sum_a, mut sum_b, mut sum_aa, mut sum_bb, mut sum_ab) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for row in 0..WINDOW {
        let start = corner + row * width;
        let range = start..start + WINDOW;
        for (&a, &b) in a[range.clone()].iter().zip(&b[range]) {
            let (a, b) = (f64::from(a), f64::from(b));
            sum_a += a;
            sum_b += b;
            sum_aa += a * a;
            sum_bb += b * b;
            sum_ab += a * b;
        }
    }
    let (mean_a, mean_b) = (sum_a / count, sum_b / count);
    let correction = count / (count - 1.0);
    let var_a = correction * (sum_aa / count - mean_a * mean_a);
    let var_b = correction * (sum_bb / count - mean_b * mean_b);
    let covariance = correction * (sum_ab / count - mean_a * mean_b);
    ((2.0 * mean_a * mean_b + C1) * (2.0 * covariance + C2))
        / ((mean_a * mean_a + mean_b * mean_b + C1) * (var_a + var_b + C2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_images_give_one() {
        let pixels = (0u8..192).map(|i| f32::from(i) / 192.0).collect();
        let image = Image::from_pixels(3, 8, 8, pixels).unwrap();
        assert_eq!(ssim(&image, &image), Ok(1.0));
        assert_eq!(ssim(&Image::digit(), &Image::digit()), Ok(1.0));
    }

    #[test]
    fn an_image_and_its_negative_are_near_minus_one() {
        let pixels: Vec<f32> = (0u8..64).map(|i| f32::from(i % 2)).collect();
        let negative = pixels.iter().map(|v| 1.0 - v).collect();
        let a = Image::from_pixels(1, 8, 8, pixels).unwrap();
        let b = Image::from_pixels(1, 8, 8, negative).unwrap();
        assert!(ssim(&a, &b).unwrap() < -0.9);
    }

    #[test]
    fn images_smaller_than_the_window_are_an_error() {
        for [c, h, w] in [[1, 6, 28], [1, 28, 6], [0, 28, 28]] {
            let image = Image::new(c, h, w);
            let error = ssim(&image, &image).unwrap_err();
            assert!(matches!(error, MetricError::TooSmall { window: 7, .. }));
        }
        assert!(ssim(&Image::new(1, 7, 7), &Image::new(1, 7, 7)).is_ok());
    }

    #[test]
    fn different_shapes_are_an_error() {
        assert!(ssim(&Image::new(1, 8, 9), &Image::new(1, 9, 8)).is_err());
    }
}
