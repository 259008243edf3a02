//! The eyes' workspace: an eye, a crosshair over it, and the network's reconstruction.

mod clean_eye;
mod colours;
mod corrupted_eye;
mod explanation;
mod gallery;
mod tools;
mod workspace;

pub use gallery::use_gallery;
pub use workspace::{EyesWorkspace, EyesWorkspaceProps};
