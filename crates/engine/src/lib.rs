//! Runs the networks: on the CPU (feature `cpu`) or on WebGPU (feature `gpu`).
//!
//! [`Engine`] runs one inference at a time and uses no browser; [`worker`] answers the page's requests with it. The
//! binaries `engine-cpu` and `engine-gpu` are the page's two engine workers.

mod architecture;
mod constructors;
mod engine;
mod networks;
mod transfer;
pub mod worker;

pub use crate::architecture::{architecture, layers};
pub use crate::constructors::run_constructors_once;
pub use crate::engine::{Engine, Loaded, Restoration};
