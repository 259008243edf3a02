//! Synthetic eyes: made here, the same on every machine, and never stored.

use std::collections::BTreeMap;

use afterimage_imaging::{EYE_SIDE, synthetic_eye};
use md5::{Digest, Md5};
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::data::images::{Images, Split};

/// The seed of the first eye that no training sees; the page's gallery begins there too.
pub const HELD_OUT: u64 = 1_000_000_000;

/// The eyes that a network is measured on after each epoch. Before them in line is the page's gallery.
const TEST: std::ops::Range<u64> = HELD_OUT + 10_000..HELD_OUT + 10_400;

/// Eyes to learn from, and others.
#[derive(Clone, Debug)]
pub struct Eyes {
    train: Images,
    test: Images,
}

impl Eyes {
    /// Makes the first `count` eyes to learn from, and 400 to measure on.
    pub fn make(count: usize) -> Self {
        Self { train: images(0..count as u64), test: images(TEST) }
    }

    /// Both parts.
    pub fn split(&self) -> Split<'_> {
        Split { train: &self.train, test: &self.test }
    }
}

/// The eyes of these seeds, as a camera would store them: 8 bits a value.
pub fn images(seeds: std::ops::Range<u64>) -> Images {
    let bytes = |value: &f32| (value * 255.0).round() as u8;
    let eyes: Vec<Vec<u8>> =
        seeds.into_par_iter().map(|seed| synthetic_eye(seed).pixels().iter().map(bytes).collect()).collect();
    Images { shape: [3, EYE_SIDE, EYE_SIDE], pixels: eyes.concat() }
}

/// The checksums of both parts, for the model card.
pub fn checksums(split: Split<'_>) -> BTreeMap<String, String> {
    let md5 = |images: &Images| Md5::digest(&images.pixels).iter().map(|byte| format!("{byte:02x}")).collect();
    BTreeMap::from([("train".to_owned(), md5(split.train)), ("test".to_owned(), md5(split.test))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_eye_does_not_depend_on_how_many_are_made() {
        let (few, more) = (images(3..5), images(2..6));
        assert_eq!((few.len(), more.len(), few.shape), (2, 4, [3, 100, 100]));
        assert_eq!(few.pixels, more.pixels[30_000..90_000]);
        assert!(few.image(0).all(|value| (0.0..=1.0).contains(&value)));
    }
}
