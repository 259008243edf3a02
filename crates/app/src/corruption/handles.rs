//! What a hand on the picture takes hold of, and what the keys do instead: handles on the chosen crosshair and the
//! chosen box. Pure: places are in pixels of the picture, 0 to 28.

use afterimage_imaging::{Crosshair, DIGIT_SIDE, Patch, Point};

use crate::corruption::{CorruptionAction, CorruptionSettings, Mark, centre_of, corner_of, crossing_of};

/// How far from its crossing a crosshair has the handle that turns it, in pixels.
const ARM: f32 = 9.0;
/// An arrow key's step in pixels, and with Shift.
const STEPS: [f32; 2] = [1.0, 4.0];
/// An arrow key's turn in degrees, and with Shift.
const TURNS: [f32; 2] = [5.0, 15.0];

/// A handle on a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handle {
    /// Moves the mark.
    Middle(Mark),
    /// Turns the crosshair at this place in its list.
    Turn(usize),
    /// Pulls the lower right corner of the box at this place in its list.
    Resize(usize),
}

impl Handle {
    /// What it is a handle of.
    pub const fn mark(self) -> Mark {
        match self {
            Self::Middle(mark) => mark,
            Self::Turn(index) => Mark::Crosshair(index),
            Self::Resize(index) => Mark::Patch(index),
        }
    }
}

/// What a press takes hold of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// A handle, of the chosen mark or of another one.
    Handle(Handle),
    /// Nothing that is there: a new box begins.
    NewBox,
    /// Nothing that is there: the crosshair at this place in its list comes to the pointer.
    Jump(usize),
}

/// The handles that are shown, with their places: those of the chosen marks.
pub fn handles(corruption: &CorruptionSettings) -> Vec<(Handle, Point)> {
    let mut handles = Vec::with_capacity(4);
    let (crosshairs, patches) = (&corruption.crosshairs, &corruption.patches);
    if let (Some(index), Some(crosshair)) = (crosshairs.selected_index(), crosshairs.selected()) {
        handles.push((Handle::Middle(Mark::Crosshair(index)), crossing_of(crosshair)));
        handles.push((Handle::Turn(index), arm_of(crosshair)));
    }
    if let (Some(index), Some(patch)) = (patches.selected_index(), patches.selected()) {
        handles.push((Handle::Middle(Mark::Patch(index)), centre_of(patch)));
        handles.push((Handle::Resize(index), corner_of(patch)));
    }
    handles
}

/// What a press at `point` takes hold of, if anything; `reach` is how far from a handle it may be, in pixels.
///
/// The nearest handle comes first, then another crosshair's crossing, then a box that lies there; elsewhere a new box
/// begins, or else the chosen crosshair comes.
pub fn grip(point: Point, corruption: &CorruptionSettings, reach: f32) -> Option<Grip> {
    let others = corruption.crosshairs.shown().iter().enumerate();
    let crossings = others.map(|(index, crosshair)| (Handle::Middle(Mark::Crosshair(index)), crossing_of(crosshair)));
    if let Some(handle) = nearest(point, handles(corruption), reach).or_else(|| nearest(point, crossings, reach)) {
        return Some(Grip::Handle(handle));
    }
    if let Some(index) = patch_at(point, corruption) {
        return Some(Grip::Handle(Handle::Middle(Mark::Patch(index))));
    }
    if corruption.patches.is_on() {
        return (!corruption.patches.is_full()).then_some(Grip::NewBox);
    }
    corruption.crosshairs.selected_index().map(Grip::Jump)
}

/// The box that lies at a point: the chosen one, or else the newest.
fn patch_at(point: Point, corruption: &CorruptionSettings) -> Option<usize> {
    let lies_there = |patch: &Patch| {
        let corner = corner_of(patch);
        (patch.x..=corner.x).contains(&point.x) && (patch.y..=corner.y).contains(&point.y)
    };
    match corruption.patches.selected() {
        Some(chosen) if lies_there(chosen) => corruption.patches.selected_index(),
        _ => corruption.patches.shown().iter().rposition(lies_there),
    }
}

fn nearest(point: Point, places: impl IntoIterator<Item = (Handle, Point)>, reach: f32) -> Option<Handle> {
    let far = places.into_iter().map(|(handle, place)| (handle, distance(point, place)));
    let (handle, _) = far.filter(|(_, far)| *far <= reach).min_by(|(_, a), (_, b)| a.total_cmp(b))?;
    Some(handle)
}

fn distance(a: Point, b: Point) -> f32 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// Where the handle is that turns a crosshair: on the first of its four arms that is long enough.
fn arm_of(crosshair: &Crosshair) -> Point {
    let side = -0.01..=DIGIT_SIDE as f32 + 0.01;
    let end = |quarters: u8| {
        let (sin, cos) = (crosshair.angle + f32::from(quarters) * std::f32::consts::FRAC_PI_2).sin_cos();
        Point::new(crosshair.x + ARM * cos, crosshair.y + ARM * sin)
    };
    let is_inside = |place: &Point| side.contains(&place.x) && side.contains(&place.y);
    (0..4).map(end).find(is_inside).unwrap_or_else(|| end(0))
}

/// A drag on the picture: what is held, and how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hold {
    /// A mark is moved; its middle is so far from the pointer.
    Move(Mark, Point),
    /// A crosshair is turned.
    Turn {
        /// Which one.
        index: usize,
        /// Where it crosses.
        middle: Point,
        /// Its angle less the pointer's, in radians.
        ahead: f32,
    },
    /// A box is resized; its corner is so far from the pointer.
    Resize(usize, Point),
    /// A new box is dragged.
    NewBox,
}

impl Hold {
    /// Begins a drag at `point`; `reach` is as for [`grip`]. Comes with what happens at once.
    pub fn begin(point: Point, corruption: &CorruptionSettings, reach: f32) -> Option<(Self, CorruptionAction)> {
        Some(match grip(point, corruption, reach)? {
            Grip::Handle(handle) => (Self::of(handle, point, corruption)?, CorruptionAction::Select(handle.mark())),
            Grip::NewBox => (Self::NewBox, CorruptionAction::BeginPatch(point)),
            Grip::Jump(index) => {
                let mark = Mark::Crosshair(index);
                (Self::Move(mark, Point::default()), CorruptionAction::MoveTo(mark, point))
            }
        })
    }

    fn of(handle: Handle, point: Point, corruption: &CorruptionSettings) -> Option<Self> {
        let (crosshairs, patches) = (corruption.crosshairs.shown(), corruption.patches.shown());
        Some(match handle {
            Handle::Middle(mark) => Self::Move(mark, less(middle(mark, corruption)?, point)),
            Handle::Turn(index) => {
                let crosshair = crosshairs.get(index)?;
                let middle = crossing_of(crosshair);
                Self::Turn { index, middle, ahead: crosshair.angle - direction(middle, point) }
            }
            Handle::Resize(index) => Self::Resize(index, less(corner_of(patches.get(index)?), point)),
        })
    }

    /// What happens when the pointer comes to `point`.
    pub fn follow(self, point: Point) -> CorruptionAction {
        match self {
            Self::Move(mark, ahead) => CorruptionAction::MoveTo(mark, plus(point, ahead)),
            Self::Turn { middle, ahead, .. } => CorruptionAction::TurnTo(direction(middle, point) + ahead),
            Self::Resize(_, ahead) => CorruptionAction::ResizeTo(plus(point, ahead)),
            Self::NewBox => CorruptionAction::StretchPatch(point),
        }
    }

    /// What happens when the pointer is lifted.
    pub fn release(self) -> Option<CorruptionAction> {
        (self == Self::NewBox).then_some(CorruptionAction::EndPatch)
    }
}

/// What a key does on a handle: arrows move, turn or resize, with Shift further; Delete takes the mark away.
pub fn nudge(handle: Handle, key: &str, is_large: bool, corruption: &CorruptionSettings) -> Option<CorruptionAction> {
    if matches!(key, "Delete" | "Backspace") {
        return Some(CorruptionAction::Remove(handle.mark()));
    }
    let (right, down) = arrow(key)?;
    let step = STEPS[usize::from(is_large)];
    let stepped = |from: Point| plus(from, Point::new(right * step, down * step));
    match handle {
        Handle::Middle(mark) => Some(CorruptionAction::MoveTo(mark, stepped(middle(mark, corruption)?))),
        Handle::Turn(index) => {
            // As on every slider, right and up are more.
            let turn = (right - down) * TURNS[usize::from(is_large)];
            Some(CorruptionAction::TurnTo(corruption.crosshairs.shown().get(index)?.angle + turn.to_radians()))
        }
        Handle::Resize(index) => {
            Some(CorruptionAction::ResizeTo(stepped(corner_of(corruption.patches.shown().get(index)?))))
        }
    }
}

fn middle(mark: Mark, corruption: &CorruptionSettings) -> Option<Point> {
    match mark {
        Mark::Crosshair(index) => corruption.crosshairs.shown().get(index).map(crossing_of),
        Mark::Patch(index) => corruption.patches.shown().get(index).map(centre_of),
    }
}

/// One step to the right and down that an arrow key means; none for another key.
pub fn arrow(key: &str) -> Option<(f32, f32)> {
    Some(match key {
        "ArrowLeft" => (-1.0, 0.0),
        "ArrowRight" => (1.0, 0.0),
        "ArrowUp" => (0.0, -1.0),
        "ArrowDown" => (0.0, 1.0),
        _ => return None,
    })
}

/// The direction of one place seen from another, in radians, clockwise from the right.
pub fn direction(from: Point, to: Point) -> f32 {
    (to.y - from.y).atan2(to.x - from.x)
}

/// The sum of two places.
pub fn plus(a: Point, b: Point) -> Point {
    Point::new(a.x + b.x, a.y + b.y)
}

/// Their difference.
pub fn less(a: Point, b: Point) -> Point {
    Point::new(a.x - b.x, a.y - b.y)
}

#[cfg(test)]
#[path = "handles_tests.rs"]
mod tests;
