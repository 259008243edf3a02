//! The eyes' workspace: an eye, a crosshair over it, and what the network makes of that.

mod colours;
mod crossed;
mod explanation;
mod hold;
mod knob;
mod original;
mod tools;
mod workspace;

pub use workspace::{EyesWorkspace, EyesWorkspaceProps};
