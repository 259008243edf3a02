//! What others made of the published recipe.

/// The training losses of the last epoch's batches as they were published: from, to.
pub const PUBLISHED_LOSSES: [f64; 2] = [0.096, 0.103];

/// The epochs that the report looks at.
pub const EPOCHS: [usize; 6] = [5, 10, 20, 33, 50, 100];

/// Means over the 10,000 test images after so many epochs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReferenceScores {
    /// Epochs done.
    pub epoch: usize,
    /// Sigmoid cross-entropy.
    pub loss: f64,
    /// In dB.
    pub psnr: f64,
    /// Structural similarity.
    pub ssim: f64,
}

/// TensorFlow with the same network, recipe, noise and measures, on two cores of this kind of machine; its run was
/// ended after epoch 50.
pub const TENSORFLOW: [ReferenceScores; 5] = [
    ReferenceScores { epoch: 5, loss: 0.1244, psnr: 17.32, ssim: 0.772 },
    ReferenceScores { epoch: 10, loss: 0.1145, psnr: 18.11, ssim: 0.806 },
    ReferenceScores { epoch: 20, loss: 0.1066, psnr: 18.81, ssim: 0.828 },
    ReferenceScores { epoch: 33, loss: 0.1031, psnr: 19.16, ssim: 0.846 },
    ReferenceScores { epoch: 50, loss: 0.1014, psnr: 19.35, ssim: 0.853 },
];
