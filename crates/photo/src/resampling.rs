//! Resampling one row or column: the pixels of each sample and their weights.

use std::ops::Range;

/// The weights of the consecutive pixels that one sample is computed from. They add up to 1.
#[derive(Debug)]
pub struct SampleWeights {
    /// The index of the first pixel; it may lie outside of the row.
    first: i64,
    weights: Vec<f32>,
}

impl SampleWeights {
    /// The weights of `count` samples that evenly divide the interval from `start`, `length` pixels long.
    ///
    /// Each sample is the mean over its part of the interval, to which a pixel contributes as much as it overlaps it. A
    /// part is widened to at least one pixel, so that enlarging is bilinear interpolation.
    pub fn evenly(start: f64, length: f64, count: usize) -> Vec<Self> {
        let step = length / count as f64;
        let extent = step.max(1.0);
        (0..count).map(|index| Self::mean(start + (index as f64 + 0.5) * step - extent / 2.0, extent)).collect()
    }

    fn mean(low: f64, extent: f64) -> Self {
        let high = low + extent;
        let (first, last) = (low.floor() as i64, high.ceil() as i64);
        let weight = |pixel: i64| (high.min((pixel + 1) as f64) - low.max(pixel as f64)) / extent;
        Self { first, weights: (first..last).map(|pixel| weight(pixel) as f32).collect() }
    }

    /// The indices of the pixels in a row of `size` pixels, with their weights. Beyond its ends the row's first and last
    /// pixels are repeated.
    pub fn pixels(&self, size: usize) -> impl Iterator<Item = (usize, f32)> {
        let clamped = move |pixel: i64| pixel.clamp(0, size as i64 - 1) as usize;
        (self.first..).zip(&self.weights).map(move |(pixel, weight)| (clamped(pixel), *weight))
    }

    /// The pixels in a row of `size` pixels that any of these samples uses.
    pub fn used_pixels(samples: &[Self], size: usize) -> Range<usize> {
        let pixels = || samples.iter().flat_map(|sample| sample.pixels(size)).map(|(pixel, _)| pixel);
        let end = pixels().max().map_or(0, |last| last + 1);
        pixels().min().unwrap_or(end)..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pixels(start: f64, length: f64, count: usize, size: usize) -> Vec<Vec<(usize, f32)>> {
        SampleWeights::evenly(start, length, count).iter().map(|sample| sample.pixels(size).collect()).collect()
    }

    #[test]
    fn a_sample_of_one_pixel_is_that_pixel() {
        assert_eq!(pixels(0.0, 3.0, 3, 3), [[(0, 1.0)], [(1, 1.0)], [(2, 1.0)]]);
    }

    #[test]
    fn a_sample_of_several_pixels_is_their_mean() {
        let third = 1.0 / 1.5;
        assert_eq!(pixels(0.0, 3.0, 2, 3), [[(0, third), (1, third / 2.0)], [(1, third / 2.0), (2, third)]]);
    }

    #[test]
    fn enlarging_interpolates_between_two_pixels() {
        assert_eq!(pixels(1.0, 1.0, 2, 3), [[(0, 0.25), (1, 0.75)], [(1, 0.75), (2, 0.25)]]);
    }

    #[test]
    fn pixels_beyond_the_ends_repeat_the_outermost_one() {
        assert_eq!(pixels(-2.0, 4.0, 2, 2), [[(0, 0.5), (0, 0.5)], [(0, 0.5), (1, 0.5)]]);
        assert_eq!(SampleWeights::used_pixels(&SampleWeights::evenly(-2.0, 4.0, 2), 9), 0..2);
        assert_eq!(SampleWeights::used_pixels(&SampleWeights::evenly(7.0, 4.0, 2), 9), 7..9);
    }
}
