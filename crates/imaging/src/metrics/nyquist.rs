//! The finest pattern a picture can hold: how much of its energy changes sign from pixel to pixel.

use crate::image::Image;

/// The share (0 to 1) of a picture's energy, its mean removed, that lies at the Nyquist frequencies: one period in two
/// pixels, down, across, or both. A checkerboard and stripes of period 2 give 1, smooth pictures almost 0.
///
/// Decoders that enlarge by transposed convolutions can leave such a pattern: Odena, Dumoulin and Olah,
/// "Deconvolution and checkerboard artifacts", 2016, <https://distill.pub/2016/deconv-checkerboard>.
///
/// Those are the bins u = H/2 (a row) and v = W/2 (a column) of the discrete Fourier transform
/// F(u, v) = Σ p(y, x) exp(−2πi (uy/H + vx/W)). No transform is needed for their energy. In the row
/// F(H/2, v) = Σₓ Aₓ exp(−2πi vx/W) with Aₓ = Σ_y (−1)^y p(y, x): the one-dimensional transform of A. By Parseval's
/// theorem its energy is W Σₓ Aₓ². The column likewise has H Σ_y B_y² with B_y = Σₓ (−1)^x p(y, x). Both hold the bin
/// (H/2, W/2), the square of C = Σ (−1)^(x+y) p, which counts once. All energy but the mean's is, by Parseval again,
/// HW Σ (p − mean)².
///
/// Channels are added up. `None` where there is no such share: a side is odd or 0, or all pixels of a channel are
/// equal in every channel.
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
    // Rounding may carry a pure pattern a little over the whole.
    (total > 0.0).then(|| (nyquist / total).min(1.0) as f32)
}

/// Σ |F|² over the row u = H/2 and the column v = W/2.
fn nyquist_energy(plane: &[f32], width: usize) -> f64 {
    let height = plane.len() / width;
    let mut columns = vec![0.0; width];
    let (mut across, mut both) = (0.0, 0.0);
    for (y, row) in plane.chunks_exact(width).enumerate() {
        let mut b = 0.0;
        for (x, (pixel, a)) in row.iter().zip(&mut columns).enumerate() {
            let pixel = f64::from(*pixel);
            *a += sign(y) * pixel;
            b += sign(x) * pixel;
        }
        across += b * b;
        both += sign(y) * b;
    }
    let down: f64 = columns.iter().map(|a| a * a).sum();
    width as f64 * down + height as f64 * across - both * both
}

/// Σ |F|² over all bins but (0, 0).
fn energy(plane: &[f32]) -> f64 {
    // Against equal pixels exactly: their mean may round to something else, and leave an energy that is none.
    if plane.iter().all(|pixel| *pixel == plane[0]) {
        return 0.0;
    }
    let count = plane.len() as f64;
    let mean = plane.iter().map(|pixel| f64::from(*pixel)).sum::<f64>() / count;
    count * plane.iter().map(|pixel| (f64::from(*pixel) - mean).powi(2)).sum::<f64>()
}

/// (−1)^place.
fn sign(place: usize) -> f64 {
    if place.is_multiple_of(2) { 1.0 } else { -1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(height: usize, width: usize, pixel: impl Fn(usize, usize) -> f32) -> Image {
        let pixels = (0..height * width).map(|i| pixel(i / width, i % width)).collect();
        Image::from_pixels(1, height, width, pixels).unwrap()
    }

    fn share(height: usize, width: usize, pixel: impl Fn(usize, usize) -> f32) -> f32 {
        nyquist_share(&picture(height, width, pixel)).unwrap()
    }

    #[test]
    fn patterns_of_period_two_are_all_nyquist() {
        let near_one = |share: f32| assert!((share - 1.0).abs() < 1e-6, "{share}");
        near_one(share(28, 28, |y, x| ((x + y) % 2) as f32));
        near_one(share(28, 28, |_, x| (x % 2) as f32));
        near_one(share(28, 28, |y, _| (y % 2) as f32));
        near_one(share(6, 4, |y, x| 0.5 + 0.1 * ((x + y) % 2) as f32));
    }

    #[test]
    fn a_smooth_picture_has_almost_none() {
        let waves = share(28, 28, |y, x| 0.5 + 0.2 * ((x as f32 * 0.2244).sin() + (y as f32 * 0.2244).cos()));
        assert!(waves < 1e-4, "{waves}");
        let gradient = share(28, 28, |y, x| (x + y) as f32 / 54.0);
        assert!(gradient < 0.005, "{gradient}");
    }

    #[test]
    fn noise_has_the_share_of_bins() {
        // 28 + 28 − 1 of 783 bins.
        let noise = crate::corruption::add_gaussian(&picture(28, 28, |_, _| 0.5), 0.1, 3);
        assert!((nyquist_share(&noise).unwrap() - 55.0 / 783.0).abs() < 0.02);
    }

    #[test]
    fn neither_brightness_nor_contrast_matters() {
        let pattern = |y: usize, x: usize| ((3 * x + 5 * y) % 7) as f32 / 7.0;
        let plain = share(8, 10, pattern);
        let faint = share(8, 10, |y, x| 0.4 + 0.1 * pattern(y, x));
        assert!((plain - faint).abs() < 1e-5, "{plain} {faint}");
    }

    #[test]
    fn channels_are_added_up() {
        let pixels = (0..32).map(|i| if i < 16 { (i % 2) as f32 } else { 0.3 }).collect();
        let one_flat = Image::from_pixels(2, 4, 4, pixels).unwrap();
        assert!((nyquist_share(&one_flat).unwrap() - 1.0).abs() < 1e-6);
    }

    #[test]
    fn where_there_is_none_it_says_so() {
        assert_eq!(nyquist_share(&picture(28, 28, |_, _| 0.1)), None);
        assert_eq!(nyquist_share(&picture(27, 28, |y, _| (y % 2) as f32)), None);
        assert_eq!(nyquist_share(&picture(28, 27, |y, _| (y % 2) as f32)), None);
        assert_eq!(nyquist_share(&Image::new(1, 0, 0)), None);
        assert_eq!(nyquist_share(&Image::new(0, 4, 4)), None);
    }
}
