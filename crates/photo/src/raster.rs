//! A picture of bytes, and resampling it.

use crate::resampling::SampleWeights;

/// A picture: `[height, width, 3]`, flattened; red, green, blue, each from 0 to 255 in sRGB.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raster {
    width: usize,
    height: usize,
    rgb: Vec<u8>,
}

impl Raster {
    /// A picture of these bytes; `None` where their number is not `width` × `height` × 3, or zero.
    pub fn new(width: usize, height: usize, rgb: Vec<u8>) -> Option<Self> {
        let expected = width.checked_mul(height)?.checked_mul(3)?;
        (expected == rgb.len() && expected > 0).then_some(Self { width, height, rgb })
    }

    /// The width in pixels.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// The height in pixels.
    pub const fn height(&self) -> usize {
        self.height
    }

    /// The bytes `[height, width, 3]`, flattened.
    pub fn rgb(&self) -> &[u8] {
        &self.rgb
    }

    /// The picture in half its size, rounded up: each pixel is the mean of four. Where a side is odd, its last row or
    /// column is repeated.
    #[must_use]
    pub fn halved(&self) -> Self {
        let (width, height) = (self.width.div_ceil(2), self.height.div_ceil(2));
        let mut rgb = Vec::with_capacity(width * height * 3);
        for y in 0..height {
            let (upper, lower) = (self.row(2 * y), self.row((2 * y + 1).min(self.height - 1)));
            for x in 0..width {
                let (left, right) = (6 * x, 3 * (2 * x + 1).min(self.width - 1));
                for channel in 0..3 {
                    let at = |row: &[u8], column: usize| u16::from(row[column + channel]);
                    let sum = at(upper, left) + at(upper, right) + at(lower, left) + at(lower, right);
                    rgb.push(((sum + 2) / 4) as u8);
                }
            }
        }
        Self { width, height, rgb }
    }

    /// The samples with these weights, row by row: red, green, blue, in [0, 1].
    pub fn samples(&self, columns: &[SampleWeights], rows: &[SampleWeights]) -> Vec<[f32; 3]> {
        let used = SampleWeights::used_pixels(columns, self.width);
        let mut samples = Vec::with_capacity(columns.len() * rows.len());
        // For each row of samples, the pixels are first summed vertically and then horizontally, so that the picture is
        // read once and in its order.
        let mut line = vec![0.0; 3 * used.len()];
        for row in rows {
            line.fill(0.0);
            for (y, weight) in row.pixels(self.height) {
                let source = &self.row(y)[3 * used.start..3 * used.end];
                for (sum, value) in line.iter_mut().zip(source) {
                    *sum += weight * f32::from(*value);
                }
            }
            samples.extend(columns.iter().map(|column| {
                let mut sums = [0.0; 3];
                for (x, weight) in column.pixels(self.width) {
                    let at = 3 * (x - used.start);
                    for (sum, value) in sums.iter_mut().zip(&line[at..at + 3]) {
                        *sum += weight * value;
                    }
                }
                // The weights add up to 1, except for rounding.
                sums.map(|sum| (sum / 255.0).clamp(0.0, 1.0))
            }));
        }
        samples
    }

    fn row(&self, y: usize) -> &[u8] {
        &self.rgb[3 * self.width * y..3 * self.width * (y + 1)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_must_fit_the_size() {
        assert_eq!(Raster::new(2, 2, vec![0; 11]), None);
        assert_eq!(Raster::new(0, 5, Vec::new()), None);
        assert_eq!(Raster::new(usize::MAX, 2, Vec::new()), None);
    }

    #[test]
    fn halving_takes_means_and_repeats_the_last_row_and_column() {
        let grey = |values: &[u8]| values.iter().flat_map(|value| [*value; 3]).collect();
        let picture = Raster::new(3, 3, grey(&[0, 4, 8, 8, 12, 16, 20, 40, 60])).unwrap();
        assert_eq!(picture.halved(), Raster::new(2, 2, grey(&[6, 12, 30, 60])).unwrap());
    }
}
