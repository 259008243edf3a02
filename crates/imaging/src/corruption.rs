//! All that spoils a picture, as one value that a link can carry.

use crate::{Crosshair, Image, Patch, add_gaussian};

/// What is done to a clean picture. The default does nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corruption {
    /// Rectangles erased to 0.
    pub patches: Vec<Patch>,
    /// Bars laid over the picture.
    pub crosshair: Option<Crosshair>,
    /// Strength of the Gaussian noise (see [`add_gaussian`]): 0 is none, 0.5 the published one.
    pub noise: f32,
    /// Seed of the noise: the same seed gives the same noise on every machine.
    pub seed: u64,
}

impl Corruption {
    /// The spoiled picture, of the clean one's shape: patches first, then the crosshair, then the
    /// noise, as a scene is damaged, then looked at through a sight, then by a noisy sensor.
    #[must_use]
    pub fn apply(&self, clean: &Image) -> Image {
        let mut spoiled = clean.clone();
        for patch in &self.patches {
            patch.erase_from(&mut spoiled);
        }
        if let Some(crosshair) = self.crosshair {
            crosshair.draw_on(&mut spoiled);
        }
        add_gaussian(&spoiled, self.noise, self.seed)
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
            crosshair: Some(Crosshair::default()),
            ..Corruption::default()
        };
        let spoiled = corruption.apply(&white());
        assert_eq!(spoiled.get(0, 0, 0), 0.0);
        assert_eq!(spoiled.get(0, 14, 14), 1.0);
    }

    #[test]
    fn the_noise_lies_over_everything() {
        let mut corruption = Corruption { crosshair: Some(Crosshair::default()), ..Corruption::default() };
        let quiet = corruption.apply(&Image::digit());
        corruption.noise = 0.5;
        corruption.seed = 9;
        assert_eq!(corruption.apply(&Image::digit()), add_gaussian(&quiet, 0.5, 9));
    }
}
