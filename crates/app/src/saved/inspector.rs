//! The saved inspector.

use std::rc::Rc;

use afterimage_imaging::{DIGIT_SIDE, Image};
use serde::{Deserialize, Serialize};

use crate::inspector::{Inspector, MorphTarget};

/// The size of the largest latent: 256 channels of 4 × 4.
const MAX_CELLS: u16 = 4096;

/// The shown layer, the latent's edits, and the morph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct SavedInspector {
    pub(super) layer: Option<u16>,
    pub(super) cell: Option<u16>,
    /// The number of the latent's cells.
    pub(super) cells: u16,
    pub(super) edits: Vec<(u16, f32)>,
    pub(super) target: SavedMorphTarget,
    pub(super) t: f32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum SavedMorphTarget {
    None,
    Sample(u16),
    /// One byte for each pixel.
    Kept(Vec<u8>),
}

impl SavedInspector {
    pub(super) fn new(inspector: &Inspector) -> Self {
        let small = |place: usize| u16::try_from(place).ok();
        let edit = |(cell, offset): (usize, &f32)| Some((small(cell)?, *offset)).filter(|(_, offset)| *offset != 0.0);
        Self {
            layer: inspector.layer.and_then(small),
            cell: inspector.cell.and_then(small),
            cells: small(inspector.offsets().len()).unwrap_or_default(),
            edits: inspector.offsets().iter().enumerate().filter_map(edit).collect(),
            target: SavedMorphTarget::new(&inspector.morph.target),
            t: inspector.morph.t,
        }
    }

    pub(super) fn to_inspector(&self) -> Inspector {
        let mut inspector = Inspector::default();
        inspector.layer = self.layer.map(Into::into);
        inspector.cell = self.cell.filter(|cell| *cell < MAX_CELLS).map(Into::into);
        let mut offsets = vec![0.0; usize::from(self.cells.min(MAX_CELLS))];
        for (cell, offset) in &self.edits {
            if let Some(place) = offsets.get_mut(usize::from(*cell)) {
                *place = *offset;
            }
        }
        inspector.set_offsets(offsets);
        inspector.morph.target = self.target.to_target();
        if inspector.morph.target != MorphTarget::None && !self.t.is_nan() {
            inspector.morph.t = self.t.clamp(0.0, 1.0);
        }
        inspector
    }
}

impl SavedMorphTarget {
    fn new(target: &MorphTarget) -> Self {
        match target {
            MorphTarget::None => Self::None,
            MorphTarget::Sample(index) => u16::try_from(*index).map_or(Self::None, Self::Sample),
            MorphTarget::Kept(image) => {
                Self::Kept(image.pixels().iter().map(|value| (value * 255.0).round() as u8).collect())
            }
        }
    }

    fn to_target(&self) -> MorphTarget {
        match self {
            Self::None => MorphTarget::None,
            Self::Sample(index) => MorphTarget::Sample((*index).into()),
            Self::Kept(bytes) => {
                let pixels = bytes.iter().map(|byte| f32::from(*byte) / 255.0).collect();
                let image = Image::from_pixels(1, DIGIT_SIDE, DIGIT_SIDE, pixels);
                image.map_or(MorphTarget::None, |image| MorphTarget::Kept(Rc::new(image)))
            }
        }
    }
}
