#![doc = include_str!("../README.md")]

mod filling;
mod network;

pub use crate::network::{CpuNetwork, RestoredPicture};
pub use afterimage_kernels::NetworkError;
