//! The configuration of a training: epochs, batch size, learning rate.

use std::f64::consts::PI;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

/// The settings of the optimizer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrainingConfig {
    /// How many times the training goes through all images.
    pub epochs: usize,
    /// Images per step of the optimizer.
    pub batch: usize,
    /// Adam's highest learning rate.
    pub learning_rate: f64,
    /// The number of epochs over which the learning rate rises from zero.
    pub warmup: f64,
    /// How the learning rate falls after the warm-up.
    pub decay: Decay,
    /// The decay of the moving average of the weights per step, in [0, 1); 0 for no average.
    pub average: f64,
}

/// How the learning rate falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Decay {
    /// It stays the same.
    Constant,
    /// To zero at the end, along half a cosine (Loshchilov and Hutter, 2017, without restarts).
    Cosine,
}

impl TrainingConfig {
    /// The configuration of the published network.
    pub const PUBLISHED: Self =
        Self { epochs: 100, batch: 200, learning_rate: 0.001, warmup: 0.0, decay: Decay::Constant, average: 0.0 };

    /// A third as many epochs, with a lower test loss. The report in docs/training compares the two.
    pub const SHORT: Self =
        Self { epochs: 33, batch: 200, learning_rate: 0.003, warmup: 1.0, decay: Decay::Cosine, average: 0.0 };

    /// The lowest test loss: small batches, so that the optimizer takes six times as many steps as with [`Self::SHORT`].
    pub const LONG: Self =
        Self { epochs: 50, batch: 50, learning_rate: 0.003, warmup: 1.0, decay: Decay::Cosine, average: 0.0 };

    /// For eyes: more steps with smaller batches, because a picture of an eye has 13 times as many pixels as a digit.
    pub const EYES: Self =
        Self { epochs: 24, batch: 20, learning_rate: 0.002, warmup: 0.2, decay: Decay::Cosine, average: 0.998 };

    /// The learning rate at a step, counted from 0. An epoch has `steps_per_epoch`.
    pub fn learning_rate_at(&self, step: usize, steps_per_epoch: usize) -> f64 {
        let epoch = step as f64 / steps_per_epoch as f64;
        if epoch < self.warmup {
            // `step + 1`, so that the rate of the first step is not zero.
            return self.learning_rate * (step + 1) as f64 / (self.warmup * steps_per_epoch as f64).max(1.0);
        }
        match self.decay {
            Decay::Constant => self.learning_rate,
            Decay::Cosine => {
                let progress = (epoch - self.warmup) / (self.epochs as f64 - self.warmup);
                self.learning_rate * 0.5 * (1.0 + (PI * progress.min(1.0)).cos())
            }
        }
    }

    /// The decay of the moving average at a step. It is small at first, so that the average soon forgets the initial
    /// weights (as in TensorFlow's `ExponentialMovingAverage`).
    pub fn average_at(&self, step: usize) -> f64 {
        self.average.min((1 + step) as f64 / (10 + step) as f64)
    }

    /// The options for this configuration on the command line.
    pub fn options(&self) -> String {
        let Self { epochs, batch, learning_rate, warmup, decay, average } = self;
        let decay = match decay {
            Decay::Constant => "constant",
            Decay::Cosine => "cosine",
        };
        format!(
            "--epochs {epochs} --batch {batch} --learning-rate {learning_rate} --warmup {warmup} --decay {decay} \
             --average {average}"
        )
    }

    /// Whether a training with `self` can be resumed with `other`. With a constant learning rate the number of epochs
    /// may differ, because the learning rate does not depend on it; otherwise nothing may.
    pub fn can_continue_as(&self, other: &Self) -> bool {
        match self.decay {
            Decay::Constant => Self { epochs: other.epochs, ..*self } == *other,
            Decay::Cosine => self == other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_learning_rate_is_constant() {
        assert!((0..3000).all(|step| TrainingConfig::PUBLISHED.learning_rate_at(step, 30) == 0.001));
    }

    #[test]
    fn the_learning_rate_rises_in_the_warm_up_and_then_falls_to_zero() {
        let config = TrainingConfig {
            epochs: 10,
            learning_rate: 0.01,
            warmup: 2.0,
            decay: Decay::Cosine,
            ..TrainingConfig::PUBLISHED
        };
        let rates: Vec<f64> = (0..100).map(|step| config.learning_rate_at(step, 10)).collect();
        assert!(rates[0] > 0.0 && rates[..20].is_sorted() && rates[20..].is_sorted_by(|a, b| a >= b));
        assert!((rates[19] - 0.01).abs() < 1e-12 && (rates[20] - 0.01).abs() < 1e-12);
        assert!((rates[60] - 0.005).abs() < 1e-12, "half way");
        assert!(rates[99] < 1e-5);
    }

    #[test]
    fn the_average_keeps_little_of_the_initial_weights() {
        let config = TrainingConfig { average: 0.999, ..TrainingConfig::PUBLISHED };
        assert_eq!(config.average_at(0), 0.1);
        assert_eq!(config.average_at(100_000), 0.999);
        assert_eq!(TrainingConfig::PUBLISHED.average_at(5), 0.0);
    }

    #[test]
    fn only_a_training_with_a_constant_learning_rate_can_be_extended() {
        let longer = |config: TrainingConfig| TrainingConfig { epochs: config.epochs + 1, ..config };
        assert!(TrainingConfig::PUBLISHED.can_continue_as(&longer(TrainingConfig::PUBLISHED)));
        assert!(!TrainingConfig::SHORT.can_continue_as(&longer(TrainingConfig::SHORT)));
        assert!(
            !TrainingConfig::PUBLISHED.can_continue_as(&TrainingConfig { batch: 100, ..TrainingConfig::PUBLISHED })
        );
    }
}
