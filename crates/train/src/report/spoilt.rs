//! Pictures spoilt in known ways, the same in every report.

use afterimage_imaging::{Corruption, Crosshair, Image};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::TrainError;
use crate::batches::{Batch, mix};
use crate::distribution::{Distribution, PUBLISHED_NOISE};
use crate::evaluate::TEST_SEED;
pub use crate::generality::{Spoil, noise};
use crate::generality::{patch_on_ink, tilted_crosshair};
use crate::mnist::Digits;

/// The noise of the published recipe.
pub const NOISE: (&str, Spoil) = ("noise 0.5", |clean, seed| Ok(noise(PUBLISHED_NOISE, seed).apply(clean)));

/// What the `restore` network was trained on.
pub const MIXTURE: (&str, Spoil) = ("mixture", |clean, seed| {
    let mut pixels = clean.pixels().to_vec();
    Distribution::Mixed.corrupt(clean.shape(), &mut pixels, seed);
    picture(pixels)
});

/// The corruptions that the report compares, by name.
pub const CORRUPTIONS: [(&str, Spoil); 6] = [
    NOISE,
    ("crosshair", |clean, seed| Ok(crosshair(seed).apply(clean))),
    ("tilted crosshair", tilted_crosshair),
    ("one patch", |clean, seed| Ok(patches(clean, &[seed]).apply(clean))),
    ("two patches", |clean, seed| Ok(patches(clean, &[seed, mix(seed, 1)]).apply(clean))),
    MIXTURE,
];

/// Spoilt pictures and what they were, each 1 × 28 × 28.
#[derive(Clone, Debug)]
pub struct Pictures {
    /// Spoilt.
    pub inputs: Vec<Image>,
    /// Clean.
    pub targets: Vec<Image>,
}

impl Pictures {
    /// The digits at `indices`; an index fixes how its digit is spoilt. Under noise 0.5 and the mixture they are the
    /// pictures of the model cards.
    pub fn new(
        digits: &Digits,
        indices: &[usize],
        spoil: impl Fn(&Image, u64) -> Result<Image, TrainError> + Sync,
    ) -> Result<Self, TrainError> {
        let pairs = indices.into_par_iter().map(|index| {
            let target = picture(digits.image(*index).collect())?;
            Ok((spoil(&target, mix(TEST_SEED, *index as u64))?, target))
        });
        let (inputs, targets) = pairs.collect::<Result<Vec<_>, TrainError>>()?.into_iter().unzip();
        Ok(Self { inputs, targets })
    }

    /// The first `count` digits (all where there are fewer).
    pub fn first(
        digits: &Digits,
        count: usize,
        spoil: impl Fn(&Image, u64) -> Result<Image, TrainError> + Sync,
    ) -> Result<Self, TrainError> {
        Self::new(digits, &(0..count.min(digits.len())).collect::<Vec<_>>(), spoil)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.targets.len()
    }

    /// As the networks take them.
    pub fn batches(&self, size: usize) -> impl Iterator<Item = Batch> {
        let join = |images: &[Image]| images.iter().flat_map(|image| image.pixels().iter().copied()).collect();
        let pairs = self.inputs.chunks(size).zip(self.targets.chunks(size));
        let shape = self.targets.first().map_or([0; 3], Image::shape);
        pairs.map(move |(inputs, targets)| Batch { shape, inputs: join(inputs), targets: join(targets) })
    }
}

/// A digit from 784 pixels in [0, 1].
fn picture(pixels: Vec<f32>) -> Result<Image, TrainError> {
    Image::from_pixels(1, 28, 28, pixels).map_err(|error| TrainError::Network(error.to_string()))
}

/// The page's crosshair, crossing where a digit has its ink.
fn crosshair(seed: u64) -> Corruption {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let [x, y] = [(); 2].map(|()| rng.random_range(8.0..=20.0));
    Corruption { crosshairs: vec![Crosshair { x, y, ..Crosshair::default() }], ..Corruption::default() }
}

/// A patch of 8 × 8 pixels around a pixel of ink for each seed.
fn patches(clean: &Image, seeds: &[u64]) -> Corruption {
    let patches = seeds.iter().flat_map(|seed| patch_on_ink(clean, *seed).patches).collect();
    Corruption { patches, ..Corruption::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::images::Images;
    use crate::subject::Subject;

    fn digits() -> Digits {
        let pixels = (0..3 * 784).map(|i| if i % 784 / 28 % 9 < 3 { 250 } else { 0 }).collect();
        Digits { images: Images { shape: [1, 28, 28], pixels }, labels: vec![0; 3] }
    }

    #[test]
    fn each_corruption_spoils_and_follows_its_index() {
        for (name, spoil) in CORRUPTIONS {
            let all = Pictures::first(&digits(), 9, spoil).unwrap();
            assert_eq!(all.len(), 3);
            assert_eq!(Pictures::new(&digits(), &[2], spoil).unwrap().inputs[0], all.inputs[2], "{name}");
            assert!((0..3).any(|index| all.inputs[index] != all.targets[index]), "{name}");
        }
    }

    #[test]
    fn noise_and_mixture_are_those_of_the_cards() {
        for ((_, spoil), distribution) in [(NOISE, Distribution::Noise), (MIXTURE, Distribution::Mixed)] {
            let ours = Pictures::first(&digits(), 3, spoil).unwrap().batches(3).next().unwrap();
            let theirs = Batch::new(&digits().images, &[0, 1, 2], Subject::Digits, distribution, TEST_SEED);
            assert_eq!((ours.inputs, ours.targets), (theirs.inputs, theirs.targets));
        }
    }
}
