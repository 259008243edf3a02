//! Pictures to learn from, as bytes.

/// Pictures of one shape, 8 bits a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Images {
    /// Of each: `[channels, height, width]`.
    pub shape: [usize; 3],
    /// All values, picture by picture, planar and row by row.
    pub pixels: Vec<u8>,
}

impl Images {
    /// How many values a picture has.
    pub fn values(&self) -> usize {
        self.shape.iter().product()
    }

    /// How many pictures there are.
    pub fn len(&self) -> usize {
        self.pixels.len() / self.values().max(1)
    }

    /// The values of one picture in [0, 1].
    pub fn image(&self, index: usize) -> impl Iterator<Item = f32> {
        let length = self.values();
        self.pixels[index * length..][..length].iter().map(|value| f32::from(*value) / 255.0)
    }
}

/// What a training needs: pictures to learn from, and others to be measured on.
#[derive(Clone, Copy, Debug)]
pub struct Split<'a> {
    /// To train on.
    pub train: &'a Images,
    /// To measure on.
    pub test: &'a Images,
}
