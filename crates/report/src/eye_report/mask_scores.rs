//! How well the network finds the crosshair.

use afterimage_imaging::Image;

/// The pixels of some masks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MaskScores {
    covered: usize,
    found: usize,
    both: usize,
}

impl MaskScores {
    /// Counts the pixels of the true masks and of those that were found; each pixel is 0 or not.
    pub fn new<'a>(pairs: impl Iterator<Item = [&'a Image; 2]>) -> Self {
        let mut scores = Self::default();
        for [covered, found] in pairs {
            for (covered, found) in covered.pixels().iter().zip(found.pixels()) {
                let [covered, found] = [covered, found].map(|pixel| *pixel > 0.0);
                scores.covered += usize::from(covered);
                scores.found += usize::from(found);
                scores.both += usize::from(covered && found);
            }
        }
        scores
    }

    /// The share of what was found that is covered, 0 to 1.
    pub fn precision(self) -> f64 {
        self.both as f64 / self.found.max(1) as f64
    }

    /// The share of what is covered that was found, 0 to 1.
    pub fn recall(self) -> f64 {
        self.both as f64 / self.covered.max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_and_recall_follow_their_definitions() {
        let mask = |pixels: [f32; 4]| Image::from_pixels(1, 2, 2, pixels.to_vec()).unwrap();
        let scores = MaskScores::new([[&mask([1.0, 1.0, 1.0, 0.0]), &mask([1.0, 0.0, 0.0, 1.0])]].into_iter());
        assert_eq!((scores.precision(), scores.recall()), (0.5, 1.0 / 3.0));
        assert_eq!(MaskScores::default().precision(), 0.0);
    }
}
