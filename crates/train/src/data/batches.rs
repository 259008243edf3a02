//! The order of the images, and the pairs of spoilt and clean pictures that the network learns from.

use std::ops::Range;

use burn::tensor::{Device, Tensor, TensorData};
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use crate::data::augmentation::Subject;
use crate::data::corruption_kind::CorruptionKind;
use crate::data::images::Images;
use crate::split_mix64::split_mix64;

/// A batch: inputs (spoilt) and targets (clean), each `[batch, channels, height, width]` in [0, 1], as plain numbers.
pub struct Batch {
    /// Of each picture: `[channels, height, width]`.
    pub shape: [usize; 3],
    /// Spoilt.
    pub inputs: Vec<f32>,
    /// Clean.
    pub targets: Vec<f32>,
}

impl Batch {
    /// The images at `indices`, or what takes their places, spoilt; `seed` and an image's index fix how.
    pub fn new(images: &Images, indices: &[usize], subject: Subject, corruption: CorruptionKind, seed: u64) -> Self {
        let mut targets: Vec<f32> = indices.iter().flat_map(|index| images.image(*index)).collect();
        let length = images.values();
        for (pixels, index) in targets.chunks_exact_mut(length).zip(indices) {
            // Of another seed than the corruption's, which would be chosen by the picture otherwise.
            subject.replace(pixels, split_mix64(!seed, *index as u64));
        }
        let mut inputs = targets.clone();
        for (pixels, index) in inputs.chunks_exact_mut(length).zip(indices) {
            corruption.apply(images.shape, pixels, split_mix64(seed, *index as u64));
        }
        Self { shape: images.shape, inputs, targets }
    }

    /// How many images there are.
    pub fn len(&self) -> usize {
        self.targets.len() / self.shape.iter().product::<usize>().max(1)
    }

    /// Inputs and targets as tensors.
    pub fn tensors(self, device: &Device) -> [Tensor<4>; 2] {
        let [channels, height, width] = self.shape;
        let shape = [self.len(), channels, height, width];
        [self.inputs, self.targets].map(|values| Tensor::from_data(TensorData::new(values, shape), device))
    }
}

/// The training images of one epoch.
pub struct Epoch<'a> {
    /// All pictures.
    pub images: &'a Images,
    /// How many of them to use.
    pub count: usize,
    /// Images in a batch.
    pub batch: usize,
    /// What takes their places.
    pub subject: Subject,
    /// What spoils them.
    pub corruption: CorruptionKind,
    /// The training's seed.
    pub seed: u64,
    /// Which epoch it is, from 0.
    pub epoch: usize,
}

impl Epoch<'_> {
    /// How many images it really goes through.
    pub fn count(&self) -> usize {
        self.count.min(self.images.len())
    }

    /// How many batches there are.
    pub fn batches(&self) -> usize {
        self.count().div_ceil(self.batch)
    }

    /// Makes the batches of `range` in order and hands each to `take`, until this wants no more.
    pub fn prepare(&self, range: Range<usize>, mut take: impl FnMut(Batch) -> bool) {
        let order = order(self.count(), self.seed, self.epoch);
        let spoil_seed = split_mix64(self.seed, 1 + self.epoch as u64);
        for indices in order.chunks(self.batch).skip(range.start).take(range.len()) {
            if !take(Batch::new(self.images, indices, self.subject, self.corruption, spoil_seed)) {
                return;
            }
        }
    }
}

/// The order in which an epoch goes through `count` images. Seed and epoch fix it, so a resumed training sees what an
/// uninterrupted one would.
fn order(count: usize, seed: u64, epoch: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.shuffle(&mut ChaCha8Rng::seed_from_u64(split_mix64(seed, epoch as u64)));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn white(count: usize) -> Images {
        Images { shape: [1, 28, 28], pixels: vec![255; 784 * count] }
    }

    #[test]
    fn an_epoch_sees_every_image_once_in_an_order_of_its_own() {
        let first = order(100, 1, 0);
        let mut sorted = first.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..100).collect::<Vec<_>>());
        assert_eq!(first, order(100, 1, 0));
        assert_ne!(first, order(100, 1, 1));
        assert_ne!(first, order(100, 2, 0));
    }

    #[test]
    fn targets_are_clean_and_inputs_are_not() {
        let batch = Batch::new(&white(3), &[2, 0], Subject::Digits, CorruptionKind::Noise, 5);
        assert_eq!(batch.len(), 2);
        assert!(batch.targets.iter().all(|pixel| *pixel == 1.0));
        assert!(batch.inputs.iter().sum::<f32>() < 0.95 * 2.0 * 784.0);
    }

    #[test]
    fn an_epoch_can_be_entered_anywhere() {
        let images = white(10);
        let epoch = Epoch {
            images: &images,
            count: 9,
            batch: 4,
            subject: Subject::Drawings,
            corruption: CorruptionKind::Mixed,
            seed: 1,
            epoch: 2,
        };
        let inputs = |range: Range<usize>| {
            let mut all = Vec::new();
            epoch.prepare(range, |batch| {
                all.push(batch.inputs);
                true
            });
            all
        };
        assert_eq!(epoch.batches(), 3);
        assert_eq!(inputs(0..3).iter().map(Vec::len).collect::<Vec<_>>(), [4, 4, 1].map(|count| count * 784));
        assert_eq!(inputs(1..3), inputs(0..3)[1..]);
    }
}
