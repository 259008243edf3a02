//! The files that the page loads: trained networks, and sample pictures.

pub mod samples;
pub mod trained_network;
