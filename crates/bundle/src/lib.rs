#![doc = include_str!("../README.md")]

mod error;
mod finish;
mod folder;
mod hash;
mod headers;
mod html;
mod load_phase;
mod policy;
mod service_worker;
pub mod sizes;
mod wasm;
mod worker_script;

pub use error::Error;
pub use finish::finish;
pub use folder::{DistFile, files};
pub use html::PageError;
pub use load_phase::LoadPhase;
pub use wasm::MalformedWasm;
