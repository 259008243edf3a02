#![doc = include_str!("../README.md")]

mod completeness;
mod file_kind;
mod open;
mod photo;
mod raster;
mod resampling;
mod session;
#[cfg(feature = "worker")]
pub mod worker;

pub use crate::open::open;
pub use crate::photo::Photo;
pub use crate::raster::Raster;
pub use crate::session::Session;
