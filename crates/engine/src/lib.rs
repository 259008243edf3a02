//! Runs the networks: on the CPU (feature `cpu`) or on WebGPU (feature `gpu`).
//!
//! [`Engine`] answers one question at a time and knows no browser; [`worker`] puts it behind `postMessage`. The two
//! binaries, `engine-cpu` and `engine-gpu`, are the two workers of the page.

mod architecture;
mod constructors;
mod engine;
mod networks;
mod queue;
mod transfer;
pub mod worker;

pub use crate::architecture::{architecture, layers};
pub use crate::constructors::run_constructors_once;
pub use crate::engine::{Engine, Loaded, Restoration};
