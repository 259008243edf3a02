//! The pictures of a dataset, as bytes.

/// Pictures of one shape, 8 bits per value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Images {
    /// The shape of one picture: `[channels, height, width]`.
    pub shape: [usize; 3],
    /// The values of all pictures, one picture after the other: `[picture, channel, row, column]`.
    pub pixels: Vec<u8>,
}

impl Images {
    /// The number of values in one picture.
    pub fn values_per_image(&self) -> usize {
        self.shape.iter().product()
    }

    /// The number of pictures.
    pub fn count(&self) -> usize {
        self.pixels.len() / self.values_per_image().max(1)
    }

    /// The values of one picture in [0, 1].
    pub fn image(&self, index: usize) -> impl Iterator<Item = f32> {
        let length = self.values_per_image();
        self.pixels[index * length..][..length].iter().map(|value| f32::from(*value) / 255.0)
    }
}

/// A dataset in two parts. No picture is in both.
#[derive(Clone, Copy, Debug)]
pub struct Split<'a> {
    /// The pictures for training.
    pub train: &'a Images,
    /// The pictures for the test after each epoch.
    pub test: &'a Images,
}
