//! Compares PSNR and SSIM with scikit-image 0.26.0 on images that are given by formulas.
//!
//! The expected values come from this script:
//!
//! ```python
//! import numpy as np
//! from skimage.metrics import structural_similarity as ssim, peak_signal_noise_ratio as psnr
//!
//! def lcg(n, s):
//!     v = np.zeros(n)
//!     for i in range(n):
//!         s = (s * 1664525 + 1013904223) % 2**32; v[i] = s / 2**32
//!     return v
//!
//! y, x = np.mgrid[:28, :28]
//! a = ((x*7 + y*13) % 29) / 28
//! b = ((x*7 + y*13 + y//5) % 29) / 28
//! print('pattern', ssim(a, b, data_range=1), psnr(a, b, data_range=1))
//! y, x = np.mgrid[:20, :31]
//! a = (x + y) / 49
//! b = np.clip(a + .5 * (lcg(620, 1).reshape(20, 31) - .5), 0, 1)
//! print('noisy', ssim(a, b, data_range=1), psnr(a, b, data_range=1))
//! c, y, x = np.mgrid[:3, :17, :12]
//! a = ((x*3 + y*5 + c*11) % 23) / 22
//! b = ((x*3 + y*5 + c*7) % 23) / 22 * .8
//! print('rgb', ssim(a, b, data_range=1, channel_axis=0), psnr(a, b, data_range=1))
//! ```

use afterimage_imaging::{Image, ImageError, psnr, ssim};

/// The image whose value at (c, y, x) is `value(c, y, x)`.
fn image(
    [channels, height, width]: [usize; 3],
    mut value: impl FnMut(usize, usize, usize) -> f64,
) -> Result<Image, ImageError> {
    let mut pixels = Vec::new();
    for c in 0..channels {
        for y in 0..height {
            for x in 0..width {
                pixels.push(value(c, y, x) as f32);
            }
        }
    }
    Image::from_pixels(channels, height, width, pixels)
}

fn assert_metrics(a: &Image, b: &Image, expected_ssim: f32, expected_psnr: f32) {
    assert_close(ssim(a, b).ok(), expected_ssim, 1e-5);
    assert_close(psnr(a, b).ok(), expected_psnr, 1e-4);
}

fn assert_close(found: Option<f32>, expected: f32, tolerance: f32) {
    assert!(found.is_some_and(|found| (found - expected).abs() < tolerance), "{found:?} is not {expected}");
}

#[test]
fn a_pattern_has_the_values_of_scikit_image() {
    let shape = [1, 28, 28];
    let a = image(shape, |_, y, x| ((x * 7 + y * 13) % 29) as f64 / 28.0).unwrap();
    let b = image(shape, |_, y, x| ((x * 7 + y * 13 + y / 5) % 29) as f64 / 28.0).unwrap();
    assert_metrics(&a, &b, 0.580_905_7, 11.244_981);
}

#[test]
fn a_noisy_gradient_has_the_values_of_scikit_image() {
    let shape = [1, 20, 31];
    let a = image(shape, |_, y, x| (x + y) as f64 / 49.0).unwrap();
    let mut state = 1u32;
    let b = image(shape, |_, y, x| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = f64::from(state) / 2f64.powi(32) - 0.5;
        ((x + y) as f64 / 49.0 + 0.5 * noise).clamp(0.0, 1.0)
    })
    .unwrap();
    assert_metrics(&a, &b, 0.282_726_18, 17.087_029);
}

#[test]
fn a_colour_image_has_the_values_of_scikit_image() {
    let shape = [3, 17, 12];
    let a = image(shape, |c, y, x| ((x * 3 + y * 5 + c * 11) % 23) as f64 / 22.0).unwrap();
    let b = image(shape, |c, y, x| ((x * 3 + y * 5 + c * 7) % 23) as f64 / 22.0 * 0.8).unwrap();
    assert_metrics(&a, &b, 0.249_369_05, 9.124_527);
}
