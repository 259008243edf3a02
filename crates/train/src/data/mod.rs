//! Datasets, augmentation and corruption: what a network learns from.

pub mod augmentation;
pub mod batches;
pub mod corruption_kind;
pub mod eyes;
mod idx_files;
pub mod images;
pub mod mnist;
pub mod pictures;
