//! What is kept of the page, in a text short enough for a link: the drawing, what spoils it, and how it is looked at.

use std::f32::consts::TAU;
use std::rc::Rc;

use afterimage_imaging::{Crosshair, DEFAULT_WIDTH, DIGIT_SIDE, Framing, Patch, Point, Stroke, Tool};
use afterimage_protocol::ModelName;
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};

use crate::drawing::{DrawAction, Drawing, PLACES, PRESSURES, Source, WIDTHS};
use crate::marks::Marks;
use crate::spoiling::{SIDES, SpoilAction, THICKNESSES};
use crate::state::{Action, State};
use crate::viewing::{View, ViewAction};

/// Rises whenever a text means something else than it did. It is the first byte.
const VERSION: u8 = 1;
/// No text of ours is longer, in bytes; a hundred thousand points fit in.
const LONGEST: usize = 1 << 20;

/// What is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    source: SavedSource,
    tool: Tool,
    width: f32,
    framing: Framing,
    noise: f32,
    salt_and_pepper: f32,
    seed: u64,
    crosshairs: SavedMarks<Crosshair>,
    patches: SavedMarks<Patch>,
    model: ModelName,
    view: View,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum SavedSource {
    Strokes(Vec<Line>),
    Sample { index: u16, erasures: Vec<Line> },
}

/// A stroke in few bytes: most steps from point to point need two, and a pressure needs one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Line {
    tool: Tool,
    width: f32,
    /// The first from the pad's corner, in the drawing's [`PLACES`]. They wrap round, so that any two points have one.
    steps: Vec<(i16, i16)>,
    pressures: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct SavedMarks<T> {
    is_on: bool,
    list: Vec<T>,
    chosen: u8,
}

impl Saved {
    /// What is to be kept of this page.
    pub fn of(state: &State) -> Self {
        let State { drawing, spoiling, .. } = state;
        Self {
            source: SavedSource::of(drawing.source()),
            tool: drawing.tool,
            width: drawing.width,
            framing: drawing.framing,
            noise: spoiling.noise,
            salt_and_pepper: spoiling.salt_and_pepper,
            seed: spoiling.seed,
            crosshairs: SavedMarks::of(&spoiling.crosshairs),
            patches: SavedMarks::of(&spoiling.patches),
            // A person's own network is gone with the page.
            model: if state.digits_model.is_own() { ModelName::Restore } else { state.digits_model },
            view: state.viewing.view,
        }
    }

    /// A page on which all this is as it was left. What no page could have been left with is brought into its range, or
    /// is as on a new page.
    pub fn state(&self) -> State {
        let mut state = State { drawing: Drawing::left(self.source.source()), ..State::default() };
        state.spoiling.seed = self.seed;
        state.spoiling.crosshairs = self.crosshairs.marks(sane_crosshair);
        state.spoiling.patches = self.patches.marks(sane_patch);
        let model = if ModelName::CHOICES.contains(&self.model) { self.model } else { state.digits_model };
        let settings = [
            Action::Draw(DrawAction::SetTool(self.tool)),
            Action::Draw(DrawAction::SetWidth(self.width)),
            Action::Draw(DrawAction::SetFraming(self.framing)),
            Action::Spoil(SpoilAction::SetNoise(self.noise)),
            Action::Spoil(SpoilAction::SetSaltAndPepper(self.salt_and_pepper)),
            Action::SetModel(model),
            Action::View(ViewAction::Show(self.view)),
        ];
        let mut state = settings.into_iter().fold(state, |state, action| state.after(action));
        state.redraw();
        state
    }

    /// As a text of letters, digits, `-` and `_`, which a link can hold. None where it would be too long to be read
    /// again.
    pub fn encode(&self) -> Option<String> {
        let mut bytes = vec![VERSION];
        bytes.extend(afterimage_protocol::encode(self));
        (BASE64URL_NOPAD.encode_len(bytes.len()) <= LONGEST).then(|| BASE64URL_NOPAD.encode(&bytes))
    }

    /// What such a text means; none where it is of another version, or no text of ours.
    pub fn decode(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        match bytes.split_first() {
            Some((&VERSION, saved)) => afterimage_protocol::decode(saved).ok(),
            _ => None,
        }
    }
}

impl SavedSource {
    fn of(source: &Source) -> Self {
        let lines = |strokes: &[Rc<Stroke>]| strokes.iter().map(|stroke| Line::of(stroke)).collect();
        match source {
            Source::Strokes(strokes) => Self::Strokes(lines(strokes)),
            Source::Sample { index, erasures } => {
                Self::Sample { index: u16::try_from(*index).unwrap_or(u16::MAX), erasures: lines(erasures) }
            }
        }
    }

    fn source(&self) -> Source {
        let strokes = |lines: &[Line]| lines.iter().filter_map(Line::stroke).map(Rc::new).collect();
        match self {
            Self::Strokes(lines) => Source::Strokes(strokes(lines)),
            Self::Sample { index, erasures } => {
                Source::Sample { index: usize::from(*index), erasures: strokes(erasures) }
            }
        }
    }
}

impl Line {
    fn of(stroke: &Stroke) -> Self {
        let place = |along: f32| (along * PLACES).round() as i16;
        let mut last = (0i16, 0i16);
        let step = |point: &Point| {
            let next = (place(point.x), place(point.y));
            let step = (next.0.wrapping_sub(last.0), next.1.wrapping_sub(last.1));
            last = next;
            step
        };
        Self {
            tool: stroke.tool,
            width: stroke.width,
            steps: stroke.points.iter().map(step).collect(),
            pressures: stroke.pressures.iter().map(|pressure| (pressure * PRESSURES).round() as u8).collect(),
        }
    }

    /// None where the pen never touched the pad.
    fn stroke(&self) -> Option<Stroke> {
        let mut at = (0i16, 0i16);
        let point = |step: &(i16, i16)| {
            at = (at.0.wrapping_add(step.0), at.1.wrapping_add(step.1));
            Point::new(f32::from(at.0) / PLACES, f32::from(at.1) / PLACES)
        };
        let stroke = Stroke {
            points: self.steps.iter().map(point).collect(),
            width: if self.width.is_nan() { DEFAULT_WIDTH } else { self.width.clamp(*WIDTHS.start(), *WIDTHS.end()) },
            pressures: self
                .pressures
                .iter()
                .take(self.steps.len())
                .map(|&pressure| f32::from(pressure) / PRESSURES)
                .collect(),
            tool: self.tool,
        };
        (!stroke.points.is_empty()).then_some(stroke)
    }
}

impl<T: Clone + Default> SavedMarks<T> {
    fn of(marks: &Marks<T>) -> Self {
        let is_on = marks.is_on();
        let mut marks = marks.clone();
        marks.switch(true);
        let chosen = marks.chosen_index().and_then(|index| u8::try_from(index).ok()).unwrap_or_default();
        Self { is_on, list: marks.shown().to_vec(), chosen }
    }

    /// The marks, but for those that `sane` makes nothing of.
    fn marks(&self, sane: impl Fn(&T) -> Option<T>) -> Marks<T> {
        let mut marks = Marks::default();
        self.list.iter().filter_map(sane).for_each(|mark| marks.add(mark));
        marks.choose(usize::from(self.chosen));
        marks.switch(self.is_on);
        marks
    }
}

fn sane_crosshair(crosshair: &Crosshair) -> Option<Crosshair> {
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

fn sane_patch(patch: &Patch) -> Option<Patch> {
    let Patch { x, y, width, height } = *patch;
    let is_sane = [x, y, width, height].into_iter().all(f32::is_finite);
    let side = |length: f32| length.clamp(*SIDES.start(), *SIDES.end());
    let (width, height) = (side(width), side(height));
    let along = |place: f32, length: f32| place.clamp(0.0, DIGIT_SIDE as f32 - length);
    is_sane.then(|| Patch { x: along(x, width), y: along(y, height), width, height })
}

#[cfg(test)]
#[path = "saved_tests.rs"]
mod tests;
