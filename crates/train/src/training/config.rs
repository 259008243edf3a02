//! How long, how fast and how evenly a network learns.

use std::f64::consts::PI;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

/// The settings of a training.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrainingConfig {
    /// Times through the images.
    pub epochs: usize,
    /// Images per step of the optimizer.
    pub batch: usize,
    /// Adam's learning rate at its highest.
    pub learning_rate: f64,
    /// Epochs over which the learning rate rises from zero.
    pub warmup: f64,
    /// How the learning rate falls after that.
    pub decay: Decay,
    /// The share that the average of the weights keeps at each step; 0 for the weights themselves.
    pub average: f64,
}

/// How the learning rate falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Decay {
    /// Not at all.
    Constant,
    /// To zero at the end along half a cosine (Loshchilov and Hutter, 2017, without restarts).
    Cosine,
}

impl TrainingConfig {
    /// The published one.
    pub const PUBLISHED: Self =
        Self { epochs: 100, batch: 200, learning_rate: 0.001, warmup: 0.0, decay: Decay::Constant, average: 0.0 };

    /// A third as long and better; see the report for what each change brings.
    pub const SHORT: Self =
        Self { epochs: 33, batch: 200, learning_rate: 0.003, warmup: 1.0, decay: Decay::Cosine, average: 0.0 };

    /// The one for eyes: many small steps, because each picture holds 13 × as many pixels as a digit.
    pub const EYES: Self =
        Self { epochs: 14, batch: 20, learning_rate: 0.004, warmup: 0.5, decay: Decay::Cosine, average: 0.0 };

    /// The learning rate of a step, counted from 0, of `steps` an epoch.
    pub fn learning_rate_at(&self, step: usize, steps: usize) -> f64 {
        let epoch = step as f64 / steps as f64;
        if epoch < self.warmup {
            // The first step is not wasted on a rate of zero.
            return self.learning_rate * (step + 1) as f64 / (self.warmup * steps as f64).max(1.0);
        }
        match self.decay {
            Decay::Constant => self.learning_rate,
            Decay::Cosine => {
                let progress = (epoch - self.warmup) / (self.epochs as f64 - self.warmup);
                self.learning_rate * 0.5 * (1.0 + (PI * progress.min(1.0)).cos())
            }
        }
    }

    /// The share of itself that the average of the weights keeps after so many steps: small at first, so that the first
    /// weights are soon forgotten (as TensorFlow's `ExponentialMovingAverage` does).
    pub fn average_at(&self, step: usize) -> f64 {
        self.average.min((1 + step) as f64 / (10 + step) as f64)
    }

    /// The options that ask for it on the command line.
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

    /// Whether a training by `self` can become one by `other` at any epoch: all that may differ is the end of one whose
    /// learning rate does not depend on it.
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
    fn the_published_rate_never_changes() {
        assert!((0..3000).all(|step| TrainingConfig::PUBLISHED.learning_rate_at(step, 30) == 0.001));
    }

    #[test]
    fn the_rate_rises_then_falls_to_zero() {
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
    fn the_average_forgets_the_first_weights() {
        let config = TrainingConfig { average: 0.999, ..TrainingConfig::PUBLISHED };
        assert_eq!(config.average_at(0), 0.1);
        assert_eq!(config.average_at(100_000), 0.999);
        assert_eq!(TrainingConfig::PUBLISHED.average_at(5), 0.0);
    }

    #[test]
    fn only_a_constant_rate_can_be_prolonged() {
        let longer = |config: TrainingConfig| TrainingConfig { epochs: config.epochs + 1, ..config };
        assert!(TrainingConfig::PUBLISHED.can_continue_as(&longer(TrainingConfig::PUBLISHED)));
        assert!(!TrainingConfig::SHORT.can_continue_as(&longer(TrainingConfig::SHORT)));
        assert!(
            !TrainingConfig::PUBLISHED.can_continue_as(&TrainingConfig { batch: 100, ..TrainingConfig::PUBLISHED })
        );
    }
}
