//! The ways to take a crosshair off.

use std::path::Path;

use afterimage_imaging::Image;

use crate::error::ReportError;
use crate::eye_trials::trials::{NETWORK, Trials};

/// A way to take a crosshair off, or to leave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EyeMethod {
    /// Nothing is done.
    Untouched,
    /// The network, which is not told where the crosshair is.
    Network,
    /// Telea's inpainting, which is.
    Telea,
    /// Bertalmio's, Bertozzi's and Sapiro's, which is told too.
    NavierStokes,
}

/// Something of each method, in the order of [`EyeMethod::ALL`].
pub type ByMethod<T> = [T; 4];

impl EyeMethod {
    /// In the order of tables.
    pub const ALL: ByMethod<Self> = [Self::Untouched, Self::Network, Self::Telea, Self::NavierStokes];

    /// Those that are told where the crosshair is.
    pub const INPAINTING: [Self; 2] = [Self::Telea, Self::NavierStokes];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Untouched => "untouched",
            Self::Network => "network",
            Self::Telea => "Telea",
            Self::NavierStokes => "Navier–Stokes",
        }
    }

    /// What it made of the trials of a folder.
    ///
    /// # Errors
    /// [`ReportError::Data`] where its file is not there or does not belong to the trials.
    pub fn read(self, trials: &Trials, folder: &Path) -> Result<Vec<Image>, ReportError> {
        match self {
            Self::Untouched => Ok(trials.corrupted.clone()),
            Self::Network => trials.read_outputs(folder, NETWORK),
            // The names that bench/inpainting/inpaint.py gives its files.
            Self::Telea => trials.read_outputs(folder, "telea"),
            Self::NavierStokes => trials.read_outputs(folder, "navier-stokes"),
        }
    }
}
