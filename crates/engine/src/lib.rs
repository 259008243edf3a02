#![doc = include_str!("../README.md")]

mod architecture;
mod constructors;
mod engine;
mod networks;
mod transfer;
mod weights_fault;
pub mod worker;

pub use crate::architecture::{architecture, layers};
pub use crate::constructors::run_constructors_once;
pub use crate::engine::{Engine, Loaded, RestoredPicture};
