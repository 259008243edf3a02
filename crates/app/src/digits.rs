//! The workspace of the digits: what is drawn, how it is corrupted, and what is shown of the network.

use std::rc::Rc;

use afterimage_architecture::ModelId;
use afterimage_imaging::{Image, erase_strokes, rasterise};

use crate::comparison::Comparison;
use crate::corruption::{CorruptionAction, CorruptionSettings};
use crate::drawing::{Drawing, DrawingAction, DrawingSource};
use crate::image_set::ImageSet;
use crate::inference::Picture;
use crate::inspector::{Inspector, MorphTarget};
use crate::result::restoration::Restoration;

/// The sample that the page opens with: a clear 2, whose curve and corner both survive noise that hides them.
pub const FIRST_SAMPLE: usize = 2;

/// The state of the workspace.
#[derive(Clone, Debug, PartialEq)]
pub struct Digits {
    /// The sample digits.
    pub samples: ImageSet,
    /// The pad.
    pub drawing: Drawing,
    /// What corrupts the picture.
    pub corruption: CorruptionSettings,
    /// The newest picture, 28×28.
    pub picture: Picture,
    /// The network, and its last reconstruction.
    pub restoration: Restoration,
    /// What is shown of the inside of the network.
    pub inspector: Inspector,
    /// The four decoders side by side.
    pub comparison: Comparison,
}

impl Default for Digits {
    fn default() -> Self {
        let blank = Rc::new(Image::digit());
        let mut digits = Self {
            samples: ImageSet::default(),
            drawing: Drawing::default(),
            corruption: CorruptionSettings::default(),
            picture: Picture { clean: Rc::clone(&blank), corrupted: blank },
            restoration: Restoration::new(ModelId::Restore),
            inspector: Inspector::default(),
            comparison: Comparison::default(),
        };
        digits.update_corrupted();
        digits
    }
}

impl Digits {
    /// The sample that the pad shows, if it shows one.
    pub fn sample(&self) -> Option<&Rc<Image>> {
        match self.drawing.source() {
            DrawingSource::Sample { index, .. } => self.samples.get(*index),
            DrawingSource::Strokes(_) => None,
        }
    }

    /// The picture to which the interpolation leads, if there is one.
    pub fn target(&self) -> Option<&Rc<Image>> {
        match &self.inspector.morph.target {
            MorphTarget::None => None,
            MorphTarget::Sample(index) => self.samples.get(*index),
            MorphTarget::Kept(image) => Some(image),
        }
    }

    /// Applies an action to the pad, and updates the picture where the drawing changed.
    pub fn draw(&mut self, action: DrawingAction) {
        let before = (self.drawing.source().clone(), self.drawing.framing);
        self.drawing.apply(action);
        if !self.drawing.source().ptr_eq(&before.0) || self.drawing.framing != before.1 {
            self.update_picture();
        }
    }

    /// Applies an action to the corruption, and updates the picture.
    pub fn corrupt(&mut self, action: CorruptionAction) {
        self.corruption.apply(action);
        self.update_corrupted();
    }

    /// Draws the first sample on a pad that is still empty, and removes samples that the file does not have.
    pub fn init_drawing(&mut self) {
        if let ImageSet::Ready(images) = &self.samples {
            self.drawing.forget_missing_sample(images.len());
            if self.samples.get(FIRST_SAMPLE).is_some() {
                self.drawing.init(DrawingSource::sample(FIRST_SAMPLE));
            }
        }
        self.update_picture();
    }

    /// Makes the clean picture from the drawing, and the corrupted one from that.
    pub fn update_picture(&mut self) {
        self.picture.clean = match self.drawing.source() {
            DrawingSource::Strokes(strokes) => Rc::new(rasterise(strokes, self.drawing.framing)),
            DrawingSource::Sample { index, erasures } => match self.samples.get(*index) {
                Some(image) if erasures.is_empty() => Rc::clone(image),
                Some(image) => {
                    let mut image = Image::clone(image);
                    erase_strokes(&mut image, erasures);
                    Rc::new(image)
                }
                None => Rc::new(Image::digit()),
            },
        };
        self.update_corrupted();
    }

    fn update_corrupted(&mut self) {
        self.picture.corrupted = Rc::new(self.corruption.to_corruption().apply(&self.picture.clean));
    }
}
