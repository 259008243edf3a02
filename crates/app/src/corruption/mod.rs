//! The settings that corrupt the picture: noise, crosshairs and erased boxes.

pub mod handles;
pub mod selectable_list;

use std::ops::RangeInclusive;

use afterimage_imaging::{Corruption, Crosshair, DIGIT_SIDE, Patch, Point};

use crate::corruption::selectable_list::SelectableList;

/// The noise of a new page: the strength of the published experiment, in the middle of the slider.
const FIRST_NOISE: f32 = 0.5;
/// The largest fraction of black and white pixels. Above it a digit can hardly be seen.
pub const MAX_SALT_AND_PEPPER: f32 = 0.5;
/// The thinnest and the thickest crosshair, in pixels.
pub const THICKNESSES: RangeInclusive<f32> = 0.5..=6.0;
/// The shortest and the longest side of a box, in pixels.
pub const SIDES: RangeInclusive<f32> = 1.0..=DIGIT_SIDE as f32;
/// The side of a box that was not dragged, in pixels.
const NEW_SIDE: f32 = 8.0;
/// The positions of new marks, in pixels. A new mark takes the first free one, so that it hides no other mark. Boxes start
/// from the end of the list, so that they hide no crosshair.
const NEW_MARK_POSITIONS: [Point; 6] = [
    Point::new(20.0, 8.0),
    Point::new(8.0, 8.0),
    Point::new(14.0, 22.0),
    Point::new(14.0, 6.0),
    Point::new(20.0, 20.0),
    Point::new(8.0, 20.0),
];

/// A mark on the picture that the user can select and drag, by the index in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A crosshair.
    Crosshair(usize),
    /// An erased box.
    Patch(usize),
}

/// All settings that corrupt the picture. A part that is switched off keeps its settings.
#[derive(Clone, Debug, PartialEq)]
pub struct CorruptionSettings {
    /// Strength of the Gaussian noise, in [0, 1].
    pub noise: f32,
    /// Fraction of the pixels that become black or white, from 0 to [`MAX_SALT_AND_PEPPER`].
    pub salt_and_pepper: f32,
    /// The seed of both kinds of noise.
    pub seed: u64,
    /// Whether the noise changes with every frame.
    pub animate: bool,
    /// The crosshairs, in pixels. Their angles are not wrapped, so that the user can turn one further than a full turn.
    pub crosshairs: SelectableList<Crosshair>,
    /// The erased boxes, in pixels. None crosses the picture's edge.
    pub patches: SelectableList<Patch>,
    /// Two opposite corners of a new box while the user drags it.
    draft: Option<[Point; 2]>,
}

impl Default for CorruptionSettings {
    fn default() -> Self {
        Self {
            noise: FIRST_NOISE,
            salt_and_pepper: 0.0,
            seed: 1,
            animate: false,
            crosshairs: SelectableList::default(),
            patches: SelectableList::default(),
            draft: None,
        }
    }
}

/// What the user does to the corruption. Points are in pixels, 0 to 28.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CorruptionAction {
    /// Sets the strength of the Gaussian noise, 0 to 1.
    SetNoise(f32),
    /// Sets the fraction of black and white pixels.
    SetSaltAndPepper(f32),
    /// Draws new noise of the same strength: takes another seed.
    NewNoise,
    /// Sets whether the noise changes with every frame.
    SetAnimate(bool),
    /// Switches crosshairs on or off. Adds one if there is none.
    SetCrosshairs(bool),
    /// Adds a crosshair.
    AddCrosshair,
    /// Switches erased boxes on or off.
    SetPatches(bool),
    /// Adds a box, for users who cannot drag one.
    AddPatch,
    /// Selects a mark.
    Select(Mark),
    /// Removes a mark.
    Remove(Mark),
    /// Selects a mark and moves its centre to this point.
    MoveTo(Mark, Point),
    /// Sets the angle of the selected crosshair in radians, clockwise.
    TurnTo(f32),
    /// Sets the thickness of the selected crosshair in pixels.
    SetThickness(f32),
    /// Sets the width of the selected box in pixels. Its centre stays, if there is room.
    SetWidth(f32),
    /// Sets the height of the selected box in the same way.
    SetHeight(f32),
    /// Moves the lower right corner of the selected box to this point. The upper left corner stays.
    ResizeTo(Point),
    /// Begins a new box with one corner at this point.
    BeginPatch(Point),
    /// Moves the other corner of the new box to this point.
    StretchPatch(Point),
    /// Ends the new box. It is dropped if it is smaller than a pixel.
    EndPatch,
}

impl CorruptionSettings {
    /// The corruption to apply to the clean picture.
    pub fn to_corruption(&self) -> Corruption {
        Corruption {
            patches: self.patches.shown().iter().copied().chain(self.draft()).collect(),
            crosshairs: self.crosshairs.shown().to_vec(),
            noise: self.noise,
            salt_and_pepper: self.salt_and_pepper,
            seed: self.seed,
        }
    }

    /// The new box that the user drags, once it is at least a pixel wide and high.
    pub fn draft(&self) -> Option<Patch> {
        let [from, to] = self.draft?;
        let (width, height) = ((from.x - to.x).abs(), (from.y - to.y).abs());
        let is_box = width >= *SIDES.start() && height >= *SIDES.start();
        is_box.then(|| Patch { x: from.x.min(to.x), y: from.y.min(to.y), width, height })
    }

    /// Applies an action. Values are clamped to their range, and NaN is ignored.
    pub fn apply(&mut self, action: CorruptionAction) {
        match action {
            CorruptionAction::SetNoise(noise) => set_clamped(&mut self.noise, noise, &(0.0..=1.0)),
            CorruptionAction::SetSaltAndPepper(share) => {
                set_clamped(&mut self.salt_and_pepper, share, &(0.0..=MAX_SALT_AND_PEPPER));
            }
            CorruptionAction::NewNoise => self.seed = self.seed.wrapping_add(1),
            CorruptionAction::SetAnimate(animate) => self.animate = animate,
            CorruptionAction::SetCrosshairs(is_on) => {
                self.crosshairs.switch(is_on);
                if is_on && self.crosshairs.is_empty() {
                    self.crosshairs.add(Crosshair::default());
                }
            }
            CorruptionAction::AddCrosshair => self.add_crosshair(),
            CorruptionAction::SetPatches(is_on) => {
                self.patches.switch(is_on);
                self.draft = None;
            }
            CorruptionAction::AddPatch => {
                let middle = free_position(NEW_MARK_POSITIONS.iter().rev(), self.patches.shown().iter().map(centre_of));
                self.patches.add(patch_around(middle, NEW_SIDE, NEW_SIDE));
            }
            CorruptionAction::Select(mark) => self.select(mark),
            CorruptionAction::Remove(mark) => self.remove(mark),
            CorruptionAction::MoveTo(mark, point) => self.move_to(mark, point),
            CorruptionAction::TurnTo(angle) => {
                if let (Some(crosshair), true) = (self.crosshairs.selected_mut(), angle.is_finite()) {
                    crosshair.angle = angle;
                }
            }
            CorruptionAction::SetThickness(thickness) => {
                if let Some(crosshair) = self.crosshairs.selected_mut() {
                    set_clamped(&mut crosshair.thickness, thickness, &THICKNESSES);
                }
            }
            CorruptionAction::SetWidth(width) => self.reshape(|patch| {
                let mut side = patch.width;
                set_clamped(&mut side, width, &SIDES);
                patch_around(centre_of(patch), side, patch.height)
            }),
            CorruptionAction::SetHeight(height) => self.reshape(|patch| {
                let mut side = patch.height;
                set_clamped(&mut side, height, &SIDES);
                patch_around(centre_of(patch), patch.width, side)
            }),
            CorruptionAction::ResizeTo(corner) => self.reshape(|patch| {
                let mut resized = *patch;
                set_clamped(&mut resized.width, corner.x - patch.x, &(*SIDES.start()..=SIDES.end() - patch.x));
                set_clamped(&mut resized.height, corner.y - patch.y, &(*SIDES.start()..=SIDES.end() - patch.y));
                resized
            }),
            CorruptionAction::BeginPatch(point) => {
                let corner = clamp_to_picture(point);
                self.draft = (self.patches.is_on() && !self.patches.is_full()).then_some([corner; 2]);
            }
            CorruptionAction::StretchPatch(point) => {
                if let Some([_, corner]) = &mut self.draft {
                    *corner = clamp_to_picture(point);
                }
            }
            CorruptionAction::EndPatch => {
                if let Some(patch) = self.draft() {
                    self.patches.add(patch);
                }
                self.draft = None;
            }
        }
    }

    fn add_crosshair(&mut self) {
        // Each further crosshair is turned, so that the user can tell them apart.
        let count = self.crosshairs.shown().len();
        let Point { x, y } = free_position(NEW_MARK_POSITIONS.iter(), self.crosshairs.shown().iter().map(crossing_of));
        let angle = count as f32 * std::f32::consts::FRAC_PI_6;
        self.crosshairs.add(Crosshair { x, y, angle, ..Crosshair::default() });
    }

    fn select(&mut self, mark: Mark) {
        match mark {
            Mark::Crosshair(index) => self.crosshairs.select(index),
            Mark::Patch(index) => self.patches.select(index),
        }
    }

    fn remove(&mut self, mark: Mark) {
        match mark {
            Mark::Crosshair(index) => {
                self.crosshairs.remove(index);
                if self.crosshairs.is_empty() {
                    self.crosshairs.switch(false);
                }
            }
            // Boxes stay on when the last one is removed, because the user can drag a new one.
            Mark::Patch(index) => self.patches.remove(index),
        }
    }

    fn move_to(&mut self, mark: Mark, point: Point) {
        if point.x.is_nan() || point.y.is_nan() {
            return;
        }
        self.select(mark);
        match mark {
            Mark::Crosshair(index) if self.crosshairs.selected_index() == Some(index) => {
                if let Some(crosshair) = self.crosshairs.selected_mut() {
                    let Point { x, y } = clamp_to_picture(point);
                    (crosshair.x, crosshair.y) = (x, y);
                }
            }
            Mark::Patch(index) if self.patches.selected_index() == Some(index) => {
                self.reshape(|patch| patch_around(point, patch.width, patch.height));
            }
            _ => {}
        }
    }

    fn reshape(&mut self, change: impl FnOnce(&Patch) -> Patch) {
        if let Some(patch) = self.patches.selected_mut() {
            *patch = change(patch);
        }
    }
}

/// The point where a crosshair's bars cross.
pub fn crossing_of(crosshair: &Crosshair) -> Point {
    Point::new(crosshair.x, crosshair.y)
}

/// The centre of a box.
pub fn centre_of(patch: &Patch) -> Point {
    Point::new(patch.x + patch.width / 2.0, patch.y + patch.height / 2.0)
}

/// The lower right corner of a box.
pub fn corner_of(patch: &Patch) -> Point {
    Point::new(patch.x + patch.width, patch.y + patch.height)
}

/// A crosshair's angle in whole degrees, from -45 to 45: a crosshair that is turned by 90° looks the same.
pub fn degrees(crosshair: &Crosshair) -> f32 {
    let degrees = crosshair.angle.to_degrees().round();
    // Both ends of the slider stay as the user set them: -45 does not become 45.
    if degrees.abs() <= 45.0 { degrees } else { (degrees + 45.0).rem_euclid(90.0) - 45.0 }
}

/// A box centred on a point, or as near to it as the picture's edges allow.
fn patch_around(middle: Point, width: f32, height: f32) -> Patch {
    let along = |middle: f32, side: f32| (middle - side / 2.0).min(DIGIT_SIDE as f32 - side).max(0.0);
    Patch { x: along(middle.x, width), y: along(middle.y, height), width, height }
}

/// The first of these positions that has no mark.
fn free_position<'a>(mut places: impl Iterator<Item = &'a Point>, taken: impl Iterator<Item = Point>) -> Point {
    let taken: Vec<Point> = taken.collect();
    let is_free = |place: &&Point| taken.iter().all(|other| place.distance(*other) >= 1.0);
    *places.find(is_free).unwrap_or(&NEW_MARK_POSITIONS[0])
}

/// Sets a field to a value, clamped to the range. NaN changes nothing.
pub fn set_clamped(field: &mut f32, value: f32, range: &RangeInclusive<f32>) {
    if !value.is_nan() {
        // Not `clamp`, which panics where a range is empty.
        *field = value.min(*range.end()).max(*range.start());
    }
}

/// The nearest point on the picture. NaN becomes 0.
fn clamp_to_picture(point: Point) -> Point {
    let side = DIGIT_SIDE as f32;
    Point { x: point.x.max(0.0).min(side), y: point.y.max(0.0).min(side) }
}

#[cfg(test)]
pub(crate) mod tests;
