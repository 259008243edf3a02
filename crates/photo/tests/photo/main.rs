//! Files opened, refused, and cut from; see the crate's own words.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "the helpers of tests fail as tests do")]

mod cropping;
mod made;
mod opening;
mod refusing;
mod session;
