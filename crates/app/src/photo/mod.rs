//! The user's own picture. A worker opens and crops it; this is its state. Pure.

pub mod handles;

use std::rc::Rc;

use afterimage_imaging::{Image, ImageError};
use afterimage_protocol::photo::{Crop, MIN_SIDE, PhotoError, Preview};

use crate::failures::WorkerFailure;

/// Why a picture was not opened.
#[derive(Clone, Debug, PartialEq)]
pub enum PhotoRefusal {
    /// The browser could not read the file.
    Unreadable,
    /// The clipboard held no picture.
    NothingPasted,
    /// A picture of another page was dropped, of which there is only the address.
    NothingDropped,
    /// The file was read, and refused.
    Photo(PhotoError),
    /// The worker that opens pictures failed.
    Lost(PhotoFailure),
}

/// Why the worker that opens pictures is of no further use.
#[derive(Clone, Debug, PartialEq)]
pub enum PhotoFailure {
    /// The worker failed.
    Worker(WorkerFailure),
    /// The worker reported that no picture is open, although one is.
    NothingOpen,
    /// The worker's square is no picture.
    Image(ImageError),
}

impl From<WorkerFailure> for PhotoFailure {
    fn from(failure: WorkerFailure) -> Self {
        Self::Worker(failure)
    }
}

/// The open picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// The whole picture, smaller, for the page to show.
    pub preview: Rc<Preview>,
    /// The square that the user selected.
    pub crop: Crop,
    /// The square that was cropped last.
    cropped: Option<Crop>,
}

/// The state of the user's own picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Photo {
    /// The open picture.
    pub open: Option<Open>,
    /// The square that was cropped last, `[3, 100, 100]`.
    pub cropped: Option<Rc<Image>>,
    /// Whether a file is being opened.
    pub is_opening: bool,
    /// Why the last file was not opened.
    pub refusal: Option<PhotoRefusal>,
    /// Whether the last crop was the first one of its picture.
    is_new: bool,
}

/// Changes the user's own picture.
#[derive(Clone, Debug, PartialEq)]
pub enum PhotoAction {
    /// A file was chosen, pasted or dropped.
    Opening,
    /// The file is open.
    Opened {
        /// The width in pixels.
        width: u32,
        /// The height in pixels.
        height: u32,
        /// The whole picture, smaller.
        preview: Rc<Preview>,
    },
    /// The file was refused. The picture before it stays open.
    Refused(PhotoRefusal),
    /// The user pasted, but the clipboard held no file.
    NothingPasted,
    /// The user dropped a picture of another page, but no file came with it.
    NothingDropped,
    /// The worker failed. The open picture is lost; the last crop stays.
    Lost(PhotoFailure),
    /// Selects a square.
    SetCrop(Crop),
    /// A square was cropped.
    Cropped {
        /// The square.
        crop: Crop,
        /// Its pixels, `[3, 100, 100]`.
        image: Rc<Image>,
    },
}

impl Photo {
    /// The square to crop next: the selected one, unless it was the last to be cropped.
    pub fn next_crop(&self) -> Option<Crop> {
        let open = self.open.as_ref()?;
        (open.cropped != Some(open.crop)).then_some(open.crop)
    }

    /// Whether the last crop was the first one of its picture.
    pub fn is_newly_cropped(&self) -> bool {
        self.is_new
    }

    /// Applies an action. A square that reaches out of the picture is moved into it; one with a NaN is ignored.
    pub fn apply(&mut self, action: PhotoAction) {
        self.is_new = false;
        match action {
            PhotoAction::Opening => {
                self.is_opening = true;
                self.refusal = None;
            }
            PhotoAction::Opened { width, height, preview } => {
                self.is_opening = false;
                self.refusal = None;
                let crop = Crop::middle(width, height);
                self.open = Some(Open { width, height, preview, crop, cropped: None });
            }
            PhotoAction::Refused(refusal) => {
                self.is_opening = false;
                self.refusal = Some(refusal);
            }
            PhotoAction::NothingPasted => self.refuse_nothing(PhotoRefusal::NothingPasted),
            PhotoAction::NothingDropped => self.refuse_nothing(PhotoRefusal::NothingDropped),
            PhotoAction::Lost(failure) => {
                self.open = None;
                self.is_opening = false;
                self.refusal = Some(PhotoRefusal::Lost(failure));
            }
            PhotoAction::SetCrop(crop) => {
                let is_somewhere = [crop.x, crop.y, crop.side].iter().all(|value| !value.is_nan());
                if let Some(open) = self.open.as_mut().filter(|_| is_somewhere) {
                    open.crop = open.inside(crop);
                }
            }
            PhotoAction::Cropped { crop, image } => {
                if let Some(open) = &mut self.open {
                    self.is_new = open.cropped.is_none();
                    open.cropped = Some(crop);
                    self.cropped = Some(image);
                }
            }
        }
    }

    /// There was no file. The result of one that is being opened will be shown instead.
    fn refuse_nothing(&mut self, refusal: PhotoRefusal) {
        if !self.is_opening {
            self.refusal = Some(refusal);
        }
    }
}

impl Open {
    /// The largest side of a square that lies within the picture.
    pub fn most(&self) -> f32 {
        self.width.min(self.height) as f32
    }

    /// The smallest.
    pub fn least(&self) -> f32 {
        MIN_SIDE as f32
    }

    /// The nearest square that lies within the picture.
    fn inside(&self, crop: Crop) -> Crop {
        let Crop { x, y, side } = crop.within(self.width, self.height);
        let side = side.min(self.most());
        let along = |middle: f32, length: u32| middle.min(length as f32 - side / 2.0).max(side / 2.0);
        Crop { x: along(x, self.width), y: along(y, self.height), side }
    }
}

#[cfg(test)]
pub(crate) mod tests;
