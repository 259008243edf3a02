//! The order of the images, and the pairs of spoilt and clean pictures that the network learns from.

use burn::tensor::{Device, Tensor, TensorData};
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use crate::mnist::Digits;
use crate::recipe::Recipe;

/// A batch: inputs and targets, each `[batch, 1, 28, 28]` in [0, 1].
pub struct Batch {
    /// Spoilt.
    pub inputs: Tensor<4>,
    /// Clean.
    pub targets: Tensor<4>,
}

/// The order in which an epoch goes through `count` images. Seed and epoch fix it, so a resumed training sees what an
/// uninterrupted one would.
pub fn order(count: usize, seed: u64, epoch: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.shuffle(&mut ChaCha8Rng::seed_from_u64(mix(seed, epoch as u64)));
    order
}

/// The images at `indices`, spoilt by `recipe`; `seed` and an image's index fix how.
pub fn batch(digits: &Digits, indices: &[usize], recipe: Recipe, seed: u64, device: &Device) -> Batch {
    let targets: Vec<f32> = indices.iter().flat_map(|index| digits.image(*index)).collect();
    let mut inputs = targets.clone();
    for (pixels, index) in inputs.chunks_exact_mut(784).zip(indices) {
        recipe.corrupt(pixels, mix(seed, *index as u64));
    }
    let tensor = |values| Tensor::from_data(TensorData::new(values, [indices.len(), 1, 28, 28]), device);
    Batch { inputs: tensor(inputs), targets: tensor(targets) }
}

/// A seed from two numbers (the finalizer of SplitMix64: Steele et al., 2014), so that neighbours differ in every bit.
pub fn mix(a: u64, b: u64) -> u64 {
    let mut z = a.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(b).wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let digits = Digits { pixels: vec![255; 784 * 3], labels: vec![0; 3] };
        let Batch { inputs, targets } = batch(&digits, &[2, 0], Recipe::Denoise, 5, &Device::flex());
        assert_eq!(targets.dims(), [2, 1, 28, 28]);
        assert_eq!(targets.min().into_scalar::<f32>(), 1.0);
        assert!(inputs.mean().into_scalar::<f32>() < 0.95);
    }
}
