//! The last step of a build: turns what Trunk has written into a folder into the files that are shipped.
//!
//! [`finish`] strips the wasm files, joins the stylesheets, writes the content security policy into index.html, and
//! adds `_headers` and the service worker `sw.js`. [`sizes`] compares the result with the budgets.
//!
//! [`LoadPhase`] says when a visitor's browser loads a file. The budgets and the service worker both use it.

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

pub use error::Error;
pub use finish::finish;
pub use folder::{DistFile, files};
pub use html::PageError;
pub use load_phase::LoadPhase;
pub use wasm::MalformedWasm;
