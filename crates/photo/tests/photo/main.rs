//! Opening and refusing files, and cropping.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "the helpers of tests fail as tests do")]

mod colours;
mod cropping;
mod mending;
mod opening;
mod refusal;
mod robustness;
mod samples;
mod session;
