//! The saved eye and its corruption.

use std::f32::consts::TAU;

use afterimage_imaging::{Point, Reticle};
use serde::{Deserialize, Serialize};

use crate::eyes::{EyeSource, Eyes, EyesAction};

/// The settings of the eyes. The user's own picture is never saved: it stays on the user's device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct SavedEyes {
    /// The eye's index in the gallery; 0 instead of the user's own picture.
    pub(super) eye: u8,
    pub(super) is_crossed: bool,
    pub(super) reticle: Reticle,
    pub(super) noise: f32,
    pub(super) seed: u64,
}

impl SavedEyes {
    pub(super) fn new(eyes: &Eyes) -> Self {
        let eye = match eyes.source {
            EyeSource::Gallery(index) => u8::try_from(index).unwrap_or_default(),
            EyeSource::Photo => 0,
        };
        let Eyes { is_crossed, reticle, noise, seed, .. } = *eyes;
        Self { eye, is_crossed, reticle, noise, seed }
    }

    pub(super) fn to_eyes(&self) -> Eyes {
        let Reticle { shape, x, y, angle, thickness, radius, colour, opacity: _ } = self.reticle;
        let mut eyes = Eyes { seed: self.seed, ..Eyes::default() };
        let settings = [
            EyesAction::Pick(self.eye.into()),
            EyesAction::SetCrossed(self.is_crossed),
            EyesAction::SetShape(shape),
            EyesAction::MoveTo(Point::new(x, y)),
            // Whole turns change nothing, and where there are too many of them a number has no room for the rest.
            EyesAction::TurnTo(angle % TAU),
            EyesAction::SetThickness(thickness),
            EyesAction::SetRadius(radius),
            EyesAction::SetColour(colour),
            EyesAction::SetNoise(self.noise),
        ];
        settings.into_iter().for_each(|setting| eyes.apply(setting));
        eyes
    }
}
