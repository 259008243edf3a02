//! What the page is, what it is built with, and under which licences.

mod dialog;
mod foot;
mod libraries;
mod reading;
mod sources;
mod texts;

pub use foot::{Foot, FootProps};
pub use libraries::{Libraries, LibrariesProps};
pub use reading::{read, use_licences};
