//! The order of the images in an epoch, and batches of corrupted and clean pictures.

use std::ops::Range;

use afterimage_model::Truth;
use burn::tensor::{Device, Tensor, TensorData};
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use crate::data::augmentation::Augmentation;
use crate::data::corruption_kind::CorruptionKind;
use crate::data::images::Images;
use crate::split_mix64::split_mix64;

/// Corrupted pictures and the clean ones, each `[batch, channels, height, width]` in [0, 1], as flat lists.
pub struct Batch {
    /// The shape of one picture: `[channels, height, width]`.
    pub shape: [usize; 3],
    /// The corrupted pictures.
    pub inputs: Vec<f32>,
    /// The clean pictures.
    pub targets: Vec<f32>,
    /// 1 for each pixel that a crosshair covers, otherwise 0: `[batch, 1, height, width]`.
    pub covered: Vec<f32>,
    /// 1 for each picture with noise, otherwise 0: `[batch]`.
    pub noisy: Vec<f32>,
}

impl Batch {
    /// The images at `indices`, first augmented, then corrupted. `seed` and an image's index determine both.
    pub fn new(
        images: &Images,
        indices: &[usize],
        augmentation: Augmentation,
        corruption: CorruptionKind,
        seed: u64,
    ) -> Self {
        let mut targets: Vec<f32> = indices.iter().flat_map(|index| images.image(*index)).collect();
        let length = images.values_per_image();
        for (pixels, index) in targets.chunks_exact_mut(length).zip(indices) {
            // The seed is not that of the corruption, so the two are independent.
            augmentation.apply(pixels, split_mix64(!seed, *index as u64));
        }
        let mut inputs = targets.clone();
        let (mut covered, mut noisy) = (Vec::new(), Vec::new());
        for (pixels, index) in inputs.chunks_exact_mut(length).zip(indices) {
            let applied = corruption.apply(images.shape, pixels, split_mix64(seed, *index as u64));
            covered.extend(applied.covered.iter().map(|is_covered| f32::from(u8::from(*is_covered))));
            noisy.push(f32::from(u8::from(applied.is_noisy)));
        }
        Self { shape: images.shape, inputs, targets, covered, noisy }
    }

    /// The number of pictures.
    pub fn count(&self) -> usize {
        self.targets.len() / self.shape.iter().product::<usize>().max(1)
    }

    /// The inputs `[batch, channels, height, width]`, and what is known of them, as tensors.
    pub fn tensors(self, device: &Device) -> (Tensor<4>, Truth) {
        let ([channels, height, width], batch) = (self.shape, self.count());
        let tensor = |values, shape: [usize; 4]| Tensor::from_data(TensorData::new(values, shape), device);
        let truth = Truth {
            clean: tensor(self.targets, [batch, channels, height, width]),
            covered: tensor(self.covered, [batch, 1, height, width]),
            noisy: tensor(self.noisy, [batch, 1, 1, 1]),
        };
        (tensor(self.inputs, [batch, channels, height, width]), truth)
    }
}

/// The training images of one epoch.
pub struct Epoch<'a> {
    /// The training images.
    pub images: &'a Images,
    /// Use only the first `count` images.
    pub count: usize,
    /// Pictures per batch.
    pub batch: usize,
    /// How the clean pictures are varied.
    pub augmentation: Augmentation,
    /// How the pictures are corrupted.
    pub corruption: CorruptionKind,
    /// The seed of the training.
    pub seed: u64,
    /// The number of the epoch, from 0.
    pub epoch: usize,
}

impl Epoch<'_> {
    /// The number of images in the epoch.
    pub fn count(&self) -> usize {
        self.count.min(self.images.count())
    }

    /// The number of batches in the epoch.
    pub fn batches(&self) -> usize {
        self.count().div_ceil(self.batch)
    }

    /// Makes the batches of `range` in order and passes each to `consume`, until that returns `false`.
    pub fn prepare(&self, range: Range<usize>, mut consume: impl FnMut(Batch) -> bool) {
        let order = order(self.count(), self.seed, self.epoch);
        let seed = split_mix64(self.seed, 1 + self.epoch as u64);
        for indices in order.chunks(self.batch).skip(range.start).take(range.len()) {
            if !consume(Batch::new(self.images, indices, self.augmentation, self.corruption, seed)) {
                return;
            }
        }
    }
}

/// The order in which an epoch goes through `count` images. It depends only on seed and epoch, so a resumed training
/// sees the same order as an uninterrupted one.
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
    fn an_epoch_contains_every_image_once_and_each_epoch_has_its_own_order() {
        let first = order(100, 1, 0);
        let mut sorted = first.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..100).collect::<Vec<_>>());
        assert_eq!(first, order(100, 1, 0));
        assert_ne!(first, order(100, 1, 1));
        assert_ne!(first, order(100, 2, 0));
    }

    #[test]
    fn targets_are_clean_and_inputs_are_corrupted() {
        let batch = Batch::new(&white(3), &[2, 0], Augmentation::None, CorruptionKind::Noise, 5);
        assert_eq!(batch.count(), 2);
        assert!(batch.targets.iter().all(|pixel| *pixel == 1.0));
        assert!(batch.inputs.iter().sum::<f32>() < 0.95 * 2.0 * 784.0);
    }

    #[test]
    fn an_epoch_can_start_at_any_batch() {
        let images = white(10);
        let epoch = Epoch {
            images: &images,
            count: 9,
            batch: 4,
            augmentation: Augmentation::Drawings,
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
