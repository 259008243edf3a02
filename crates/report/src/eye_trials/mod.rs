//! Eyes under crosshairs that no training saw, and what the network makes of them, as files: other methods are tried on
//! the very same pictures, and all are measured alike.

mod photographs;
pub mod set;
#[cfg(test)]
mod tests;
pub mod trials;

use std::path::PathBuf;

use afterimage_model::Weights;
use afterimage_train::evaluation::outputs;
use afterimage_train::files;
use afterimage_train::network::NetworkKind;
use afterimage_train::paths::MODELS;
use clap::Args;

use crate::error::ReportError;
use crate::eye_trials::set::TrialSet;
use crate::eye_trials::trials::NETWORK;

/// Where the trials' files are.
pub const FOLDER: &str = "target/bench/eyes";

/// Where the photographs are.
const PHOTOGRAPHS: &str = "tests/eyes";

/// What the trials are made of, and where they go.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Where the page's networks are.
    #[arg(long, default_value = MODELS)]
    models: PathBuf,
    /// Where the photographs of eyes are: PNG files of 100 × 100 pixels.
    #[arg(long, default_value = PHOTOGRAPHS)]
    photographs: PathBuf,
    /// Where the pictures go, a folder for each set.
    #[arg(long, default_value = FOLDER)]
    out: PathBuf,
}

/// Makes every set and what the network makes of it, and writes both.
///
/// # Errors
/// [`ReportError`] where the network or a photograph cannot be read, or a file cannot be written.
pub fn run(options: &Options) -> Result<(), ReportError> {
    let path = options.models.join(format!("{}.safetensors", NetworkKind::Eyes.name()));
    let weights = Weights::from_safetensors(NetworkKind::Eyes.architecture(), &files::read(&path)?)
        .map_err(|error| ReportError::Data { path, reason: error.to_string() })?;
    for set in TrialSet::ALL {
        let (folder, trials) = (set.folder(&options.out), set.make(&options.photographs)?);
        trials.write(&folder)?;
        trials.write_outputs(&folder, NETWORK, &outputs(&weights, &trials.corrupted)?)?;
        println!("Wrote {} trials to {}", trials.len(), folder.display());
    }
    Ok(())
}
