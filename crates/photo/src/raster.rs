//! A picture of bytes, and how it is resampled.

use crate::taps::Taps;

/// A picture: `[height, width, 3]`, flattened; red, green, blue, each from 0 to 255 in sRGB.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raster {
    width: usize,
    height: usize,
    rgb: Vec<u8>,
}

impl Raster {
    /// A picture of these bytes; none where they are not `width` × `height` × 3, or there are none.
    pub fn new(width: usize, height: usize, rgb: Vec<u8>) -> Option<Self> {
        let expected = width.checked_mul(height)?.checked_mul(3)?;
        (expected == rgb.len() && expected > 0).then_some(Self { width, height, rgb })
    }

    /// Pixels from left to right.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Pixels from top to bottom.
    pub const fn height(&self) -> usize {
        self.height
    }

    /// The bytes.
    pub fn rgb(&self) -> &[u8] {
        &self.rgb
    }

    /// The picture in half its size, rounded up: each pixel is the mean of four. Where a side is odd, its last pixels
    /// count twice, as if the picture went on there.
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

    /// The samples that these taps make, row by row from the left; each channel in [0, 1].
    pub fn samples(&self, columns: &[Taps], rows: &[Taps]) -> Vec<[f32; 3]> {
        let touched = Taps::touched(columns, self.width);
        let mut samples = Vec::with_capacity(columns.len() * rows.len());
        // Row by row, and in each first down and then across: the picture is read once, in its order.
        let mut line = vec![0.0; 3 * touched.len()];
        for row in rows {
            line.fill(0.0);
            for (y, weight) in row.of(self.height) {
                let source = &self.row(y)[3 * touched.start..3 * touched.end];
                for (sum, value) in line.iter_mut().zip(source) {
                    *sum += weight * f32::from(*value);
                }
            }
            samples.extend(columns.iter().map(|column| {
                let mut sums = [0.0; 3];
                for (x, weight) in column.of(self.width) {
                    let at = 3 * (x - touched.start);
                    for (sum, value) in sums.iter_mut().zip(&line[at..at + 3]) {
                        *sum += weight * value;
                    }
                }
                // Weights add up to 1 but for rounding.
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
