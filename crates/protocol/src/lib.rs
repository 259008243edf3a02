#![doc = include_str!("../README.md")]
//!
//! # One request at a time
//!
//! The page sends one request to a worker and waits for its response before it sends the next. A worker answers every
//! request with exactly one response, in the order of the requests, and works on one at a time. It keeps no queue of
//! its own and drops no request: only the page decides which request is worth sending next. A [`Response::Failed`]
//! without an `id` may come at any time; the worker is then of no further use.
//!
//! # The wire format
//!
//! Fields and variants keep their order. `tests/wire_bytes.rs` holds the bytes of every message.

mod error;
mod messages;
mod names;
pub mod photo;
mod weights_fault;
mod wire;

pub use crate::error::EngineError;
pub use crate::messages::{Input, Layer, Output, Request, Response};
pub use crate::names::{Backend, Network};
pub use crate::weights_fault::WeightsFault;
pub use crate::wire::{decode, encode};
