#![doc = include_str!("../README.md")]

mod cae;
mod detection;
mod error;
mod file;
mod fill;
mod filling;
mod golden;
mod loss;
mod weights;

pub use crate::cae::{Cae, ReadBackError, Restored};
pub use crate::detection::{MAX_CHANNELS, UPSAMPLING, detect_architecture};
pub use crate::error::WeightsError;
pub use crate::filling::Truth;
pub use crate::golden::{Golden, SELF_CHECK_TOLERANCE};
pub use crate::loss::cross_entropy_with_logits;
pub use crate::weights::Weights;
