//! Measures the trained networks and writes the reports about them: `docs/training` and `docs/eyes`.

pub mod cli;
mod digit_report;
mod document;
pub mod error;
mod eye_report;
mod eye_trials;
mod statistics;
#[cfg(test)]
mod test_models;
