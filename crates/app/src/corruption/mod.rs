//! What corrupts the picture: noise, crosshairs, erased boxes.

pub mod handles;
pub mod selectable_list;

use std::ops::RangeInclusive;

use afterimage_imaging::{Corruption, Crosshair, DIGIT_SIDE, Patch, Point};

use crate::corruption::selectable_list::SelectableList;

/// The published strength of the noise, in the middle of the slider.
const FIRST_NOISE: f32 = 0.5;
/// The largest share of black and white pixels: beyond it there is hardly a digit left.
pub const MAX_SALT_AND_PEPPER: f32 = 0.5;
/// The thinnest and the thickest crosshair, in pixels.
pub const THICKNESSES: RangeInclusive<f32> = 0.5..=6.0;
/// The shortest and the longest side of a box, in pixels.
pub const SIDES: RangeInclusive<f32> = 1.0..=DIGIT_SIDE as f32;
/// The side of a box that was not dragged, in pixels.
const NEW_SIDE: f32 = 8.0;
/// Where new marks are put, in pixels: the first free one of these places, so that none hides another one. Boxes come
/// from the end, so that they do not hide a crosshair.
const NEW_MARK_POSITIONS: [Point; 6] = [
    Point::new(20.0, 8.0),
    Point::new(8.0, 8.0),
    Point::new(14.0, 22.0),
    Point::new(14.0, 6.0),
    Point::new(20.0, 20.0),
    Point::new(8.0, 20.0),
];

/// Something on the picture that can be taken hold of, by its place in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A crosshair.
    Crosshair(usize),
    /// An erased box.
    Patch(usize),
}

/// All that corrupts the picture. What is switched off keeps its settings.
#[derive(Clone, Debug, PartialEq)]
pub struct CorruptionSettings {
    /// Strength of the Gaussian noise, in [0, 1].
    pub noise: f32,
    /// Share of the pixels that turn black or white, from 0 to [`MAX_SALT_AND_PEPPER`].
    pub salt_and_pepper: f32,
    /// The noise's dice.
    pub seed: u64,
    /// Whether the noise changes with every frame.
    pub animate: bool,
    /// The crosshairs, in pixels. Their angles are not wrapped, so that a hand that turns one can go round and round.
    pub crosshairs: SelectableList<Crosshair>,
    /// The erased boxes, in pixels, none of which reaches over the picture's edge.
    pub patches: SelectableList<Patch>,
    /// Two corners of the box that is being dragged.
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

/// What a person does to corrupt the picture. Places are in pixels, 0 to 28.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CorruptionAction {
    /// Strength of the Gaussian noise.
    SetNoise(f32),
    /// Share of black and white pixels.
    SetSaltAndPepper(f32),
    /// The same strength, other dice.
    NewNoise,
    /// New noise with every frame.
    SetAnimate(bool),
    /// Crosshairs on, with a first one if there is none, or off.
    SetCrosshairs(bool),
    /// One more crosshair.
    AddCrosshair,
    /// Erased boxes on or off.
    SetPatches(bool),
    /// One more box: for those who cannot drag one.
    AddPatch,
    /// Takes hold of a mark.
    Select(Mark),
    /// Takes a mark away.
    Remove(Mark),
    /// Takes hold of a mark and moves its middle here.
    MoveTo(Mark, Point),
    /// Turns the chosen crosshair to so many radians, clockwise.
    TurnTo(f32),
    /// Thickness of the chosen crosshair in pixels.
    SetThickness(f32),
    /// Width of the chosen box in pixels, its middle staying where it is if there is room.
    SetWidth(f32),
    /// Its height, likewise.
    SetHeight(f32),
    /// The lower right corner of the chosen box comes here, the upper left one stays.
    ResizeTo(Point),
    /// A new box begins here.
    BeginPatch(Point),
    /// Its other corner is here.
    StretchPatch(Point),
    /// It is done; one that was hardly dragged is dropped.
    EndPatch,
}

impl CorruptionSettings {
    /// What is done to the clean picture.
    pub fn to_corruption(&self) -> Corruption {
        Corruption {
            patches: self.patches.shown().iter().copied().chain(self.draft()).collect(),
            crosshairs: self.crosshairs.shown().to_vec(),
            noise: self.noise,
            salt_and_pepper: self.salt_and_pepper,
            seed: self.seed,
        }
    }

    /// The box that is being dragged, as soon as it is more than a speck.
    pub fn draft(&self) -> Option<Patch> {
        let [from, to] = self.draft?;
        let (width, height) = ((from.x - to.x).abs(), (from.y - to.y).abs());
        let is_box = width >= *SIDES.start() && height >= *SIDES.start();
        is_box.then(|| Patch { x: from.x.min(to.x), y: from.y.min(to.y), width, height })
    }

    /// Takes an action. Wild values are clamped, and NaN is ignored.
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
        // Later ones are turned, so that they can be told from the first.
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
            // Boxes stay on without one, because the next can be dragged.
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

/// Where a crosshair's bars cross.
pub fn crossing_of(crosshair: &Crosshair) -> Point {
    Point::new(crosshair.x, crosshair.y)
}

/// The middle of a box.
pub fn centre_of(patch: &Patch) -> Point {
    Point::new(patch.x + patch.width / 2.0, patch.y + patch.height / 2.0)
}

/// The lower right corner of a box.
pub fn corner_of(patch: &Patch) -> Point {
    Point::new(patch.x + patch.width, patch.y + patch.height)
}

/// How far a crosshair is turned, in whole degrees from -45 to 45: after a quarter turn it is the same again.
pub fn degrees(crosshair: &Crosshair) -> f32 {
    let degrees = crosshair.angle.to_degrees().round();
    // What a slider was set to is shown as it was set, at either end.
    if degrees.abs() <= 45.0 { degrees } else { (degrees + 45.0).rem_euclid(90.0) - 45.0 }
}

/// A box around a point, or as near to it as the picture's edges allow.
fn patch_around(middle: Point, width: f32, height: f32) -> Patch {
    let along = |middle: f32, side: f32| (middle - side / 2.0).min(DIGIT_SIDE as f32 - side).max(0.0);
    Patch { x: along(middle.x, width), y: along(middle.y, height), width, height }
}

/// The first of these places where no mark is yet.
fn free_position<'a>(mut places: impl Iterator<Item = &'a Point>, taken: impl Iterator<Item = Point>) -> Point {
    let taken: Vec<Point> = taken.collect();
    let is_free = |place: &&Point| taken.iter().all(|other| place.distance(*other) >= 1.0);
    *places.find(is_free).unwrap_or(&NEW_MARK_POSITIONS[0])
}

/// Sets a field to a value, or to the nearest one of the range; a value that is no number changes nothing.
pub fn set_clamped(field: &mut f32, value: f32, range: &RangeInclusive<f32>) {
    if !value.is_nan() {
        // Not `clamp`, which panics where a range is empty.
        *field = value.min(*range.end()).max(*range.start());
    }
}

/// The nearest place on the picture; what is nowhere is its corner.
fn clamp_to_picture(point: Point) -> Point {
    let side = DIGIT_SIDE as f32;
    Point { x: point.x.max(0.0).min(side), y: point.y.max(0.0).min(side) }
}

#[cfg(test)]
pub(crate) mod tests;
