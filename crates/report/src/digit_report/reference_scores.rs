//! Results of others with the published training configuration.

/// The published training losses of the batches of the last epoch: lowest and highest.
pub const PUBLISHED_LOSSES: [f64; 2] = [0.096, 0.103];

/// The epochs in the report's table.
pub const EPOCHS: [usize; 6] = [5, 10, 20, 33, 50, 100];

/// Means over the 10,000 test images after an epoch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReferenceScores {
    /// Finished epochs.
    pub epoch: usize,
    /// The sigmoid cross-entropy.
    pub loss: f64,
    /// The PSNR in dB.
    pub psnr: f64,
    /// The structural similarity.
    pub ssim: f64,
}

/// TensorFlow with the same network, configuration, noise and metrics. Its training was stopped after epoch 50.
pub const TENSORFLOW: [ReferenceScores; 5] = [
    ReferenceScores { epoch: 5, loss: 0.1244, psnr: 17.32, ssim: 0.772 },
    ReferenceScores { epoch: 10, loss: 0.1145, psnr: 18.11, ssim: 0.806 },
    ReferenceScores { epoch: 20, loss: 0.1066, psnr: 18.81, ssim: 0.828 },
    ReferenceScores { epoch: 33, loss: 0.1031, psnr: 19.16, ssim: 0.846 },
    ReferenceScores { epoch: 50, loss: 0.1014, psnr: 19.35, ssim: 0.853 },
];
