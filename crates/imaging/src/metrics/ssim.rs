//! Structural similarity.

use super::error::{MetricError, same_shape};
use crate::image::Image;

/// Side of the window in pixels.
const WINDOW: usize = 7;

/// Keep the quotients from 0 / 0: (K₁ L)² and (K₂ L)² with K₁ = 0.01, K₂ = 0.03, L = 1.
const C1: f64 = 0.01 * 0.01;
const C2: f64 = 0.03 * 0.03;

/// Mean structural similarity, from −1 to 1; equal images give 1. The order of the images does
/// not matter.
///
/// Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment: from error visibility to
/// structural similarity", 2004, with the defaults of scikit-image's `structural_similarity`, so
/// that numbers can be compared: uniform 7 × 7 windows that lie wholly inside the image, sample
/// covariances (N − 1), a data range of 1, the mean over windows, then over channels.
///
/// # Errors
///
/// [`MetricError::Shapes`] where the shapes differ, [`MetricError::TooSmall`] where a side is
/// below 7 pixels or there is no channel.
pub fn ssim(a: &Image, b: &Image) -> Result<f32, MetricError> {
    same_shape(a, b)?;
    let [channels, height, width] = a.shape();
    if channels == 0 || height < WINDOW || width < WINDOW {
        return Err(MetricError::TooSmall { shape: a.shape(), window: WINDOW });
    }
    let plane = height * width;
    let mut sum = 0.0;
    for (a, b) in a.pixels().chunks_exact(plane).zip(b.pixels().chunks_exact(plane)) {
        for top in 0..=height - WINDOW {
            for left in 0..=width - WINDOW {
                sum += window(a, b, width, top * width + left);
            }
        }
    }
    let windows = channels * (height - WINDOW + 1) * (width - WINDOW + 1);
    Ok((sum / windows as f64) as f32)
}

/// The similarity in the window whose upper left pixel has index `corner`.
fn window(a: &[f32], b: &[f32], width: usize, corner: usize) -> f64 {
    let count = (WINDOW * WINDOW) as f64;
    let (mut sa, mut sb, mut saa, mut sbb, mut sab) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for row in 0..WINDOW {
        let start = corner + row * width;
        let range = start..start + WINDOW;
        for (&a, &b) in a[range.clone()].iter().zip(&b[range]) {
            let (a, b) = (f64::from(a), f64::from(b));
            sa += a;
            sb += b;
            saa += a * a;
            sbb += b * b;
            sab += a * b;
        }
    }
    let (ma, mb) = (sa / count, sb / count);
    let sample = count / (count - 1.0);
    let va = sample * (saa / count - ma * ma);
    let vb = sample * (sbb / count - mb * mb);
    let cov = sample * (sab / count - ma * mb);
    ((2.0 * ma * mb + C1) * (2.0 * cov + C2)) / ((ma * ma + mb * mb + C1) * (va + vb + C2))
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
    fn a_negative_is_unlike() {
        let pixels: Vec<f32> = (0u8..64).map(|i| f32::from(i % 2)).collect();
        let negative = pixels.iter().map(|v| 1.0 - v).collect();
        let a = Image::from_pixels(1, 8, 8, pixels).unwrap();
        let b = Image::from_pixels(1, 8, 8, negative).unwrap();
        assert!(ssim(&a, &b).unwrap() < -0.9);
    }

    #[test]
    fn what_holds_no_window_is_refused() {
        for [c, h, w] in [[1, 6, 28], [1, 28, 6], [0, 28, 28]] {
            let image = Image::new(c, h, w);
            let error = ssim(&image, &image).unwrap_err();
            assert!(matches!(error, MetricError::TooSmall { window: 7, .. }));
        }
        assert!(ssim(&Image::new(1, 7, 7), &Image::new(1, 7, 7)).is_ok());
    }

    #[test]
    fn different_shapes_cannot_be_compared() {
        assert!(ssim(&Image::new(1, 8, 9), &Image::new(1, 9, 8)).is_err());
    }
}
