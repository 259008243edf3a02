//! Files opened, refused, and cut from; see the crate's own words.

mod cropping;
mod made;
mod opening;
mod refusing;
mod session;
