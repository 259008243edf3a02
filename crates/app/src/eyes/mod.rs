//! The eyes' workspace: the clean eye, the crosshair and noise over it, and the network's input. Pure. Positions are in
//! pixels of the picture, from 0 to 100.

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

/// Allowed thickness of the crosshair's lines, in pixels.
pub const THICKNESSES: RangeInclusive<f32> = 1.0..=6.0;
/// Allowed radius of the crosshair, in pixels.
pub const RADII: RangeInclusive<f32> = 8.0..=48.0;

/// Colours with a button each, 8-bit sRGB. The user can also mix any other colour.
pub const COLOURS: [[u8; 3]; 6] =
    [[217, 26, 26], [0, 0, 0], [255, 255, 255], [24, 200, 60], [40, 120, 255], [255, 212, 0]];

/// Where the clean eye comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EyeSource {
    /// The eye with this index in the gallery.
    Gallery(usize),
    /// The user's own picture.
    Photo,
}

/// The state of the eyes' workspace.
#[derive(Clone, Debug, PartialEq)]
pub struct Eyes {
    /// The gallery: eyes that were not used in training.
    pub gallery: ImageSet,
    /// The chosen source of the clean eye.
    pub source: EyeSource,
    /// The user's own picture.
    pub photo: Photo,
    /// Whether the crosshair lies over the eye.
    pub has_crosshair: bool,
    /// The crosshair. Its angle is not wrapped to one turn, so a drag can turn it several times.
    pub reticle: Reticle,
    /// Strength of the Gaussian noise, 0 to [`MAX_EYE_NOISE`].
    pub noise: f32,
    /// The seed of the noise.
    pub seed: u64,
    /// The clean and the corrupted eye; `None` until a clean eye is loaded.
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
            has_crosshair: true,
            reticle: Reticle { shape: ReticleShape::CircleCross, thickness: 3.0, ..Reticle::default() },
            noise: 0.0,
            seed: 1,
            picture: None,
            restoration: Restoration::new(ModelId::Eyes),
        }
    }
}

/// An action of the user in the eyes' workspace, or the arrival of its files.
#[derive(Clone, Debug, PartialEq)]
pub enum EyesAction {
    /// The gallery was fetched, or the fetch failed.
    GalleryArrived(Result<Vec<Image>, LoadError>),
    /// Fetches the gallery again.
    FetchGallery,
    /// Selects the eye with this index in the gallery.
    Pick(usize),
    /// Selects the user's own picture, if there is one.
    PickPhoto,
    /// An action on the user's own picture.
    Photo(PhotoAction),
    /// Shows or hides the crosshair.
    ShowCrosshair(bool),
    /// Sets the crosshair's shape.
    SetShape(ReticleShape),
    /// Sets the crosshair's colour, sRGB in [0, 1].
    SetColour([f32; 3]),
    /// Sets the thickness of the crosshair's lines, in pixels.
    SetThickness(f32),
    /// Sets the crosshair's radius, in pixels.
    SetRadius(f32),
    /// Sets the crosshair's angle, in radians, clockwise.
    TurnTo(f32),
    /// Moves the crosshair's centre to this point.
    MoveTo(Point),
    /// Sets the strength of the noise, 0 to [`MAX_EYE_NOISE`].
    SetNoise(f32),
    /// Draws new noise of the same strength, with the next seed.
    NewNoise,
}

impl Eyes {
    /// The corruption of the clean eye.
    pub fn corruption(&self) -> EyeCorruption {
        let reticles = if self.has_crosshair { vec![self.reticle] } else { Vec::new() };
        EyeCorruption { reticles, noise: self.noise, seed: self.seed }
    }

    /// The clean eye, once it is loaded.
    pub fn clean(&self) -> Option<&Rc<Image>> {
        match self.source {
            EyeSource::Photo => self.photo.cropped.as_ref(),
            EyeSource::Gallery(index) => self.gallery.get(index),
        }
    }

    /// The square to cut out of the user's own picture, unless it was cut out already.
    pub fn next_crop(&self) -> Option<Crop> {
        self.photo.next_crop()
    }

    /// Applies an action. Values outside their range are clamped, and NaN is ignored.
    pub fn apply(&mut self, action: EyesAction) {
        let before = (self.clean().cloned(), self.corruption());
        match action {
            // The gallery was fetched twice; the first result stays.
            EyesAction::GalleryArrived(_) if self.gallery != ImageSet::Loading => {}
            EyesAction::GalleryArrived(Ok(images)) => {
                self.gallery = ImageSet::Ready(images.into_iter().map(Rc::new).collect());
                self.select(self.source);
            }
            EyesAction::GalleryArrived(Err(error)) => self.gallery = ImageSet::Failed(error),
            EyesAction::FetchGallery => self.gallery = ImageSet::Loading,
            EyesAction::Pick(index) => {
                self.select(EyeSource::Gallery(index));
                self.photo.refusal = None;
            }
            EyesAction::PickPhoto if self.photo.cropped.is_some() => self.source = EyeSource::Photo,
            EyesAction::PickPhoto => {}
            EyesAction::Photo(action) => {
                // A new picture is shown once a square has been cut out of it. Until then nothing changes.
                let shows = matches!(action, PhotoAction::Cropped { .. });
                self.photo.apply(action);
                if shows && self.photo.is_newly_cropped() {
                    self.source = EyeSource::Photo;
                }
            }
            EyesAction::ShowCrosshair(is_on) => self.has_crosshair = is_on,
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

    /// Takes over the settings of `other`, but not its gallery and its photo.
    pub fn restore(&mut self, other: &Self) {
        let Self { source, has_crosshair, reticle, noise, seed, .. } = *other;
        *self = Self { has_crosshair, reticle, noise, seed, ..self.clone() };
        self.select(source);
        self.corrupt();
    }

    /// Selects the source, or the first eye of the gallery if the source does not exist.
    fn select(&mut self, source: EyeSource) {
        let is_missing = match (source, &self.gallery) {
            (EyeSource::Gallery(index), ImageSet::Ready(images)) => index >= images.len(),
            (EyeSource::Gallery(_), _) => false,
            (EyeSource::Photo, _) => self.photo.cropped.is_none(),
        };
        self.source = if is_missing { EyeSource::Gallery(0) } else { source };
    }

    /// Computes the picture anew.
    fn corrupt(&mut self) {
        self.picture = self.clean().map(|clean| {
            let corrupted = Rc::new(self.corruption().apply(clean));
            Picture { clean: Rc::clone(clean), corrupted }
        });
    }
}

/// The crosshair's angle, in whole degrees from −180 to 180.
pub fn degrees(reticle: &Reticle) -> f32 {
    let degrees = reticle.angle.to_degrees().round();
    if degrees.abs() <= 180.0 { degrees } else { (degrees + 180.0).rem_euclid(360.0) - 180.0 }
}

/// Converts a colour in [0, 1] to 8-bit values.
pub fn to_rgb8(colour: [f32; 3]) -> [u8; 3] {
    colour.map(|value| (value * 255.0).round() as u8)
}

/// Writes a colour as `#rrggbb`, as the browser's colour input does.
pub fn to_hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Reads `#rrggbb` as a colour in [0, 1]; `None` for any other text.
pub fn from_hex(text: &str) -> Option<[f32; 3]> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    Some([16, 8, 0].map(|shift| (number >> shift & 0xff) as f32 / 255.0))
}

#[cfg(test)]
mod tests;
