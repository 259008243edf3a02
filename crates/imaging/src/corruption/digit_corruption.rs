//! Everything that corrupts a digit, as one value.

use super::crosshair::Crosshair;
use super::gaussian_noise::add_gaussian;
use super::patch::Patch;
use super::salt_and_pepper::add_salt_and_pepper;
use crate::image::Image;

/// Corruptions of a clean image, as one value that can be stored in a link. The default changes nothing.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Corruption {
    /// Rectangles that are erased.
    pub patches: Vec<Patch>,
    /// Crosshairs, in drawing order.
    pub crosshairs: Vec<Crosshair>,
    /// Strength of the Gaussian noise (see [`add_gaussian`]); 0 is no noise.
    pub noise: f32,
    /// Share of the pixels (0 to 1) that become black or white (see [`add_salt_and_pepper`]).
    pub salt_and_pepper: f32,
    /// Seed of both kinds of noise. The same seed gives the same noise on every machine, and each kind is the same with
    /// and without the other.
    pub seed: u64,
}

impl Corruption {
    /// Corrupts a clean image; the result has the same shape. Patches come first, then crosshairs, Gaussian noise, and
    /// salt and pepper: the object is damaged, is seen through a sight, and is recorded by a noisy sensor with some
    /// dead pixels.
    #[must_use]
    pub fn apply(&self, clean: &Image) -> Image {
        let mut corrupted = clean.clone();
        for patch in &self.patches {
            patch.erase_from(&mut corrupted);
        }
        for crosshair in &self.crosshairs {
            crosshair.draw_on(&mut corrupted);
        }
        add_salt_and_pepper(&add_gaussian(&corrupted, self.noise, self.seed), self.salt_and_pepper, self.seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn white() -> Image {
        Image::from_pixels(1, 28, 28, vec![1.0; 784]).unwrap()
    }

    #[test]
    fn the_default_changes_nothing() {
        assert_eq!(Corruption::default().apply(&white()), white());
    }

    #[test]
    fn crosshairs_are_drawn_over_patches() {
        let corruption = Corruption {
            patches: vec![Patch { x: 0.0, y: 0.0, width: 28.0, height: 28.0 }],
            crosshairs: vec![Crosshair::default()],
            ..Corruption::default()
        };
        let corrupted = corruption.apply(&white());
        assert_eq!(corrupted.get(0, 0, 0), 0.0);
        assert_eq!(corrupted.get(0, 14, 14), 1.0);
    }

    #[test]
    fn noise_is_added_after_the_crosshairs() {
        let mut corruption = Corruption { crosshairs: vec![Crosshair::default()], ..Corruption::default() };
        let without_noise = corruption.apply(&Image::digit());
        corruption.noise = 0.5;
        corruption.seed = 9;
        assert_eq!(corruption.apply(&Image::digit()), add_gaussian(&without_noise, 0.5, 9));
    }

    #[test]
    fn salt_and_pepper_come_last() {
        let mut corruption = Corruption { noise: 0.5, seed: 9, ..Corruption::default() };
        let noisy = corruption.apply(&white());
        corruption.salt_and_pepper = 0.2;
        assert_eq!(corruption.apply(&white()), add_salt_and_pepper(&noisy, 0.2, 9));
    }

    #[test]
    fn later_crosshairs_are_drawn_over_earlier_ones() {
        let level = |intensity| Crosshair { intensity, ..Crosshair::default() };
        let drawn = |crosshairs| Corruption { crosshairs, ..Corruption::default() }.apply(&white()).get(0, 14, 14);
        assert_eq!(drawn(vec![level(0.25), level(0.5)]), 0.5);
        assert_eq!(drawn(vec![level(0.5), level(0.25)]), 0.25);
    }
}
