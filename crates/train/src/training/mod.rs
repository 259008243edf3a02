//! Training: its configuration, the job, the loop, and checkpoints.

pub mod checkpoint;
pub mod config;
pub mod job;
mod progress_bar;
pub mod trainer;
