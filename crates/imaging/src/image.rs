//! The image type that everything else works on.

/// Side of a digit in pixels, as in MNIST.
pub const DIGIT_SIDE: usize = 28;

/// Side of an image of an eye in pixels.
pub const EYE_SIDE: usize = 100;

/// An image of shape `[channels, height, width]`, planar and row-major. Every value is in [0, 1]; 0 is black.
///
/// The layout is that of the networks' inputs, so a batch is the concatenation of the images' pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    channels: usize,
    height: usize,
    width: usize,
    pixels: Vec<f32>,
}

/// Why values cannot be made into an [`Image`].
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ImageError {
    /// The number of values is not `channels × height × width`.
    #[error("a {channels}×{height}×{width} image does not hold {found} values")]
    Length {
        /// The requested number of channels.
        channels: usize,
        /// The requested height in pixels.
        height: usize,
        /// The requested width in pixels.
        width: usize,
        /// The number of values.
        found: usize,
    },
    /// A value is not finite, or lies outside [0, 1].
    #[error("pixel {index} is {value}, which is not in [0, 1]")]
    Value {
        /// The index of the first such value.
        index: usize,
        /// The value.
        value: f32,
    },
}

/// No value is NaN, so every image equals itself. For `Rc<Image>`, `Eq` makes equal pointers equal without a comparison
/// of the pixels.
impl Eq for Image {}

impl Image {
    /// A black image.
    pub fn new(channels: usize, height: usize, width: usize) -> Self {
        Self { channels, height, width, pixels: vec![0.0; channels * height * width] }
    }

    /// A black digit of shape `[1, 28, 28]`.
    pub fn digit() -> Self {
        Self::new(1, DIGIT_SIDE, DIGIT_SIDE)
    }

    /// An image from planar, row-major values.
    ///
    /// # Errors
    ///
    /// [`ImageError::Length`] where the count does not fit the shape, [`ImageError::Value`] for
    /// the first value that is not finite or lies outside [0, 1].
    pub fn from_pixels(channels: usize, height: usize, width: usize, pixels: Vec<f32>) -> Result<Self, ImageError> {
        let expected = channels.checked_mul(height).and_then(|plane| plane.checked_mul(width));
        if expected != Some(pixels.len()) {
            return Err(ImageError::Length { channels, height, width, found: pixels.len() });
        }
        // A range contains neither NaN nor infinity.
        if let Some(index) = pixels.iter().position(|v| !(0.0..=1.0).contains(v)) {
            return Err(ImageError::Value { index, value: pixels[index] });
        }
        Ok(Self { channels, height, width, pixels })
    }

    /// Number of channels: 1 for grey, 3 for colour.
    pub fn channels(&self) -> usize {
        self.channels
    }

    /// Height in pixels.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Width in pixels.
    pub fn width(&self) -> usize {
        self.width
    }

    /// `[channels, height, width]`.
    pub fn shape(&self) -> [usize; 3] {
        [self.channels, self.height, self.width]
    }

    /// All values, planar and row-major.
    pub fn pixels(&self) -> &[f32] {
        &self.pixels
    }

    /// All values, without a copy.
    pub fn into_pixels(self) -> Vec<f32> {
        self.pixels
    }

    /// The value of channel `c` in row `y`, column `x`; 0 (black) outside the image.
    pub fn get(&self, c: usize, y: usize, x: usize) -> f32 {
        if c < self.channels && y < self.height && x < self.width {
            self.pixels[(c * self.height + y) * self.width + x]
        } else {
            0.0
        }
    }

    /// Whether every pixel is black.
    pub fn is_blank(&self) -> bool {
        self.pixels.iter().all(|&v| v == 0.0)
    }

    /// All values. Private to the crate, because the caller must keep them in [0, 1].
    pub(crate) fn pixels_mut(&mut self) -> &mut [f32] {
        &mut self.pixels
    }

    /// Every row of every channel, with its row number.
    pub(crate) fn rows_mut(&mut self) -> impl Iterator<Item = (usize, &mut [f32])> {
        let height = self.height.max(1);
        self.pixels.chunks_exact_mut(self.width.max(1)).enumerate().map(move |(row, values)| (row % height, values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_image_is_black() {
        let image = Image::new(3, 4, 5);
        assert_eq!(image.shape(), [3, 4, 5]);
        assert_eq!(image.pixels().len(), 60);
        assert!(image.is_blank());
        assert_eq!(Image::digit().shape(), [1, 28, 28]);
    }

    #[test]
    fn pixels_are_planar_and_row_major() {
        let pixels: Vec<f32> = (0u8..12).map(|i| f32::from(i) / 12.0).collect();
        let image = Image::from_pixels(2, 2, 3, pixels.clone()).unwrap();
        assert_eq!(image.get(0, 0, 2), pixels[2]);
        assert_eq!(image.get(0, 1, 0), pixels[3]);
        assert_eq!(image.get(1, 0, 0), pixels[6]);
        assert!(!image.is_blank());
        assert_eq!(image.into_pixels(), pixels);
    }

    #[test]
    fn values_outside_the_image_are_black() {
        let image = Image::from_pixels(1, 1, 1, vec![1.0]).unwrap();
        assert_eq!(image.get(0, 0, 0), 1.0);
        assert_eq!(image.get(1, 0, 0), 0.0);
        assert_eq!(image.get(0, 1, 0), 0.0);
        assert_eq!(image.get(0, 0, 1), 0.0);
    }

    #[test]
    fn a_wrong_number_of_values_is_an_error() {
        let error = Image::from_pixels(1, 2, 2, vec![0.0; 3]).unwrap_err();
        assert_eq!(error.to_string(), "a 1×2×2 image does not hold 3 values");
        assert!(Image::from_pixels(usize::MAX, 2, 2, vec![]).is_err());
    }

    #[test]
    fn a_value_out_of_range_is_an_error() {
        for value in [-0.1, 1.1, f32::NAN, f32::INFINITY] {
            let error = Image::from_pixels(1, 1, 3, vec![0.0, 1.0, value]).unwrap_err();
            assert!(matches!(error, ImageError::Value { index: 2, .. }), "{error}");
        }
    }

    #[test]
    fn rows_are_numbered_from_the_top_in_every_channel() {
        let mut image = Image::new(2, 3, 4);
        let rows: Vec<usize> = image.rows_mut().map(|(y, _)| y).collect();
        assert_eq!(rows, [0, 1, 2, 0, 1, 2]);
        assert_eq!(Image::new(1, 0, 4).rows_mut().count(), 0);
        assert_eq!(Image::new(1, 4, 0).rows_mut().count(), 0);
    }
}
