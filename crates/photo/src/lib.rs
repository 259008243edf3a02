#![doc = include_str!("../README.md")]

mod colour;
mod decoded;
mod file_kind;
mod jpeg;
mod open;
mod photo;
mod png;
mod raster;
mod resampling;
mod session;
mod webp;
#[cfg(feature = "worker")]
pub mod worker;

pub use crate::open::open;
pub use crate::photo::Photo;
pub use crate::raster::Raster;
pub use crate::session::Session;
