//! The weights of the network at work as a file, and a person's own in their place.

mod address;
mod files;
mod reading;

pub use files::{WeightsFiles, WeightsFilesProps};
