//! The results of all methods on one set of trials.

use std::path::Path;

use afterimage_imaging::{Image, MetricError};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::error::ReportError;
use crate::eye_report::method::{ByMethod, EyeMethod};
use crate::eye_report::method_scores::MethodScores;
use crate::eye_report::picture_score::{PictureScore, Region};
use crate::eye_trials::set::TrialSet;
use crate::eye_trials::trials::Trials;

/// A set of trials with the outputs and scores of every method.
#[derive(Clone, Debug)]
pub struct SetResults {
    /// The set.
    pub set: TrialSet,
    /// The trials of the set.
    pub trials: Trials,
    /// What the network takes for the crosshair in each trial: 1, otherwise 0, `[1, height, width]`.
    pub network_masks: Vec<Image>,
    outputs: ByMethod<Vec<Image>>,
    scores: ByMethod<MethodScores>,
}

impl SetResults {
    /// Reads a set and the outputs of all methods from the folder `trials`, and measures.
    ///
    /// # Errors
    /// [`ReportError::Data`] with the name of the file that is missing or damaged, and the command that makes it.
    pub fn read(set: TrialSet, trials: &Path) -> Result<Self, ReportError> {
        let folder = set.folder(trials);
        let trials = Trials::read(&folder)?;
        let [untouched, network, telea, navier_stokes] =
            EyeMethod::ALL.map(|method| method.read_outputs(&trials, &folder));
        let network_masks = trials.read_network_masks(&folder)?;
        Self::measure(set, trials, network_masks, [untouched?, network?, telea?, navier_stokes?])
    }

    /// Measures the outputs of all methods.
    ///
    /// # Errors
    /// [`ReportError::Metric`] if pictures cannot be compared.
    pub fn measure(
        set: TrialSet,
        trials: Trials,
        network_masks: Vec<Image>,
        outputs: ByMethod<Vec<Image>>,
    ) -> Result<Self, ReportError> {
        let score = |outputs: &Vec<Image>| -> Result<MethodScores, ReportError> {
            let pairs = outputs.par_iter().zip(&trials.clean).zip(&trials.masks);
            let pictures = pairs.map(|((output, clean), mask)| PictureScore::new(output, clean, mask));
            Ok(MethodScores { pictures: pictures.collect::<Result<_, MetricError>>()? })
        };
        let [untouched, network, telea, navier_stokes] = outputs.each_ref().map(score);
        let scores = [untouched?, network?, telea?, navier_stokes?];
        Ok(Self { set, trials, network_masks, outputs, scores })
    }

    /// The outputs of a method, one for each trial.
    pub fn outputs(&self, method: EyeMethod) -> &[Image] {
        &self.outputs[method as usize]
    }

    /// The scores of a method.
    pub fn scores(&self, method: EyeMethod) -> &MethodScores {
        &self.scores[method as usize]
    }

    /// The indices of the pictures that the network brings closer to the clean ones, by PSNR of the whole.
    pub fn improved(&self) -> impl Iterator<Item = usize> + '_ {
        self.scores(EyeMethod::Network).closer_than(self.scores(EyeMethod::Untouched), Region::Whole)
    }
}
