//! The eyes' workspace: an eye, a crosshair over it, and the network's reconstruction.

mod clean_plate;
mod colours;
mod corrupted_plate;
mod explanation;
mod gallery;
mod tools;
mod workspace;

pub use gallery::use_gallery;
pub use workspace::{EyesWorkspace, EyesWorkspaceProps};
