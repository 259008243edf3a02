//! Synthetic eyes. They are computed when they are needed, and are the same on every machine.

use afterimage_imaging::{EYE_SIDE, Image, random_scene, synthetic_eye};
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::data::images::{Images, LoadedData};

/// The first seed of the eyes that are never used for training. The page's gallery also starts here.
pub const HELD_OUT: u64 = 1_000_000_000;

/// The seeds of the test eyes. The seeds between [`HELD_OUT`] and these belong to the page's gallery.
const TEST: std::ops::Range<u64> = HELD_OUT + 10_000..HELD_OUT + 10_400;

/// Eyes and scenes for training, and other eyes for the test.
#[derive(Clone, Debug)]
pub struct Eyes {
    /// The pictures for training.
    pub train: Images,
    /// The eyes for the test.
    pub test: Images,
}

impl Eyes {
    /// Makes `count` pictures for training, half of them eyes and half scenes ([`random_scene`]), and 400 eyes for the
    /// test.
    pub fn new(count: usize) -> Self {
        let picture = |seed: u64| if seed.is_multiple_of(2) { synthetic_eye(seed) } else { random_scene(seed) };
        Self { train: make(0..count as u64, picture), test: images(TEST) }
    }
}

/// The eyes of these seeds, with 8 bits per value.
pub fn images(seeds: std::ops::Range<u64>) -> Images {
    make(seeds, synthetic_eye)
}

fn make(seeds: std::ops::Range<u64>, picture: impl Fn(u64) -> Image + Sync) -> Images {
    let bytes = |value: &f32| (value * 255.0).round() as u8;
    let pictures: Vec<Vec<u8>> =
        seeds.into_par_iter().map(|seed| picture(seed).pixels().iter().map(bytes).collect()).collect();
    Images { shape: [3, EYE_SIDE, EYE_SIDE], pixels: pictures.concat() }
}

impl From<Eyes> for LoadedData {
    fn from(eyes: Eyes) -> Self {
        Self::from_parts("synthetic eyes and scenes of crates/imaging", eyes.train, eyes.test, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_other_picture_is_a_scene() {
        let (mixed, eyes) = (Eyes::new(4).train, images(0..4));
        assert_eq!(mixed.count(), 4);
        for index in 0..4 {
            assert_eq!(mixed.image(index).eq(eyes.image(index)), index % 2 == 0);
        }
    }

    #[test]
    fn an_eye_depends_only_on_its_seed() {
        let (few, more) = (images(3..5), images(2..6));
        assert_eq!((few.count(), more.count(), few.shape), (2, 4, [3, 100, 100]));
        assert_eq!(few.pixels, more.pixels[30_000..90_000]);
        assert!(few.image(0).all(|value| (0.0..=1.0).contains(&value)));
    }
}
