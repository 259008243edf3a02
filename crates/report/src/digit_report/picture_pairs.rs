//! Corrupted digits with the clean ones.

use afterimage_imaging::Image;
use afterimage_train::data::batches::Batch;
use afterimage_train::data::mnist::Digits;
use afterimage_train::evaluation::TEST_SEED;
use afterimage_train::split_mix64::split_mix64;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::digit_report::corruptions::picture;
use crate::error::ReportError;

/// Corrupted pictures and the clean ones, each `[1, 28, 28]`.
#[derive(Clone, Debug)]
pub struct PicturePairs {
    /// The corrupted pictures.
    pub inputs: Vec<Image>,
    /// The clean pictures.
    pub targets: Vec<Image>,
}

impl PicturePairs {
    /// The digits at `indices`. The index of a digit determines the seed of its corruption. Under noise 0.5 and the
    /// mixture the pictures are the same as in the tests of the trainer.
    pub fn new(
        digits: &Digits,
        indices: &[usize],
        corrupt: impl Fn(&Image, u64) -> Result<Image, ReportError> + Sync,
    ) -> Result<Self, ReportError> {
        let pairs = indices.into_par_iter().map(|index| {
            let target = picture(digits.image(*index).collect())?;
            Ok((corrupt(&target, split_mix64(TEST_SEED, *index as u64))?, target))
        });
        let (inputs, targets) = pairs.collect::<Result<Vec<_>, ReportError>>()?.into_iter().unzip();
        Ok(Self { inputs, targets })
    }

    /// The first `count` digits, or all if there are fewer.
    pub fn first(
        digits: &Digits,
        count: usize,
        corrupt: impl Fn(&Image, u64) -> Result<Image, ReportError> + Sync,
    ) -> Result<Self, ReportError> {
        Self::new(digits, &(0..count.min(digits.count())).collect::<Vec<_>>(), corrupt)
    }

    /// The number of pairs.
    pub fn len(&self) -> usize {
        self.targets.len()
    }

    /// The pictures as batches for a network that has no mask, so that what covers them is not needed.
    pub fn batches(&self, size: usize) -> impl Iterator<Item = Batch> {
        let join = |images: &[Image]| images.iter().flat_map(|image| image.pixels().iter().copied()).collect();
        let pairs = self.inputs.chunks(size).zip(self.targets.chunks(size));
        let shape = self.targets.first().map_or([0; 3], Image::shape);
        pairs.map(move |(inputs, targets)| Batch {
            shape,
            inputs: join(inputs),
            targets: join(targets),
            covered: vec![0.0; targets.len() * shape[1] * shape[2]],
            noisy: vec![0.0; targets.len()],
        })
    }
}

#[cfg(test)]
mod tests {
    use afterimage_train::data::augmentation::Augmentation;
    use afterimage_train::data::corruption_kind::CorruptionKind;
    use afterimage_train::data::images::Images;

    use super::*;
    use crate::digit_report::corruptions::{CORRUPTIONS, MIXTURE, NOISE};

    fn digits() -> Digits {
        let pixels = (0..3 * 784).map(|i| if i % 784 / 28 % 9 < 3 { 250 } else { 0 }).collect();
        Digits { images: Images { shape: [1, 28, 28], pixels }, labels: vec![0; 3] }
    }

    #[test]
    fn each_corruption_changes_pictures_and_depends_on_the_index() {
        for (name, corrupt) in CORRUPTIONS {
            let all = PicturePairs::first(&digits(), 9, corrupt).unwrap();
            assert_eq!(all.len(), 3);
            assert_eq!(PicturePairs::new(&digits(), &[2], corrupt).unwrap().inputs[0], all.inputs[2], "{name}");
            assert!((0..3).any(|index| all.inputs[index] != all.targets[index]), "{name}");
        }
    }

    #[test]
    fn noise_and_mixture_are_those_of_the_trainer() {
        for ((_, corrupt), corruption) in [(NOISE, CorruptionKind::Noise), (MIXTURE, CorruptionKind::Mixed)] {
            let ours = PicturePairs::first(&digits(), 3, corrupt).unwrap().batches(3).next().unwrap();
            let theirs = Batch::new(&digits().images, &[0, 1, 2], Augmentation::None, corruption, TEST_SEED);
            assert_eq!((ours.inputs, ours.targets), (theirs.inputs, theirs.targets));
        }
    }
}
