#![doc = include_str!("../README.md")]

mod cae;
mod fill;
mod filling;
mod loss;

pub use crate::cae::{Cae, ReadBackError, Restored};
pub use crate::filling::Truth;
pub use crate::loss::cross_entropy_with_logits;
