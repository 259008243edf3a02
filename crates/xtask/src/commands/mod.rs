//! The commands, one file each.

pub mod bench;
pub mod build;
pub mod finish;
pub mod imports;
pub mod licences;
pub mod serve;
pub mod setup;
pub mod test;
