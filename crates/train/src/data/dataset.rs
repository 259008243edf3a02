//! The two datasets.

/// A set of clean pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dataset {
    /// MNIST: grey handwritten digits, `[1, 28, 28]`.
    Digits,
    /// Synthetic eyes in colour, `[3, 100, 100]`.
    Eyes,
}
