//! The digits' workspace: a drawn digit, its corruption, and the network's reconstruction.

mod explanation;
mod workspace;

pub use workspace::{DigitsWorkspace, DigitsWorkspaceProps};
