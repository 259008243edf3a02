//! Opens a person's own picture, and cuts squares out of it for the network.
//!
//! [`open`] decodes a file and [`Photo`] is what it finds; [`Session`] answers the page's requests, and knows no
//! browser; `worker` (with the feature of that name) puts it behind `postMessage`. It has a worker of its own, so that
//! its decoders are downloaded by those who need them, and decoding holds up neither the page nor an engine.

mod kind;
mod open;
mod photo;
mod raster;
mod session;
mod taps;
mod whole;
#[cfg(feature = "worker")]
pub mod worker;

pub use crate::open::open;
pub use crate::photo::Photo;
pub use crate::raster::Raster;
pub use crate::session::Session;
