//! The native trainer: data, training, evaluation, and the files that the page loads.

pub mod card;
pub mod cli;
pub mod data;
pub mod device;
pub mod error;
pub mod evaluation;
pub mod export;
pub mod files;
pub mod network;
pub mod paths;
pub mod split_mix64;
pub mod stop;
pub mod terminal;
pub mod training;
