//! The power spectrum of a small picture, and a picture of it.

use std::f64::consts::TAU;

use crate::image::Image;

/// The power |F(u, v)|² of each frequency of a picture, `[height, width]`: u periods down, v periods across. (0, 0) is
/// the mean; frequencies above half a side are the negative ones.
///
/// F is the discrete Fourier transform, computed as it is written, first along rows, then along columns:
/// `height · width · (height + width)` steps, a tenth of a millisecond for a digit. For large pictures it is too slow.
#[derive(Clone, Debug, PartialEq)]
pub struct Spectrum {
    height: usize,
    width: usize,
    power: Vec<f64>,
}

impl Spectrum {
    /// Of a picture; the powers of its channels are added up.
    pub fn new(image: &Image) -> Self {
        let [_, height, width] = image.shape();
        let mut power = vec![0.0; height * width];
        for plane in image.pixels().chunks_exact((height * width).max(1)) {
            let complex: Vec<[f64; 2]> = plane.iter().map(|pixel| [f64::from(*pixel), 0.0]).collect();
            // Each pass transforms the rows and turns them into columns, so that two passes give F as it should lie.
            let transformed = turned_rows(&turned_rows(&complex, width), height);
            for (sum, [re, im]) in power.iter_mut().zip(transformed) {
                *sum += re * re + im * im;
            }
        }
        Self { height, width, power }
    }

    /// The mean of the spectra of pictures of one size; `None` without pictures, or where the sizes differ.
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

    /// The power of frequency (`u`, `v`), which repeats outside of the spectrum; 0 where there is none.
    pub fn power(&self, u: usize, v: usize) -> f64 {
        if self.power.is_empty() { 0.0 } else { self.power[u % self.height * self.width + v % self.width] }
    }

    /// A grey picture of the spectrum, 1 × height × width, on a logarithmic scale: the mean in the middle, the Nyquist
    /// frequencies along the upper and the left edge. The strongest frequency beside the mean is white; what is
    /// `decibels` or more below it is black.
    pub fn to_image(&self, decibels: f64) -> Image {
        let strongest = self.power.iter().skip(1).copied().fold(0.0, f64::max);
        let grey = |power: f64| {
            let below = 10.0 * (strongest / power).log10();
            // Also black: no power at all, which is infinitely far below, or NaN where there is none anywhere.
            let grey = 1.0 - below / decibels;
            if grey.is_nan() { 0.0 } else { grey.clamp(0.0, 1.0) as f32 }
        };
        let mut picture = Image::new(1, self.height, self.width);
        let (down, across) = (self.height.div_ceil(2), self.width.div_ceil(2));
        for (y, row) in picture.rows_mut() {
            for (x, pixel) in row.iter_mut().enumerate() {
                *pixel = grey(self.power(y + down, x + across));
            }
        }
        picture
    }
}

/// The transform of each row of `width` complex numbers, laid out as columns.
fn turned_rows(values: &[[f64; 2]], width: usize) -> Vec<[f64; 2]> {
    let turns: Vec<[f64; 2]> = (0..width)
        .map(|step| {
            let (sin, cos) = (-TAU * step as f64 / width as f64).sin_cos();
            [cos, sin]
        })
        .collect();
    let height = values.len() / width.max(1);
    let mut turned = vec![[0.0; 2]; values.len()];
    for (y, row) in values.chunks_exact(width.max(1)).enumerate() {
        for frequency in 0..width {
            let mut sum = [0.0; 2];
            for (x, [re, im]) in row.iter().enumerate() {
                let [cos, sin] = turns[frequency * x % width];
                sum[0] += re * cos - im * sin;
                sum[1] += re * sin + im * cos;
            }
            turned[frequency * height + y] = sum;
        }
    }
    turned
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(height: usize, width: usize, pixel: impl Fn(usize, usize) -> f32) -> Image {
        let pixels = (0..height * width).map(|i| pixel(i / width, i % width)).collect();
        Image::from_pixels(1, height, width, pixels).unwrap()
    }

    #[test]
    fn a_wave_has_its_frequency_and_its_mirror_image() {
        let wave = |_, x: usize| 0.5 + 0.5 * (TAU * 3.0 * x as f64 / 12.0).cos() as f32;
        let spectrum = Spectrum::new(&picture(8, 12, wave));
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
    fn the_picture_has_the_mean_in_the_middle_and_nyquist_at_the_edge() {
        let board = Spectrum::new(&picture(28, 28, |y, x| ((x + y) % 2) as f32)).to_image(60.0);
        assert_eq!(board.shape(), [1, 28, 28]);
        assert_eq!((board.get(0, 14, 14), board.get(0, 0, 0)), (1.0, 1.0));
        assert_eq!(board.pixels().iter().filter(|grey| **grey > 0.0).count(), 2);
    }

    #[test]
    fn decibels_become_grey() {
        let amplitude = |strong: f64, weak: f64| {
            picture(16, 16, move |y, x| {
                let wave = |periods: f64, place: usize| (TAU * periods * place as f64 / 16.0).cos();
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
        let [a, b] = [0.2, 0.8].map(|level| Spectrum::new(&picture(2, 2, |_, _| level)));
        let mean = Spectrum::mean([a.clone(), b.clone()]).unwrap();
        assert!((mean.power(0, 0) - (a.power(0, 0) + b.power(0, 0)) / 2.0).abs() < 1e-12);
        assert_eq!(Spectrum::mean([]), None);
        assert_eq!(Spectrum::mean([a, Spectrum::new(&Image::new(1, 2, 4))]), None);
    }

    #[test]
    fn without_energy_all_is_black() {
        assert!(Spectrum::new(&Image::digit()).to_image(60.0).is_blank());
        assert_eq!(Spectrum::new(&Image::new(1, 0, 0)).to_image(60.0).pixels(), []);
    }
}
