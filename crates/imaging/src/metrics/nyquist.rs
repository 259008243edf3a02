//! The share of an image's energy at the Nyquist frequencies, which shows checkerboard artifacts.

use crate::image::Image;

/// The share (0 to 1) of an image's energy, without its mean, at the Nyquist frequencies: those with a period of two
/// pixels, vertically, horizontally, or both. A checkerboard and stripes of period 2 give 1, smooth images almost 0.
///
/// Decoders with transposed convolutions can produce such patterns: Odena, Dumoulin and Olah, "Deconvolution and
/// checkerboard artifacts", 2016, <https://distill.pub/2016/deconv-checkerboard>.
///
/// The Nyquist frequencies are the bins u = H/2 (a row) and v = W/2 (a column) of the discrete Fourier transform
/// F(u, v) = Σ p(y, x) exp(−2πi (uy/H + vx/W)). Their energy can be computed without a transform. In the row
/// F(H/2, v) = Σₓ Aₓ exp(−2πi vx/W) with Aₓ = Σ_y (−1)^y p(y, x): the one-dimensional transform of A. By Parseval's
/// theorem its energy is W Σₓ Aₓ². The column likewise has H Σ_y B_y² with B_y = Σₓ (−1)^x p(y, x). Both hold the bin
/// (H/2, W/2), with energy C² where C = Σ (−1)^(x+y) p, which counts once. All energy without the mean's is, by
/// Parseval, HW Σ (p − mean)².
///
/// Energies are summed over channels. `None` where the share is not defined: a side is odd or 0, or every channel has
/// equal pixels.
pub fn nyquist_share(image: &Image) -> Option<f32> {
    let [_, height, width] = image.shape();
    if height == 0 || width == 0 || !height.is_multiple_of(2) || !width.is_multiple_of(2) {
        return None;
    }
    let mut nyquist = 0.0;
    let mut total = 0.0;
    for plane in image.pixels().chunks_exact(height * width) {
        nyquist += nyquist_energy(plane, width);
        total += energy(plane);
    }
    // Because of rounding the quotient can be slightly above 1.
    (total > 0.0).then(|| (nyquist / total).min(1.0) as f32)
}

/// Σ |F|² over the row u = H/2 and the column v = W/2.
fn nyquist_energy(plane: &[f32], width: usize) -> f64 {
    let height = plane.len() / width;
    let mut columns = vec![0.0; width];
    let (mut row_energy, mut corner) = (0.0, 0.0);
    for (y, row) in plane.chunks_exact(width).enumerate() {
        let mut b = 0.0;
        for (x, (pixel, a)) in row.iter().zip(&mut columns).enumerate() {
            let pixel = f64::from(*pixel);
            *a += sign(y) * pixel;
            b += sign(x) * pixel;
        }
        row_energy += b * b;
        corner += sign(y) * b;
    }
    let column_energy: f64 = columns.iter().map(|a| a * a).sum();
    width as f64 * column_energy + height as f64 * row_energy - corner * corner
}

/// Σ |F|² over all bins but (0, 0).
fn energy(plane: &[f32]) -> f64 {
    // Equal pixels are checked for exactly: their rounded mean may differ from them, which would give a false energy.
    if plane.iter().all(|pixel| *pixel == plane[0]) {
        return 0.0;
    }
    let count = plane.len() as f64;
    let mean = plane.iter().map(|pixel| f64::from(*pixel)).sum::<f64>() / count;
    count * plane.iter().map(|pixel| (f64::from(*pixel) - mean).powi(2)).sum::<f64>()
}

/// (−1)^index.
fn sign(index: usize) -> f64 {
    if index.is_multiple_of(2) { 1.0 } else { -1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn image(height: usize, width: usize, pixel: impl Fn(usize, usize) -> f32) -> Image {
        let pixels = (0..height * width).map(|i| pixel(i / width, i % width)).collect();
        Image::from_pixels(1, height, width, pixels).unwrap()
    }

    fn share(height: usize, width: usize, pixel: impl Fn(usize, usize) -> f32) -> f32 {
        nyquist_share(&image(height, width, pixel)).unwrap()
    }

    #[test]
    fn patterns_of_period_two_have_a_share_of_one() {
        let near_one = |share: f32| assert!((share - 1.0).abs() < 1e-6, "{share}");
        near_one(share(28, 28, |y, x| ((x + y) % 2) as f32));
        near_one(share(28, 28, |_, x| (x % 2) as f32));
        near_one(share(28, 28, |y, _| (y % 2) as f32));
        near_one(share(6, 4, |y, x| 0.5 + 0.1 * ((x + y) % 2) as f32));
    }

    #[test]
    fn smooth_images_have_a_share_near_zero() {
        let waves = share(28, 28, |y, x| 0.5 + 0.2 * ((x as f32 * 0.2244).sin() + (y as f32 * 0.2244).cos()));
        assert!(waves < 1e-4, "{waves}");
        let gradient = share(28, 28, |y, x| (x + y) as f32 / 54.0);
        assert!(gradient < 0.005, "{gradient}");
    }

    #[test]
    fn white_noise_has_the_share_of_the_bins() {
        // 28 + 28 − 1 of 783 bins.
        let noise = crate::corruption::add_gaussian(&image(28, 28, |_, _| 0.5), 0.1, 3);
        assert!((nyquist_share(&noise).unwrap() - 55.0 / 783.0).abs() < 0.02);
    }

    #[test]
    fn brightness_and_contrast_do_not_change_the_share() {
        let pattern = |y: usize, x: usize| ((3 * x + 5 * y) % 7) as f32 / 7.0;
        let plain = share(8, 10, pattern);
        let faint = share(8, 10, |y, x| 0.4 + 0.1 * pattern(y, x));
        assert!((plain - faint).abs() < 1e-5, "{plain} {faint}");
    }

    #[test]
    fn energies_are_summed_over_channels() {
        let pixels = (0..32).map(|i| if i < 16 { (i % 2) as f32 } else { 0.3 }).collect();
        let one_flat = Image::from_pixels(2, 4, 4, pixels).unwrap();
        assert!((nyquist_share(&one_flat).unwrap() - 1.0).abs() < 1e-6);
    }

    #[test]
    fn constant_images_and_odd_or_empty_sides_give_none() {
        assert_eq!(nyquist_share(&image(28, 28, |_, _| 0.1)), None);
        assert_eq!(nyquist_share(&image(27, 28, |y, _| (y % 2) as f32)), None);
        assert_eq!(nyquist_share(&image(28, 27, |y, _| (y % 2) as f32)), None);
        assert_eq!(nyquist_share(&Image::new(1, 0, 0)), None);
        assert_eq!(nyquist_share(&Image::new(0, 4, 4)), None);
    }
}
