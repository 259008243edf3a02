//! Opens a picture of the user's, and crops squares from it for the network.
//!
//! [`open`] decodes a file to a [`Photo`]. [`Session`] answers the page's requests and uses no browser; `worker` (with
//! the feature of that name) runs it in a web worker. It has a worker of its own, so that only users who need the
//! decoders download them, and decoding delays neither the page nor an engine.

mod completeness;
mod file_kind;
mod open;
mod photo;
mod raster;
mod resampling;
mod session;
#[cfg(feature = "worker")]
pub mod worker;

pub use crate::open::open;
pub use crate::photo::Photo;
pub use crate::raster::Raster;
pub use crate::session::Session;
