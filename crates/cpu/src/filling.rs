//! What a network that fills makes of its head's output.

use afterimage_architecture::Restoration;
use afterimage_kernels::fill;

/// A picture before the refinement. `[channels, height, width]` are flattened everywhere.
pub(crate) struct Filling {
    /// The picture without noise.
    base: Vec<f32>,
    /// The picture whose mask was filled.
    filled: Vec<f32>,
    /// 1 for each pixel that the network takes to be covered by a crosshair, and fills; otherwise 0: `[1, height, width]`.
    mask: Vec<f32>,
    /// The head's channels that only the refinement reads: `[9, height, width]`.
    features: Vec<f32>,
}

impl Filling {
    /// Takes the noise from a picture of `shape` `[channels, height, width]` and fills it, as the head's output
    /// `[2 + channels + 9, height, width]` decides.
    pub fn new(picture: &[f32], head: &[f32], shape: [usize; 3]) -> Self {
        let [channels, height, width] = shape;
        let area = height * width;
        let part = |first: usize, count: usize| &head[first * area..][..count * area];
        let hole: Vec<bool> =
            part(Restoration::MASK, 1).iter().map(|logit| *logit > Restoration::MASK_THRESHOLD).collect();
        let noise: f32 = part(Restoration::NOISE, 1).chunks_exact(width).map(|row| row.iter().sum::<f32>()).sum();
        let denoising = part(Restoration::DENOISING, channels);
        let base: Vec<f32> = if noise > 0.0 {
            picture.iter().zip(denoising).map(|(pixel, denoising)| (pixel + denoising).clamp(0.0, 1.0)).collect()
        } else {
            picture.to_vec()
        };
        let mut filled = base.clone();
        fill(&mut filled, &hole, shape);
        let features = part(Restoration::DENOISING + channels, Restoration::FEATURES).to_vec();
        let mask = hole.into_iter().map(|covered| if covered { 1.0 } else { 0.0 }).collect();
        Self { base, filled, mask, features }
    }

    /// What the refinement reads: the picture without noise, the filled one, the mask and the features.
    pub fn refinement_input(&self) -> Vec<f32> {
        [&self.base[..], &self.filled, &self.mask, &self.features].concat()
    }

    /// The restored picture in [0, 1], filled and refined where the mask is 1 and as it was elsewhere; and the mask.
    /// `refined` is what the refinement adds.
    pub fn merge(mut self, refined: &[f32]) -> [Vec<f32>; 2] {
        let mask = self.mask.iter().cycle();
        for (((pixel, filled), refined), mask) in self.base.iter_mut().zip(&self.filled).zip(refined).zip(mask) {
            if *mask > 0.0 {
                *pixel = (filled + refined).clamp(0.0, 1.0);
            }
        }
        [self.base, self.mask]
    }
}
