//! Eyes: which one is shown, what lies over it, and what the network is given. Pure; places are in pixels, 0 to 100.

pub mod handles;

use std::ops::RangeInclusive;
use std::rc::Rc;

use afterimage_architecture::ModelId;
use afterimage_imaging::{EYE_SIDE, EyeCorruption, Image, MAX_EYE_NOISE, Point, Reticle, ReticleShape};
use afterimage_protocol::photo::Crop;

use crate::corruption::set_clamped;
use crate::image_set::{ImageSet, LoadError};
use crate::inference::Picture;
use crate::photo::{Photo, PhotoAction};
use crate::result::restoration::Restoration;

/// The thinnest and the thickest lines, in pixels.
pub const THICKNESSES: RangeInclusive<f32> = 1.0..=6.0;
/// The smallest and the largest crosshair, in pixels from its middle.
pub const RADII: RangeInclusive<f32> = 8.0..=48.0;

/// Colours to choose from by a press; any other can be mixed.
pub const COLOURS: [[u8; 3]; 6] =
    [[217, 26, 26], [0, 0, 0], [255, 255, 255], [24, 200, 60], [40, 120, 255], [255, 212, 0]];

/// Where the clean eye comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EyeSource {
    /// The eye at this place of the gallery.
    Gallery(usize),
    /// The person's own picture.
    Photo,
}

/// All about the eyes.
#[derive(Clone, Debug, PartialEq)]
pub struct Eyes {
    /// The gallery: eyes that no network saw while it learned.
    pub gallery: ImageSet,
    /// What is chosen.
    pub source: EyeSource,
    /// The person's own picture.
    pub photo: Photo,
    /// Whether the crosshair lies over the eye.
    pub is_crossed: bool,
    /// The crosshair. Its angle is not wrapped, so that a hand that turns it can go round and round.
    pub reticle: Reticle,
    /// Strength of the Gaussian noise, 0 to [`MAX_EYE_NOISE`].
    pub noise: f32,
    /// The noise's dice.
    pub seed: u64,
    /// The newest picture, 3×100×100; none before an eye is loaded.
    pub picture: Option<Picture>,
    /// The network, and its last reconstruction.
    pub restoration: Restoration,
}

impl Default for Eyes {
    fn default() -> Self {
        Self {
            gallery: ImageSet::default(),
            source: EyeSource::Gallery(0),
            photo: Photo::default(),
            is_crossed: true,
            reticle: Reticle { shape: ReticleShape::CircleCross, thickness: 3.0, ..Reticle::default() },
            noise: 0.0,
            seed: 1,
            picture: None,
            restoration: Restoration::new(ModelId::Eyes),
        }
    }
}

/// What a person does with the eyes.
#[derive(Clone, Debug, PartialEq)]
pub enum EyesAction {
    /// The gallery arrived, or did not.
    GalleryArrived(Result<Vec<Image>, LoadError>),
    /// The gallery is asked for once more.
    FetchGallery,
    /// Another eye of the gallery.
    Pick(usize),
    /// The person's own picture, once there is one.
    PickPhoto,
    /// To the person's own picture.
    Photo(PhotoAction),
    /// The crosshair on or off.
    SetCrossed(bool),
    /// Another shape.
    SetShape(ReticleShape),
    /// Another colour, sRGB in [0, 1].
    SetColour([f32; 3]),
    /// Thickness of its lines in pixels.
    SetThickness(f32),
    /// Its radius in pixels.
    SetRadius(f32),
    /// Its angle in radians, clockwise.
    TurnTo(f32),
    /// Its middle comes here.
    MoveTo(Point),
    /// Strength of the noise.
    SetNoise(f32),
    /// The same strength, other dice.
    NewNoise,
}

impl Eyes {
    /// What is done to the clean eye.
    pub fn corruption(&self) -> EyeCorruption {
        let reticles = if self.is_crossed { vec![self.reticle] } else { Vec::new() };
        EyeCorruption { reticles, noise: self.noise, seed: self.seed }
    }

    /// The clean eye, once it is there.
    pub fn clean(&self) -> Option<&Rc<Image>> {
        match self.source {
            EyeSource::Photo => self.photo.cropped.as_ref(),
            EyeSource::Gallery(index) => self.gallery.get(index),
        }
    }

    /// The square of the person's own picture that is to be cut out, where it has not been yet.
    pub fn next_crop(&self) -> Option<Crop> {
        self.photo.next_crop()
    }

    /// Takes an action. Wild values are clamped, and NaN is ignored.
    pub fn apply(&mut self, action: EyesAction) {
        let before = (self.clean().cloned(), self.corruption());
        match action {
            // It was fetched twice; what came first stays.
            EyesAction::GalleryArrived(_) if self.gallery != ImageSet::Loading => {}
            EyesAction::GalleryArrived(Ok(images)) => {
                self.gallery = ImageSet::Ready(images.into_iter().map(Rc::new).collect());
                self.choose(self.source);
            }
            EyesAction::GalleryArrived(Err(error)) => self.gallery = ImageSet::Failed(error),
            EyesAction::FetchGallery => self.gallery = ImageSet::Loading,
            EyesAction::Pick(index) => {
                self.choose(EyeSource::Gallery(index));
                self.photo.refusal = None;
            }
            EyesAction::PickPhoto if self.photo.cropped.is_some() => self.source = EyeSource::Photo,
            EyesAction::PickPhoto => {}
            EyesAction::Photo(action) => {
                // A new picture is shown as soon as a square has been cut out of it; until then all stays as it was.
                let shows = matches!(action, PhotoAction::Cropped { .. });
                self.photo.apply(action);
                if shows && self.photo.is_newly_cropped() {
                    self.source = EyeSource::Photo;
                }
            }
            EyesAction::SetCrossed(is_on) => self.is_crossed = is_on,
            EyesAction::SetShape(shape) => self.reticle.shape = shape,
            EyesAction::SetColour(colour) => {
                if colour.iter().all(|value| value.is_finite()) {
                    self.reticle.colour = colour.map(|value| value.clamp(0.0, 1.0));
                }
            }
            EyesAction::SetThickness(thickness) => set_clamped(&mut self.reticle.thickness, thickness, &THICKNESSES),
            EyesAction::SetRadius(radius) => set_clamped(&mut self.reticle.radius, radius, &RADII),
            EyesAction::TurnTo(angle) => {
                if angle.is_finite() {
                    self.reticle.angle = angle;
                }
            }
            EyesAction::MoveTo(point) => {
                let side = 0.0..=EYE_SIDE as f32;
                set_clamped(&mut self.reticle.x, point.x, &side);
                set_clamped(&mut self.reticle.y, point.y, &side);
            }
            EyesAction::SetNoise(noise) => set_clamped(&mut self.noise, noise, &(0.0..=MAX_EYE_NOISE)),
            EyesAction::NewNoise => self.seed = self.seed.wrapping_add(1),
        }
        let is_same = match (&before.0, self.clean()) {
            (Some(before), Some(clean)) => Rc::ptr_eq(before, clean),
            (before, clean) => before.is_none() && clean.is_none(),
        };
        if !is_same || before.1 != self.corruption() {
            self.corrupt();
        }
    }

    /// Takes over the settings of another page; gallery and own picture are this one's.
    pub fn restore(&mut self, other: &Self) {
        let Self { source, is_crossed, reticle, noise, seed, .. } = *other;
        *self = Self { is_crossed, reticle, noise, seed, ..self.clone() };
        self.choose(source);
        self.corrupt();
    }

    /// Shows an eye. In place of one that is not there, the first one of the gallery.
    fn choose(&mut self, source: EyeSource) {
        let is_missing = match (source, &self.gallery) {
            (EyeSource::Gallery(index), ImageSet::Ready(images)) => index >= images.len(),
            (EyeSource::Gallery(_), _) => false,
            (EyeSource::Photo, _) => self.photo.cropped.is_none(),
        };
        self.source = if is_missing { EyeSource::Gallery(0) } else { source };
    }

    /// Makes the newest picture.
    fn corrupt(&mut self) {
        self.picture = self.clean().map(|clean| {
            let corrupted = Rc::new(self.corruption().apply(clean));
            Picture { clean: Rc::clone(clean), corrupted }
        });
    }
}

/// How far the crosshair is turned, in whole degrees from −180 to 180.
pub fn degrees(reticle: &Reticle) -> f32 {
    let degrees = reticle.angle.to_degrees().round();
    if degrees.abs() <= 180.0 { degrees } else { (degrees + 180.0).rem_euclid(360.0) - 180.0 }
}

/// A colour's 8-bit values.
pub fn bytes(colour: [f32; 3]) -> [u8; 3] {
    colour.map(|value| (value * 255.0).round() as u8)
}

/// A colour as the browser's mixer writes it.
pub fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// What the browser's mixer wrote, in [0, 1].
pub fn from_hex(text: &str) -> Option<[f32; 3]> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    Some([16, 8, 0].map(|shift| (number >> shift & 0xff) as f32 / 255.0))
}

#[cfg(test)]
mod tests;
