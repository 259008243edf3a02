//! The convolutional autoencoder (CAE): its architecture, its loss and its weights file.
//!
//! The architecture is written once, here; the trainer and the browser share it. The crate knows no browser, no
//! files and no clock, and it names no device: whoever calls it brings a [`burn::tensor::Device`].

mod architecture;
mod cae;
mod file;
mod golden;
mod loss;
mod recognition;
mod steps;
mod upsampling;
mod weights;

pub use crate::architecture::Architecture;
pub use crate::cae::{Cae, ReadBackError};
pub use crate::golden::{Golden, SELF_CHECK_TOLERANCE};
pub use crate::loss::cross_entropy_with_logits;
pub use crate::recognition::{MOST_CHANNELS, UPSAMPLING};
pub use crate::upsampling::Upsampling;
pub use crate::weights::{Weights, WeightsError};
