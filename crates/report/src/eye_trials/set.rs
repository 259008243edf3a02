//! The four sets of trials: which eyes, and which corruption.

use std::ops::Range;
use std::path::{Path, PathBuf};

use afterimage_imaging::{EYE_SIDE, Image, Reticle, ReticleShape, synthetic_eye};
use afterimage_train::data::eyes::HELD_OUT;
use afterimage_train::split_mix64::split_mix64;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::error::ReportError;
use crate::eye_trials::photographs;
use crate::eye_trials::trials::{TrialLabel, Trials};

/// The seeds of the synthetic eyes. They come after those of the test eyes of a training.
const EYES: Range<u64> = HELD_OUT + 20_000..HELD_OUT + 20_100;

/// The seed of the crosshairs over synthetic eyes.
const SEED: u64 = 2025;

/// The seed of the crosshairs over photographs.
const PHOTOGRAPHS_SEED: u64 = 2026;

/// A crosshair must cover at least this many pixels; otherwise another one is chosen. A random crosshair may lie almost
/// completely outside the picture.
pub const MIN_COVERED_PIXELS: usize = 20;

/// A set of trials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrialSet {
    /// Synthetic eyes under crosshairs of the shapes that were used for training.
    Trained,
    /// The same eyes under shapes that were not used for training.
    Unseen,
    /// The pictures of [`Unseen`](Self::Unseen) with noise.
    Noise,
    /// Photographs, each under all nine shapes.
    Photographs,
}

impl TrialSet {
    /// All sets, in the order of the report.
    pub const ALL: [Self; 4] = [Self::Unseen, Self::Trained, Self::Noise, Self::Photographs];

    /// Its name in paths.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Trained => "trained",
            Self::Unseen => "unseen",
            Self::Noise => "noise",
            Self::Photographs => "photographs",
        }
    }

    /// Its folder inside the folder of all trials.
    pub fn folder(self, trials: &Path) -> PathBuf {
        trials.join(self.name())
    }

    /// The standard deviation of the noise, for values in [0, 1].
    pub const fn noise(self) -> f32 {
        match self {
            Self::Noise => 0.1,
            Self::Trained | Self::Unseen | Self::Photographs => 0.0,
        }
    }

    /// Makes its trials. `photographs` is the folder of the photographs.
    ///
    /// # Errors
    /// [`ReportError`] if the photographs cannot be read.
    pub fn make(self, photographs: &Path) -> Result<Trials, ReportError> {
        let mut trials = Trials::default();
        match self {
            Self::Trained => self.add_eyes(&mut trials, Reticle::random)?,
            Self::Unseen | Self::Noise => self.add_eyes(&mut trials, Reticle::random_unseen)?,
            Self::Photographs => {
                for (name, clean) in photographs::read_all(photographs)? {
                    self.add_photograph(&mut trials, &name, &clean)?;
                }
            }
        }
        Ok(trials)
    }

    fn add_eyes(self, trials: &mut Trials, reticle: fn(&mut ChaCha8Rng) -> Reticle) -> Result<(), ReportError> {
        let eyes: Vec<(u64, Image)> = EYES.into_par_iter().map(|seed| (seed, synthetic_eye(seed))).collect();
        for (seed, clean) in eyes {
            self.add(trials, seed.to_string(), &clean, split_mix64(SEED, seed), reticle)?;
        }
        Ok(())
    }

    fn add_photograph(self, trials: &mut Trials, name: &str, clean: &Image) -> Result<(), ReportError> {
        for shape in ReticleShape::ALL {
            // The seed depends on the number of the trial, so every trial has another crosshair.
            let seed = split_mix64(PHOTOGRAPHS_SEED, trials.len() as u64);
            self.add(trials, name.to_owned(), clean, seed, |rng| Reticle { shape, ..Reticle::random(rng) })?;
        }
        Ok(())
    }

    fn add(
        self,
        trials: &mut Trials,
        eye: String,
        clean: &Image,
        seed: u64,
        reticle: impl FnMut(&mut ChaCha8Rng) -> Reticle,
    ) -> Result<(), ReportError> {
        let reticle = visible_reticle(&mut ChaCha8Rng::seed_from_u64(seed), reticle);
        trials.push(TrialLabel { eye, reticle }, clean, self.noise(), seed)
    }
}

/// The first random crosshair that covers at least [`MIN_COVERED_PIXELS`] pixels.
fn visible_reticle(rng: &mut ChaCha8Rng, mut reticle: impl FnMut(&mut ChaCha8Rng) -> Reticle) -> Reticle {
    loop {
        let reticle = reticle(rng);
        if reticle.coverage(EYE_SIDE, EYE_SIDE).iter().filter(|share| **share > 0.0).count() >= MIN_COVERED_PIXELS {
            return reticle;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn trials(set: TrialSet) -> Trials {
        let photographs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/eyes");
        set.make(&photographs).unwrap()
    }

    fn shapes(trials: &Trials) -> HashSet<ReticleShape> {
        trials.labels.iter().map(|label| label.reticle.shape).collect()
    }

    #[test]
    fn each_set_is_reproducible_and_has_its_shapes() {
        let (unseen, noise, trained) = (trials(TrialSet::Unseen), trials(TrialSet::Noise), trials(TrialSet::Trained));
        assert_eq!(unseen, trials(TrialSet::Unseen));
        assert_eq!((unseen.len(), trained.len()), (100, 100));
        assert_eq!(shapes(&unseen), HashSet::from(ReticleShape::UNSEEN));
        assert_eq!(shapes(&trained), HashSet::from(ReticleShape::TRAINED));
        assert_eq!((&unseen.clean, &unseen.masks), (&noise.clean, &noise.masks));
        assert_ne!(unseen.corrupted, noise.corrupted);
        for trials in [unseen, noise, trained] {
            assert!(trials.clean.iter().zip(&trials.corrupted).all(|(clean, corrupted)| clean != corrupted));
        }
    }

    #[test]
    fn every_photograph_has_a_trial_for_every_shape() {
        let trials = trials(TrialSet::Photographs);
        assert_eq!(trials.len(), 36);
        assert_eq!(shapes(&trials).len(), 9);
        let cat = trials.labels.iter().filter(|label| label.eye == "cat-left").count();
        assert_eq!(cat, 9);
        assert_ne!(trials.masks[0], trials.masks[9]);
    }
}
