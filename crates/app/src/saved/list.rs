//! The saved crosshairs and boxes.

use std::f32::consts::TAU;

use afterimage_imaging::{Crosshair, DIGIT_SIDE, Patch};
use serde::{Deserialize, Serialize};

use crate::corruption::selectable_list::SelectableList;
use crate::corruption::{SIDES, THICKNESSES};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct SavedList<T> {
    pub(super) is_on: bool,
    pub(super) list: Vec<T>,
    pub(super) selected: u8,
}

impl<T: Clone + Default> SavedList<T> {
    pub(super) fn new(marks: &SelectableList<T>) -> Self {
        let is_on = marks.is_on();
        let mut marks = marks.clone();
        marks.switch(true);
        let selected = marks.selected_index().and_then(|index| u8::try_from(index).ok()).unwrap_or_default();
        Self { is_on, list: marks.shown().to_vec(), selected }
    }

    /// The marks, but for those that `sane` makes nothing of.
    pub(super) fn to_list(&self, clamped: impl Fn(&T) -> Option<T>) -> SelectableList<T> {
        let mut marks = SelectableList::default();
        self.list.iter().filter_map(clamped).for_each(|mark| marks.add(mark));
        marks.select(usize::from(self.selected));
        marks.switch(self.is_on);
        marks
    }
}

pub(super) fn clamped_crosshair(crosshair: &Crosshair) -> Option<Crosshair> {
    let Crosshair { x, y, thickness, intensity, angle } = *crosshair;
    let is_sane = [x, y, thickness, intensity, angle].into_iter().all(f32::is_finite);
    let side = DIGIT_SIDE as f32;
    is_sane.then(|| Crosshair {
        x: x.clamp(0.0, side),
        y: y.clamp(0.0, side),
        thickness: thickness.clamp(*THICKNESSES.start(), *THICKNESSES.end()),
        intensity: intensity.clamp(0.0, 1.0),
        // Whole turns change nothing, and where there are too many of them a number has no room for the rest.
        angle: angle % TAU,
    })
}

pub(super) fn clamped_patch(patch: &Patch) -> Option<Patch> {
    let Patch { x, y, width, height } = *patch;
    let is_sane = [x, y, width, height].into_iter().all(f32::is_finite);
    let side = |length: f32| length.clamp(*SIDES.start(), *SIDES.end());
    let (width, height) = (side(width), side(height));
    let along = |place: f32, length: f32| place.clamp(0.0, DIGIT_SIDE as f32 - length);
    is_sane.then(|| Patch { x: along(x, width), y: along(y, height), width, height })
}
