//! The handles of the selected crosshair and the selected box. Pure; points are in pixels of the picture, 0 to 28.

use afterimage_imaging::{Crosshair, DIGIT_SIDE, Patch, Point};

use crate::corruption::{CorruptionAction, CorruptionSettings, Mark, centre_of, corner_of, crossing_of, degrees};
use crate::handles::{Arrow, HasHandles, Hit, SliderValue, hit_test, point_around};

/// The distance of the handle that turns a crosshair from its crossing, in pixels.
const TURN_DISTANCE: f32 = 9.0;
/// An arrow key's step in pixels, and with Shift.
const STEPS: [f32; 2] = [1.0, 4.0];

/// A handle of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkHandle {
    /// Moves the mark.
    Move(Mark),
    /// Turns the crosshair at this index.
    Turn(usize),
    /// Moves the lower right corner of the box at this index.
    Resize(usize),
}

impl MarkHandle {
    /// The mark that it changes.
    pub const fn mark(self) -> Mark {
        match self {
            Self::Move(mark) => mark,
            Self::Turn(index) => Mark::Crosshair(index),
            Self::Resize(index) => Mark::Patch(index),
        }
    }
}

/// What a press on the picture drags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkTarget {
    /// A handle, of the selected mark or of another one.
    Handle(MarkHandle),
    /// A corner of a new box; the other one is where the press was.
    NewPatch,
}

impl HasHandles for CorruptionSettings {
    type Handle = MarkHandle;
    type Target = MarkTarget;
    type Action = CorruptionAction;

    fn size(&self) -> [usize; 2] {
        [DIGIT_SIDE; 2]
    }

    /// The handles of the selected marks.
    fn handles(&self) -> Vec<(MarkHandle, Point)> {
        let mut handles = Vec::with_capacity(4);
        if let (Some(index), Some(crosshair)) = (self.crosshairs.selected_index(), self.crosshairs.selected()) {
            handles.push((MarkHandle::Move(Mark::Crosshair(index)), crossing_of(crosshair)));
            handles.push((MarkHandle::Turn(index), turn_point(crosshair)));
        }
        if let (Some(index), Some(patch)) = (self.patches.selected_index(), self.patches.selected()) {
            handles.push((MarkHandle::Move(Mark::Patch(index)), centre_of(patch)));
            handles.push((MarkHandle::Resize(index), corner_of(patch)));
        }
        handles
    }

    fn kind(handle: MarkHandle) -> &'static str {
        match handle {
            MarkHandle::Move(Mark::Crosshair(_)) => "moves-crosshair",
            MarkHandle::Turn(_) => "turns-crosshair",
            MarkHandle::Move(Mark::Patch(_)) => "moves-box",
            MarkHandle::Resize(_) => "resizes-box",
        }
    }

    fn slider_value(&self, handle: MarkHandle) -> Option<SliderValue> {
        let side = DIGIT_SIDE as f32;
        let (range, value) = match handle {
            MarkHandle::Move(mark) => ([0.0, side], self.middle(mark)?.x),
            MarkHandle::Turn(index) => ([-45.0, 45.0], degrees(self.crosshairs.shown().get(index)?)),
            MarkHandle::Resize(index) => ([1.0, side], self.patches.shown().get(index)?.width),
        };
        Some(SliderValue { range, value, is_two_dimensional: !matches!(handle, MarkHandle::Turn(_)) })
    }

    /// The nearest handle comes first, then another crosshair's crossing, then a box at that point. Elsewhere a new box
    /// begins, or else the selected crosshair jumps there.
    fn target_at(&self, point: Point, radius: f32) -> Option<Hit<MarkTarget>> {
        let others = self.crosshairs.shown().iter().enumerate();
        let crossings = others.map(|(index, other)| (MarkHandle::Move(Mark::Crosshair(index)), crossing_of(other)));
        let handle = hit_test(self.handles(), point, radius)
            .or_else(|| hit_test(crossings, point, radius))
            .or_else(|| patch_at(point, self).map(|index| MarkHandle::Move(Mark::Patch(index))));
        if let Some(handle) = handle {
            return Some(Hit::On(MarkTarget::Handle(handle)));
        }
        if self.patches.is_on() {
            return (!self.patches.is_full()).then_some(Hit::On(MarkTarget::NewPatch));
        }
        let mark = Mark::Crosshair(self.crosshairs.selected_index()?);
        Some(Hit::Jump(MarkTarget::Handle(MarkHandle::Move(mark)), self.middle(mark)?))
    }

    fn press(&self, target: MarkTarget, point: Point) -> Option<CorruptionAction> {
        Some(match target {
            MarkTarget::Handle(handle) => CorruptionAction::Select(handle.mark()),
            MarkTarget::NewPatch => CorruptionAction::BeginPatch(point),
        })
    }

    fn drag(&self, target: MarkTarget, from: Point, to: Point) -> Option<CorruptionAction> {
        let MarkTarget::Handle(handle) = target else { return Some(CorruptionAction::StretchPatch(to)) };
        Some(match handle {
            MarkHandle::Move(mark) => CorruptionAction::MoveTo(mark, self.middle(mark)? - from + to),
            MarkHandle::Turn(index) => {
                let crosshair = self.crosshairs.shown().get(index)?;
                let middle = crossing_of(crosshair);
                CorruptionAction::TurnTo(crosshair.angle - middle.direction_to(from) + middle.direction_to(to))
            }
            MarkHandle::Resize(index) => {
                CorruptionAction::ResizeTo(corner_of(self.patches.shown().get(index)?) - from + to)
            }
        })
    }

    fn release(target: MarkTarget) -> Option<CorruptionAction> {
        (target == MarkTarget::NewPatch).then_some(CorruptionAction::EndPatch)
    }

    fn handle_of(target: MarkTarget) -> MarkHandle {
        match target {
            MarkTarget::Handle(handle) => handle,
            // The new box is the selected one, whose handle is the only one of its kind; so any index will do.
            MarkTarget::NewPatch => MarkHandle::Move(Mark::Patch(0)),
        }
    }

    fn step(&self, handle: MarkHandle, arrow: Arrow) -> Option<CorruptionAction> {
        Some(match handle {
            MarkHandle::Move(mark) => CorruptionAction::MoveTo(mark, self.middle(mark)? + arrow.vector(STEPS)),
            MarkHandle::Turn(index) => {
                CorruptionAction::TurnTo(self.crosshairs.shown().get(index)?.angle + arrow.angle())
            }
            MarkHandle::Resize(index) => {
                CorruptionAction::ResizeTo(corner_of(self.patches.shown().get(index)?) + arrow.vector(STEPS))
            }
        })
    }

    fn delete(handle: MarkHandle) -> Option<CorruptionAction> {
        Some(CorruptionAction::Remove(handle.mark()))
    }

    fn is_last_deleted(&self, action: &CorruptionAction) -> bool {
        match action {
            CorruptionAction::Remove(Mark::Crosshair(_)) => self.crosshairs.shown().len() == 1,
            CorruptionAction::Remove(Mark::Patch(_)) => self.patches.shown().len() == 1,
            _ => false,
        }
    }
}

impl CorruptionSettings {
    /// The middle of a mark.
    fn middle(&self, mark: Mark) -> Option<Point> {
        match mark {
            Mark::Crosshair(index) => self.crosshairs.shown().get(index).map(crossing_of),
            Mark::Patch(index) => self.patches.shown().get(index).map(centre_of),
        }
    }
}

/// The box at a point: the selected one, or else the newest.
fn patch_at(point: Point, corruption: &CorruptionSettings) -> Option<usize> {
    let contains = |patch: &Patch| {
        let corner = corner_of(patch);
        (patch.x..=corner.x).contains(&point.x) && (patch.y..=corner.y).contains(&point.y)
    };
    match corruption.patches.selected() {
        Some(selected) if contains(selected) => corruption.patches.selected_index(),
        _ => corruption.patches.shown().iter().rposition(contains),
    }
}

/// The point of the handle that turns a crosshair: on the first of its four arms that is long enough.
fn turn_point(crosshair: &Crosshair) -> Point {
    point_around(crossing_of(crosshair), crosshair.angle, TURN_DISTANCE, DIGIT_SIDE, &mut (0..4))
}

#[cfg(test)]
mod tests;
