//! What the page and the engine workers say to each other.
//!
//! Each message is one `Uint8Array`: a [`Request`] to the worker or a [`Response`] from it, encoded with
//! [postcard](https://postcard.jamesmunns.com/wire-format). The crate knows no browser and no burn, so the page
//! that links it stays small and its laws are tested natively.

mod error;
mod messages;
mod names;
pub mod photo;
mod wire;

pub use crate::error::EngineError;
pub use crate::messages::{Answer, Layer, Question, Request, Response};
pub use crate::names::{Backend, Network};
pub use crate::wire::{decode, encode};
