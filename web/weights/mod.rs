//! The weights of the network at work as a file, and the user's own in their place.

mod files;
mod keeping;
mod object_url;
mod reading;

pub use files::{WeightsFiles, WeightsFilesProps};
pub use keeping::use_kept_weights;
