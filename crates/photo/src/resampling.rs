//! How one row or column is resampled: which pixels go into each sample, and how much of each.

use std::ops::Range;

/// What goes into one sample: the weights of neighbouring pixels, which add up to 1.
#[derive(Debug)]
pub struct Taps {
    first: i64,
    weights: Vec<f32>,
}

impl Taps {
    /// The taps of `count` samples that share out the span from `start`, `length` pixels long, evenly.
    ///
    /// Each sample is the mean over its own share, where a pixel counts for the part of it that lies there. A share is
    /// taken to be one pixel at least: what enlarges is then bilinear interpolation, and there is no seam between the
    /// two.
    pub fn spread(start: f64, length: f64, count: usize) -> Vec<Self> {
        let step = length / count as f64;
        let reach = step.max(1.0);
        (0..count).map(|index| Self::mean(start + (index as f64 + 0.5) * step - reach / 2.0, reach)).collect()
    }

    fn mean(low: f64, reach: f64) -> Self {
        let high = low + reach;
        let (first, last) = (low.floor() as i64, high.ceil() as i64);
        let part = |pixel: i64| (high.min((pixel + 1) as f64) - low.max(pixel as f64)) / reach;
        Self { first, weights: (first..last).map(|pixel| part(pixel) as f32).collect() }
    }

    /// The pixels of a row of `size`, each with its weight. Before the first and after the last it repeats.
    pub fn of(&self, size: usize) -> impl Iterator<Item = (usize, f32)> {
        let inside = move |pixel: i64| pixel.clamp(0, size as i64 - 1) as usize;
        (self.first..).zip(&self.weights).map(move |(pixel, weight)| (inside(pixel), *weight))
    }

    /// The pixels of a row of `size` that any of these taps touches.
    pub fn touched(taps: &[Self], size: usize) -> Range<usize> {
        let pixels = || taps.iter().flat_map(|tap| tap.of(size)).map(|(pixel, _)| pixel);
        let end = pixels().max().map_or(0, |last| last + 1);
        pixels().min().unwrap_or(end)..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pixels(start: f64, length: f64, count: usize, size: usize) -> Vec<Vec<(usize, f32)>> {
        Taps::spread(start, length, count).iter().map(|taps| taps.of(size).collect()).collect()
    }

    #[test]
    fn a_share_of_one_pixel_is_that_pixel() {
        assert_eq!(pixels(0.0, 3.0, 3, 3), [[(0, 1.0)], [(1, 1.0)], [(2, 1.0)]]);
    }

    #[test]
    fn a_share_of_parts_is_their_mean() {
        let third = 1.0 / 1.5;
        assert_eq!(pixels(0.0, 3.0, 2, 3), [[(0, third), (1, third / 2.0)], [(1, third / 2.0), (2, third)]]);
    }

    #[test]
    fn enlarging_interpolates_between_two_pixels() {
        assert_eq!(pixels(1.0, 1.0, 2, 3), [[(0, 0.25), (1, 0.75)], [(1, 0.75), (2, 0.25)]]);
    }

    #[test]
    fn outside_the_outermost_pixel_repeats() {
        assert_eq!(pixels(-2.0, 4.0, 2, 2), [[(0, 0.5), (0, 0.5)], [(0, 0.5), (1, 0.5)]]);
        assert_eq!(Taps::touched(&Taps::spread(-2.0, 4.0, 2), 9), 0..2);
        assert_eq!(Taps::touched(&Taps::spread(7.0, 4.0, 2), 9), 7..9);
    }
}
