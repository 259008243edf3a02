//! Writes eyes under crosshairs that were not used for training, and the network's outputs for them. Other methods get
//! the same pictures, and all are measured in the same way.

mod photographs;
pub mod set;
#[cfg(test)]
mod tests;
pub mod trials;

use std::path::PathBuf;

use afterimage_train::evaluation::{masks, outputs};
use afterimage_train::files;
use afterimage_train::network::NetworkKind;
use afterimage_train::paths::MODELS;
use afterimage_weights::Weights;
use clap::Args;

use crate::error::ReportError;
use crate::eye_trials::set::TrialSet;
use crate::eye_trials::trials::NETWORK;

/// The default folder of the trials.
pub const FOLDER: &str = "target/bench/eyes";

/// The default folder of the photographs.
const PHOTOGRAPHS: &str = "tests/eyes";

/// The options of `eye-trials`.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// The folder of the page's networks.
    #[arg(long, default_value = MODELS)]
    models: PathBuf,
    /// The folder with photographs of eyes: PNG files of 100 × 100 pixels.
    #[arg(long, default_value = PHOTOGRAPHS)]
    photographs: PathBuf,
    /// The folder for the trials. It gets one folder for each set.
    #[arg(long, default_value = FOLDER)]
    out: PathBuf,
}

/// Makes all sets of trials, runs the network on them, and writes both.
///
/// # Errors
/// [`ReportError`] if the network or a photograph cannot be read, or a file cannot be written.
pub fn run(options: &Options) -> Result<(), ReportError> {
    let path = options.models.join(format!("{}.safetensors", NetworkKind::Eyes.name()));
    let weights = Weights::from_safetensors(NetworkKind::Eyes.architecture(), &files::read(&path)?)
        .map_err(|error| ReportError::Data { path, reason: error.to_string() })?;
    for set in TrialSet::ALL {
        let (folder, trials) = (set.folder(&options.out), set.make(&options.photographs)?);
        trials.write(&folder)?;
        trials.write_outputs(&folder, NETWORK, &outputs(&weights, &trials.corrupted)?)?;
        trials.write_network_masks(&folder, &masks(&weights, &trials.corrupted)?)?;
        println!("Wrote {} trials to {}", trials.len(), folder.display());
    }
    Ok(())
}
