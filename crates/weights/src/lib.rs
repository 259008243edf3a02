#![doc = include_str!("../README.md")]

mod detection;
mod error;
mod file;
mod golden;
mod weights;

pub use crate::detection::{MAX_CHANNELS, UPSAMPLING, detect_architecture};
pub use crate::error::WeightsError;
pub use crate::golden::{Golden, SELF_CHECK_TOLERANCE};
pub use crate::weights::Weights;
