//! The widths of a network's levels.

use std::ops::Deref;

/// The most levels that a network can have.
pub const MAX_LEVELS: usize = 5;

/// The channels after each level of the encoder, outermost first: one to [`MAX_LEVELS`] numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Widths {
    /// The widths, then zeros.
    channels: [usize; MAX_LEVELS],
    levels: usize,
}

impl Widths {
    /// The widths of a network of `LEVELS` levels. Another number than one to [`MAX_LEVELS`] does not compile.
    pub const fn new<const LEVELS: usize>(widths: [usize; LEVELS]) -> Self {
        const { assert!(0 < LEVELS && LEVELS <= MAX_LEVELS) };
        let mut channels = [0; MAX_LEVELS];
        let mut level = 0;
        while level < LEVELS {
            channels[level] = widths[level];
            level += 1;
        }
        Self { channels, levels: LEVELS }
    }

    /// The width of the first level.
    pub const fn outermost(&self) -> usize {
        self.channels[0]
    }

    /// The width of the last level, which is the latent's.
    pub const fn innermost(&self) -> usize {
        self.channels[self.levels - 1]
    }
}

impl Deref for Widths {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        &self.channels[..self.levels]
    }
}

impl std::fmt::Debug for Widths {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (**self).fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_a_list_of_their_levels() {
        let widths = Widths::new([3, 1, 2]);
        assert_eq!((&*widths, widths.outermost(), widths.innermost()), (&[3, 1, 2][..], 3, 2));
        assert_eq!(format!("{widths:?}"), "[3, 1, 2]");
        assert_ne!(widths, Widths::new([3, 1]));
    }
}
