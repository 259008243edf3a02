//! The saved drawing, in few bytes.

use std::rc::Rc;

use afterimage_imaging::{DEFAULT_WIDTH, Point, Stroke, Tool};
use serde::{Deserialize, Serialize};

use crate::drawing::{DrawingSource, POSITION_STEPS, PRESSURE_STEPS, WIDTHS};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum SavedSource {
    Strokes(Vec<SavedStroke>),
    Sample { index: u16, erasures: Vec<SavedStroke> },
}

/// A saved stroke: most steps from point to point need two bytes, and a pressure needs one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct SavedStroke {
    pub(super) tool: Tool,
    pub(super) width: f32,
    /// The differences between successive points, in units of 1 / [`POSITION_STEPS`]; the first one from the pad's corner. They
    /// wrap around, so that any two points have a difference.
    pub(super) steps: Vec<(i16, i16)>,
    pub(super) pressures: Vec<u8>,
}

impl SavedSource {
    pub(super) fn new(source: &DrawingSource) -> Self {
        let lines = |strokes: &[Rc<Stroke>]| strokes.iter().map(|stroke| SavedStroke::new(stroke)).collect();
        match source {
            DrawingSource::Strokes(strokes) => Self::Strokes(lines(strokes)),
            DrawingSource::Sample { index, erasures } => {
                Self::Sample { index: u16::try_from(*index).unwrap_or(u16::MAX), erasures: lines(erasures) }
            }
        }
    }

    pub(super) fn to_source(&self) -> DrawingSource {
        let strokes = |lines: &[SavedStroke]| lines.iter().filter_map(SavedStroke::to_stroke).map(Rc::new).collect();
        match self {
            Self::Strokes(lines) => DrawingSource::Strokes(strokes(lines)),
            Self::Sample { index, erasures } => {
                DrawingSource::Sample { index: usize::from(*index), erasures: strokes(erasures) }
            }
        }
    }
}

impl SavedStroke {
    pub(super) fn new(stroke: &Stroke) -> Self {
        let place = |along: f32| (along * POSITION_STEPS).round() as i16;
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
            pressures: stroke.pressures.iter().map(|pressure| (pressure * PRESSURE_STEPS).round() as u8).collect(),
        }
    }

    /// The stroke; none if it has no points.
    pub(super) fn to_stroke(&self) -> Option<Stroke> {
        let mut at = (0i16, 0i16);
        let point = |step: &(i16, i16)| {
            at = (at.0.wrapping_add(step.0), at.1.wrapping_add(step.1));
            Point::new(f32::from(at.0) / POSITION_STEPS, f32::from(at.1) / POSITION_STEPS)
        };
        let stroke = Stroke {
            points: self.steps.iter().map(point).collect(),
            width: if self.width.is_nan() { DEFAULT_WIDTH } else { self.width.clamp(*WIDTHS.start(), *WIDTHS.end()) },
            pressures: self
                .pressures
                .iter()
                .take(self.steps.len())
                .map(|&pressure| f32::from(pressure) / PRESSURE_STEPS)
                .collect(),
            tool: self.tool,
        };
        (!stroke.points.is_empty()).then_some(stroke)
    }
}
