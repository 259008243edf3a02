//! The eyes' workspace: an eye, a crosshair over it, and what the network makes of that.

mod colours;
mod crossed;
mod explanation;
mod gallery;
mod original;
mod tools;
mod workspace;

pub use gallery::use_gallery;
pub use workspace::{EyesWorkspace, EyesWorkspaceProps};
