//! Default folders, relative to the root of the repository.

/// The page loads its networks from this folder: weights, golden outputs and model cards.
pub const MODELS: &str = "web/assets/models";
