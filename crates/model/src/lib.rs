//! The convolutional autoencoder (CAE) in burn: its layers, its loss and its weights file.
//!
//! The sizes of the layers come from crates/architecture. The trainer and the browser share this crate, so it uses no
//! browser, no file system and no clock, and it chooses no device: the caller passes a [`burn::tensor::Device`].

mod cae;
mod detection;
mod error;
mod file;
mod golden;
mod loss;
mod weights;

pub use crate::cae::{Cae, ReadBackError};
pub use crate::detection::{MAX_CHANNELS, UPSAMPLING, detect_architecture};
pub use crate::error::WeightsError;
pub use crate::golden::{Golden, SELF_CHECK_TOLERANCE};
pub use crate::loss::cross_entropy_with_logits;
pub use crate::weights::Weights;
