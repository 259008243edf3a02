//! A person's own picture: opened elsewhere, in a worker; here is what is known of it. Pure.

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

/// A picture that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// Its pixels from left to right.
    pub width: u32,
    /// Its pixels from top to bottom.
    pub height: u32,
    /// The whole of it, for the page to show.
    pub preview: Rc<Preview>,
    /// The square that is wanted of it.
    pub crop: Crop,
    /// The square that was cut out last, if any was.
    cut: Option<Crop>,
}

/// How it stands with the person's own picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Photo {
    /// The picture that is open.
    pub open: Option<Open>,
    /// The square of it that was cut out last: 3 × 100 × 100.
    pub cut: Option<Rc<Image>>,
    /// Whether a file is being opened.
    pub is_opening: bool,
    /// Why the last file was not opened.
    pub refusal: Option<PhotoRefusal>,
    /// Whether the last cut was the first one of its picture.
    is_new: bool,
}

/// What happens to it.
#[derive(Clone, Debug, PartialEq)]
pub enum PhotoAction {
    /// A file was chosen, pasted or dropped.
    Opening,
    /// It is open.
    Opened {
        /// Its pixels from left to right.
        width: u32,
        /// Its pixels from top to bottom.
        height: u32,
        /// The whole of it, smaller.
        preview: Rc<Preview>,
    },
    /// It is not, for this reason. What was open still is.
    Refused(PhotoRefusal),
    /// Something was pasted that is no file.
    NothingPasted,
    /// Who opens pictures and cuts them is gone, for this reason, and what was open with it.
    Lost(PhotoFailure),
    /// Another square is wanted.
    SetCrop(Crop),
    /// A square was cut out.
    Cut {
        /// Which one.
        crop: Crop,
        /// Its pixels.
        image: Rc<Image>,
    },
}

impl Photo {
    /// The square to cut out next: the one that is wanted, unless it is the one that was cut out last.
    pub fn crop_to_cut(&self) -> Option<Crop> {
        let open = self.open.as_ref()?;
        (open.cut != Some(open.crop)).then_some(open.crop)
    }

    /// Whether the last cut was the first one of its picture.
    pub fn is_newly_cut(&self) -> bool {
        self.is_new
    }

    /// Takes an action. A wild square is brought into the picture; one with a NaN is ignored.
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
                self.open = Some(Open { width, height, preview, crop, cut: None });
            }
            PhotoAction::Refused(refusal) => {
                self.is_opening = false;
                self.refusal = Some(refusal);
            }
            PhotoAction::NothingPasted => {
                // A file that is on its way has the last word.
                if !self.is_opening {
                    self.refusal = Some(PhotoRefusal::NothingPasted);
                }
            }
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
            PhotoAction::Cut { crop, image } => {
                if let Some(open) = &mut self.open {
                    self.is_new = open.cut.is_none();
                    open.cut = Some(crop);
                    self.cut = Some(image);
                }
            }
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
