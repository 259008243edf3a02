//! Opening and refusing files, and cropping.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "the helpers of tests fail as tests do")]

mod cropping;
mod opening;
mod refusal;
mod samples;
mod session;
