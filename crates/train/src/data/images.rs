//! The pictures of a dataset, as bytes.

use std::collections::BTreeMap;

use md5::{Digest, Md5};

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

/// A dataset in memory, with what the model card says about it.
#[derive(Clone, Debug)]
pub struct LoadedData {
    /// The pictures for training.
    pub train: Images,
    /// The pictures for the test.
    pub test: Images,
    /// Its name.
    pub name: String,
    /// The checksums of its files, or of its two parts.
    pub md5: BTreeMap<String, String>,
    /// Whether the user brought other pictures than those that the networks of the page are trained on.
    pub is_custom: bool,
}

impl LoadedData {
    /// The pictures for training and for the test.
    pub fn split(&self) -> Split<'_> {
        Split { train: &self.train, test: &self.test }
    }

    /// One checksum of everything, for custom data. A resumed training must have the same.
    pub fn custom_checksum(&self) -> Option<String> {
        let all = || self.md5.values().map(String::as_str).collect::<String>();
        self.is_custom.then(|| checksum(all().as_bytes()))
    }

    /// Data without files that have checksums: those of both parts are computed.
    pub fn from_parts(name: &str, train: Images, test: Images, is_custom: bool) -> Self {
        let md5 = BTreeMap::from([
            ("train".to_owned(), checksum(&train.pixels)),
            ("test".to_owned(), checksum(&test.pixels)),
        ]);
        Self { train, test, name: name.to_owned(), md5, is_custom }
    }
}

/// The MD5 of `bytes` in hexadecimal.
pub fn checksum(bytes: &[u8]) -> String {
    Md5::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
