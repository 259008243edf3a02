//! The methods that remove crosshairs.

use std::path::Path;

use afterimage_imaging::Image;

use crate::error::ReportError;
use crate::eye_trials::trials::{NETWORK, Trials};

/// A method that removes crosshairs from pictures of eyes, or the unchanged input for comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EyeMethod {
    /// The unchanged input.
    Untouched,
    /// The network. It gets no mask, so it has to find the crosshair.
    Network,
    /// Inpainting by Telea's method, with the mask of the crosshair.
    Telea,
    /// Inpainting by the method of Bertalmio, Bertozzi and Sapiro, with the mask.
    NavierStokes,
}

/// A value for each method, in the order of [`EyeMethod::ALL`].
pub type ByMethod<T> = [T; 4];

impl EyeMethod {
    /// All methods, in the order of the tables.
    pub const ALL: ByMethod<Self> = [Self::Untouched, Self::Network, Self::Telea, Self::NavierStokes];

    /// Its name in the report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Untouched => "untouched",
            Self::Network => "network",
            Self::Telea => "Telea",
            Self::NavierStokes => "Navier–Stokes",
        }
    }

    /// Reads its outputs for the trials of a folder.
    ///
    /// # Errors
    /// [`ReportError::Data`] if its file is missing or does not match the trials.
    pub fn read_outputs(self, trials: &Trials, folder: &Path) -> Result<Vec<Image>, ReportError> {
        match self {
            Self::Untouched => Ok(trials.corrupted.clone()),
            Self::Network => trials.read_outputs(folder, NETWORK),
            // bench/inpainting/inpaint.py writes these files.
            Self::Telea => trials.read_outputs(folder, "telea"),
            Self::NavierStokes => trials.read_outputs(folder, "navier-stokes"),
        }
    }
}
