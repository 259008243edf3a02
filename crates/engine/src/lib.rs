#![doc = include_str!("../README.md")]

mod architecture;
mod constructors;
mod cpu;
mod device;
mod engine;
#[cfg(feature = "gpu")]
mod gpu;
mod input;
mod networks;
mod weights_fault;
pub mod worker;

pub use crate::architecture::{architecture, layers};
pub use crate::constructors::run_constructors_once;
pub use crate::cpu::Cpu;
pub use crate::device::Device;
pub use crate::engine::{Engine, Loaded};
#[cfg(feature = "gpu")]
pub use crate::gpu::Gpu;
pub use afterimage_cpu::RestoredPicture;
