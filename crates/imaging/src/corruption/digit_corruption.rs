//! All that spoils a picture, as one value that a link can carry.

use super::crosshair::Crosshair;
use super::gaussian_noise::add_gaussian;
use super::patch::Patch;
use super::salt_and_pepper::add_salt_and_pepper;
use crate::image::Image;

/// What is done to a clean picture. The default does nothing.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Corruption {
    /// Rectangles erased to 0.
    pub patches: Vec<Patch>,
    /// Bars laid over the picture, one crosshair after the other.
    pub crosshairs: Vec<Crosshair>,
    /// Strength of the Gaussian noise (see [`add_gaussian`]): 0 is none, 0.5 the published one.
    pub noise: f32,
    /// Share of the pixels (0 to 1) that become black or white (see [`add_salt_and_pepper`]): 0 is none.
    pub salt_and_pepper: f32,
    /// Seed of both kinds of noise: the same seed gives the same noise on every machine, and either kind is the same
    /// with and without the other.
    pub seed: u64,
}

impl Corruption {
    /// The spoiled picture, of the clean one's shape: patches first, then the crosshairs, then the
    /// Gaussian noise, then salt and pepper, as a scene is damaged, then looked at through a sight, then by a noisy
    /// sensor some of whose pixels are dead.
    #[must_use]
    pub fn apply(&self, clean: &Image) -> Image {
        let mut spoiled = clean.clone();
        for patch in &self.patches {
            patch.erase_from(&mut spoiled);
        }
        for crosshair in &self.crosshairs {
            crosshair.draw_on(&mut spoiled);
        }
        add_salt_and_pepper(&add_gaussian(&spoiled, self.noise, self.seed), self.salt_and_pepper, self.seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn white() -> Image {
        Image::from_pixels(1, 28, 28, vec![1.0; 784]).unwrap()
    }

    #[test]
    fn the_default_does_nothing() {
        assert_eq!(Corruption::default().apply(&white()), white());
    }

    #[test]
    fn the_crosshair_lies_over_the_patches() {
        let corruption = Corruption {
            patches: vec![Patch { x: 0.0, y: 0.0, width: 28.0, height: 28.0 }],
            crosshairs: vec![Crosshair::default()],
            ..Corruption::default()
        };
        let spoiled = corruption.apply(&white());
        assert_eq!(spoiled.get(0, 0, 0), 0.0);
        assert_eq!(spoiled.get(0, 14, 14), 1.0);
    }

    #[test]
    fn the_noise_lies_over_everything() {
        let mut corruption = Corruption { crosshairs: vec![Crosshair::default()], ..Corruption::default() };
        let quiet = corruption.apply(&Image::digit());
        corruption.noise = 0.5;
        corruption.seed = 9;
        assert_eq!(corruption.apply(&Image::digit()), add_gaussian(&quiet, 0.5, 9));
    }

    #[test]
    fn salt_and_pepper_come_last() {
        let mut corruption = Corruption { noise: 0.5, seed: 9, ..Corruption::default() };
        let noisy = corruption.apply(&white());
        corruption.salt_and_pepper = 0.2;
        assert_eq!(corruption.apply(&white()), add_salt_and_pepper(&noisy, 0.2, 9));
    }

    #[test]
    fn a_later_crosshair_lies_over_an_earlier_one() {
        let level = |intensity| Crosshair { intensity, ..Crosshair::default() };
        let drawn = |crosshairs| Corruption { crosshairs, ..Corruption::default() }.apply(&white()).get(0, 14, 14);
        assert_eq!(drawn(vec![level(0.25), level(0.5)]), 0.5);
        assert_eq!(drawn(vec![level(0.5), level(0.25)]), 0.25);
    }
}
