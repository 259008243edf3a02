//! What the page is, what it is built with, and under which licences.
//!
//! One component, whose parts are functions: as components of their own they would
//! cost the page 3 KB, and they change together.

mod dialog;
mod foot;
mod libraries;
mod licence_texts;
mod reading;
mod sources;

pub use foot::{Foot, FootProps};
pub use reading::{read, use_licences};
