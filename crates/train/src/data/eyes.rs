//! Synthetic eyes. They are computed when they are needed, and are the same on every machine.

use std::collections::BTreeMap;

use afterimage_imaging::{EYE_SIDE, synthetic_eye};
use md5::{Digest, Md5};
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::data::images::{Images, Split};

/// The first seed of the eyes that are never used for training. The page's gallery also starts here.
pub const HELD_OUT: u64 = 1_000_000_000;

/// The seeds of the test eyes. The seeds between [`HELD_OUT`] and these belong to the page's gallery.
const TEST: std::ops::Range<u64> = HELD_OUT + 10_000..HELD_OUT + 10_400;

/// Eyes for training, and others for the test.
#[derive(Clone, Debug)]
pub struct Eyes {
    train: Images,
    test: Images,
}

impl Eyes {
    /// Makes `count` eyes for training, and 400 for the test.
    pub fn new(count: usize) -> Self {
        Self { train: images(0..count as u64), test: images(TEST) }
    }

    /// The eyes for training and for the test.
    pub fn split(&self) -> Split<'_> {
        Split { train: &self.train, test: &self.test }
    }
}

/// The eyes of these seeds, with 8 bits per value.
pub fn images(seeds: std::ops::Range<u64>) -> Images {
    let bytes = |value: &f32| (value * 255.0).round() as u8;
    let eyes: Vec<Vec<u8>> =
        seeds.into_par_iter().map(|seed| synthetic_eye(seed).pixels().iter().map(bytes).collect()).collect();
    Images { shape: [3, EYE_SIDE, EYE_SIDE], pixels: eyes.concat() }
}

/// The MD5 checksums of both parts, for the model card.
pub fn checksums(split: Split<'_>) -> BTreeMap<String, String> {
    let md5 = |images: &Images| Md5::digest(&images.pixels).iter().map(|byte| format!("{byte:02x}")).collect();
    BTreeMap::from([("train".to_owned(), md5(split.train)), ("test".to_owned(), md5(split.test))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_eye_depends_only_on_its_seed() {
        let (few, more) = (images(3..5), images(2..6));
        assert_eq!((few.count(), more.count(), few.shape), (2, 4, [3, 100, 100]));
        assert_eq!(few.pixels, more.pixels[30_000..90_000]);
        assert!(few.image(0).all(|value| (0.0..=1.0).contains(&value)));
    }
}
