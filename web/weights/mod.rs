//! The weights of the network at work as a file, and the user's own in their place.

mod files;
mod object_url;
mod reading;

pub use files::{WeightsFiles, WeightsFilesProps};
