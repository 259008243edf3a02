//! The power spectrum of a small image.

use std::f64::consts::TAU;

use crate::image::Image;

/// The power spectrum |F(u, v)|² of an image, `[height, width]`, where F is the discrete Fourier transform. u counts
/// the periods from top to bottom, v those from left to right. (0, 0) is the mean; frequencies above half a side stand
/// for the negative ones.
///
/// F is computed directly from its definition, first along rows and then along columns. This takes
/// `height · width · (height + width)` steps: a tenth of a millisecond for a digit, but too long for large images.
#[derive(Clone, Debug, PartialEq)]
pub struct Spectrum {
    height: usize,
    width: usize,
    power: Vec<f64>,
}

impl Spectrum {
    /// The spectrum of an image, summed over its channels.
    pub fn new(image: &Image) -> Self {
        let [_, height, width] = image.shape();
        let mut power = vec![0.0; height * width];
        for plane in image.pixels().chunks_exact((height * width).max(1)) {
            let complex: Vec<[f64; 2]> = plane.iter().map(|pixel| [f64::from(*pixel), 0.0]).collect();
            // Each pass transforms the rows and transposes, so after two passes F is in its original orientation.
            let transformed = transform_rows_and_transpose(&transform_rows_and_transpose(&complex, width), height);
            for (sum, [re, im]) in power.iter_mut().zip(transformed) {
                *sum += re * re + im * im;
            }
        }
        Self { height, width, power }
    }

    /// The mean of several spectra; `None` if there are none or their sizes differ.
    pub fn mean(spectra: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut spectra = spectra.into_iter();
        let mut sum = spectra.next()?;
        let mut count = 1.0;
        for spectrum in spectra {
            if (spectrum.height, spectrum.width) != (sum.height, sum.width) {
                return None;
            }
            sum.power.iter_mut().zip(spectrum.power).for_each(|(sum, power)| *sum += power);
            count += 1.0;
        }
        sum.power.iter_mut().for_each(|power| *power /= count);
        Some(sum)
    }

    /// The power at frequency (`u`, `v`). The spectrum is periodic; that of an image without pixels is 0.
    pub fn power(&self, u: usize, v: usize) -> f64 {
        if self.power.is_empty() { 0.0 } else { self.power[u % self.height * self.width + v % self.width] }
    }

    /// The spectrum as a grey image `[1, height, width]` on a logarithmic scale. Frequency 0 is in the middle, the
    /// Nyquist frequencies are along the upper and the left edge. The strongest frequency other than 0 is white;
    /// frequencies that are `decibels` or more below it are black.
    pub fn to_image(&self, decibels: f64) -> Image {
        let strongest = self.power.iter().skip(1).copied().fold(0.0, f64::max);
        let grey = |power: f64| {
            let below = 10.0 * (strongest / power).log10();
            // Without any power in the spectrum this is 0 / 0, NaN, which becomes black too.
            let grey = 1.0 - below / decibels;
            if grey.is_nan() { 0.0 } else { grey.clamp(0.0, 1.0) as f32 }
        };
        let mut image = Image::new(1, self.height, self.width);
        let (down, across) = (self.height.div_ceil(2), self.width.div_ceil(2));
        for (y, row) in image.rows_mut() {
            for (x, pixel) in row.iter_mut().enumerate() {
                *pixel = grey(self.power(y + down, x + across));
            }
        }
        image
    }
}

/// The discrete Fourier transform of each row of `width` complex numbers; the results are the columns.
fn transform_rows_and_transpose(values: &[[f64; 2]], width: usize) -> Vec<[f64; 2]> {
    let roots: Vec<[f64; 2]> = (0..width)
        .map(|step| {
            let (sin, cos) = (-TAU * step as f64 / width as f64).sin_cos();
            [cos, sin]
        })
        .collect();
    let height = values.len() / width.max(1);
    let mut transformed = vec![[0.0; 2]; values.len()];
    for (y, row) in values.chunks_exact(width.max(1)).enumerate() {
        for frequency in 0..width {
            let mut sum = [0.0; 2];
            for (x, [re, im]) in row.iter().enumerate() {
                let [cos, sin] = roots[frequency * x % width];
                sum[0] += re * cos - im * sin;
                sum[1] += re * sin + im * cos;
            }
            transformed[frequency * height + y] = sum;
        }
    }
    transformed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn image(height: usize, width: usize, pixel: impl Fn(usize, usize) -> f32) -> Image {
        let pixels = (0..height * width).map(|i| pixel(i / width, i % width)).collect();
        Image::from_pixels(1, height, width, pixels).unwrap()
    }

    #[test]
    fn a_cosine_has_power_at_its_frequency_and_its_negative() {
        let wave = |_, x: usize| 0.5 + 0.5 * (TAU * 3.0 * x as f64 / 12.0).cos() as f32;
        let spectrum = Spectrum::new(&image(8, 12, wave));
        for (u, v) in (0..8).flat_map(|u| (0..12).map(move |v| (u, v))) {
            let expected: f64 = match (u, v) {
                (0, 0) => 48.0,
                (0, 3 | 9) => 24.0,
                _ => 0.0,
            };
            assert!((spectrum.power(u, v).sqrt() - expected).abs() < 1e-4, "{u} {v}");
        }
    }

    #[test]
    fn the_image_has_frequency_zero_in_the_middle_and_nyquist_at_the_edge() {
        let board = Spectrum::new(&image(28, 28, |y, x| ((x + y) % 2) as f32)).to_image(60.0);
        assert_eq!(board.shape(), [1, 28, 28]);
        assert_eq!((board.get(0, 14, 14), board.get(0, 0, 0)), (1.0, 1.0));
        assert_eq!(board.pixels().iter().filter(|grey| **grey > 0.0).count(), 2);
    }

    #[test]
    fn grey_is_linear_in_decibels() {
        let amplitude = |strong: f64, weak: f64| {
            image(16, 16, move |y, x| {
                let wave = |periods: f64, position: usize| (TAU * periods * position as f64 / 16.0).cos();
                (0.5 + strong * wave(2.0, x) + weak * wave(3.0, y)) as f32
            })
        };
        // A tenth of the amplitude is a hundredth of the power: 20 dB.
        let grey = Spectrum::new(&amplitude(0.3, 0.03)).to_image(40.0);
        assert!((grey.get(0, 8, 10) - 1.0).abs() < 1e-3);
        assert!((grey.get(0, 11, 8) - 0.5).abs() < 1e-2, "{}", grey.get(0, 11, 8));
    }

    #[test]
    fn the_mean_is_the_mean_of_powers() {
        let [a, b] = [0.2, 0.8].map(|level| Spectrum::new(&image(2, 2, |_, _| level)));
        let mean = Spectrum::mean([a.clone(), b.clone()]).unwrap();
        assert!((mean.power(0, 0) - (a.power(0, 0) + b.power(0, 0)) / 2.0).abs() < 1e-12);
        assert_eq!(Spectrum::mean([]), None);
        assert_eq!(Spectrum::mean([a, Spectrum::new(&Image::new(1, 2, 4))]), None);
    }

    #[test]
    fn a_black_image_has_a_black_spectrum() {
        assert!(Spectrum::new(&Image::digit()).to_image(60.0).is_blank());
        assert_eq!(Spectrum::new(&Image::new(1, 0, 0)).to_image(60.0).pixels(), []);
    }
}
