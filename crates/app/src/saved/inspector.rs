//! What is looked at inside of the network.

use std::rc::Rc;

use afterimage_imaging::{DIGIT_SIDE, Image};
use serde::{Deserialize, Serialize};

use crate::inspector::{Inside, Target};

/// The largest latent that a page of ours can hold: 256 channels of 4 × 4.
const MOST_CELLS: u16 = 4096;

/// The layer, the latent's edits, and the way to another latent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct SavedInside {
    pub(super) layer: Option<u16>,
    pub(super) cell: Option<u16>,
    /// How many cells the latent has, and what was added to those that were edited.
    pub(super) cells: u16,
    pub(super) edits: Vec<(u16, f32)>,
    pub(super) target: SavedTarget,
    pub(super) share: f32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum SavedTarget {
    None,
    Sample(u16),
    /// One byte for each pixel.
    Kept(Vec<u8>),
}

impl SavedInside {
    pub(super) fn of(inside: &Inside) -> Self {
        let small = |place: usize| u16::try_from(place).ok();
        let edit = |(cell, offset): (usize, &f32)| Some((small(cell)?, *offset)).filter(|(_, offset)| *offset != 0.0);
        Self {
            layer: inside.layer.and_then(small),
            cell: inside.cell.and_then(small),
            cells: small(inside.offsets().len()).unwrap_or_default(),
            edits: inside.offsets().iter().enumerate().filter_map(edit).collect(),
            target: SavedTarget::of(&inside.morph.target),
            share: inside.morph.share,
        }
    }

    pub(super) fn inside(&self) -> Inside {
        let mut inside = Inside::default();
        inside.layer = self.layer.map(Into::into);
        inside.cell = self.cell.filter(|cell| *cell < MOST_CELLS).map(Into::into);
        let mut offsets = vec![0.0; usize::from(self.cells.min(MOST_CELLS))];
        for (cell, offset) in &self.edits {
            if let Some(place) = offsets.get_mut(usize::from(*cell)) {
                *place = *offset;
            }
        }
        inside.set_offsets(offsets);
        inside.morph.target = self.target.target();
        if inside.morph.target != Target::None && !self.share.is_nan() {
            inside.morph.share = self.share.clamp(0.0, 1.0);
        }
        inside
    }
}

impl SavedTarget {
    fn of(target: &Target) -> Self {
        match target {
            Target::None => Self::None,
            Target::Sample(index) => u16::try_from(*index).map_or(Self::None, Self::Sample),
            Target::Kept(image) => {
                Self::Kept(image.pixels().iter().map(|value| (value * 255.0).round() as u8).collect())
            }
        }
    }

    fn target(&self) -> Target {
        match self {
            Self::None => Target::None,
            Self::Sample(index) => Target::Sample((*index).into()),
            Self::Kept(bytes) => {
                let pixels = bytes.iter().map(|byte| f32::from(*byte) / 255.0).collect();
                let image = Image::from_pixels(1, DIGIT_SIDE, DIGIT_SIDE, pixels);
                image.map_or(Target::None, |image| Target::Kept(Rc::new(image)))
            }
        }
    }
}
