//! The saved undo history of the drawing. It is kept in this browser; links do not hold it.

use std::collections::HashMap;
use std::rc::Rc;

use afterimage_imaging::Stroke;
use serde::{Deserialize, Serialize};

use super::drawing::SavedStroke;
use super::text;
use crate::drawing::{Drawing, DrawingSource};

/// The version of the format. It increases with every incompatible change.
const VERSION: u8 = 1;
/// The maximum length of a text in bytes: less than a page may have, because losing old steps is better than losing the
/// page where the browser's storage is full.
const MAX_LENGTH: usize = 1 << 18;

/// What the pad showed at each step, oldest first: the steps to undo, the present one, and the steps to redo.
///
/// Steps share most of their strokes, so each stroke is saved once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedHistory {
    strokes: Vec<SavedStroke>,
    steps: Vec<SavedStep>,
    /// The index of the present step.
    present: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct SavedStep {
    /// The index of the sample digit, if there is one below the strokes.
    sample: Option<usize>,
    /// The indices of the strokes.
    strokes: Vec<usize>,
}

impl SavedHistory {
    /// The history of a drawing as a text. The oldest steps are left out where it would be too long. None where there is
    /// nothing to undo or redo, or the drawing alone is too long.
    pub fn encode(drawing: &Drawing) -> Option<String> {
        let (past, future) = drawing.history();
        let mut kept = past.len();
        while kept + future.len() > 0 {
            let history = Self::new(&past[past.len() - kept..], drawing.source(), future);
            match text::encode(VERSION, &history).filter(|text| text.len() <= MAX_LENGTH) {
                Some(text) => return Some(text),
                None if kept == 0 => return None,
                None => kept /= 2,
            }
        }
        None
    }

    /// Gives the drawing its history back. A text that belongs to another drawing, or is damaged, changes nothing.
    pub fn restore(text: &str, drawing: &mut Drawing) {
        let Ok(history) = text::decode::<Self>(VERSION, text) else { return };
        let Some(mut steps) = history.to_sources() else { return };
        if steps.get(history.present) != Some(drawing.source()) {
            return;
        }
        let mut future = steps.split_off(history.present + 1);
        future.reverse();
        steps.pop();
        drawing.set_history(steps, future);
    }

    fn new(past: &[DrawingSource], present: &DrawingSource, future: &[DrawingSource]) -> Self {
        let mut history = Self { strokes: Vec::new(), steps: Vec::new(), present: past.len() };
        let mut indices = HashMap::new();
        for source in past.iter().chain([present]).chain(future.iter().rev()) {
            let (sample, strokes) = match source {
                DrawingSource::Strokes(strokes) => (None, strokes),
                DrawingSource::Sample { index, erasures } => (Some(*index), erasures),
            };
            let strokes = strokes.iter().map(|stroke| history.index(stroke, &mut indices)).collect();
            history.steps.push(SavedStep { sample, strokes });
        }
        history
    }

    /// The index of a stroke, which is added if it is new. Strokes are compared by their address.
    fn index(&mut self, stroke: &Rc<Stroke>, indices: &mut HashMap<*const Stroke, usize>) -> usize {
        *indices.entry(Rc::as_ptr(stroke)).or_insert_with(|| {
            self.strokes.push(SavedStroke::new(stroke));
            self.strokes.len() - 1
        })
    }

    /// What each step shows. None if a stroke is missing or has no points.
    fn to_sources(&self) -> Option<Vec<DrawingSource>> {
        let strokes: Vec<_> =
            self.strokes.iter().map(|stroke| stroke.to_stroke().map(Rc::new)).collect::<Option<_>>()?;
        let source = |step: &SavedStep| {
            let of_step: Option<Vec<_>> = step.strokes.iter().map(|&index| strokes.get(index).cloned()).collect();
            Some(match step.sample {
                Some(index) => DrawingSource::Sample { index, erasures: of_step? },
                None => DrawingSource::Strokes(of_step?),
            })
        };
        self.steps.iter().map(source).collect()
    }
}

#[cfg(test)]
mod tests {
    use afterimage_imaging::{Point, Tool};

    use super::*;
    use crate::drawing::{Contact, DrawingAction};

    fn draw(drawing: &mut Drawing, points: &[(f32, f32)]) {
        let mut contacts = points.iter().map(|&(x, y)| Contact { point: Point::new(x, y), pressure: Some(0.5) });
        drawing.apply(DrawingAction::PenDown(contacts.next().expect("a stroke has points")));
        drawing.apply(DrawingAction::PenMove(contacts.collect()));
        drawing.apply(DrawingAction::PenUp);
    }

    /// Two strokes over a sample, one of them erasing; one undone.
    fn drawing() -> Drawing {
        let mut drawing = Drawing::default();
        drawing.apply(DrawingAction::Pick(3));
        drawing.apply(DrawingAction::SetTool(Tool::Eraser));
        draw(&mut drawing, &[(0.1, 0.2), (0.9, 0.2)]);
        drawing.apply(DrawingAction::SetTool(Tool::Pen));
        draw(&mut drawing, &[(0.5, 0.1), (0.5, 0.9)]);
        draw(&mut drawing, &[(0.2, 0.1), (0.2, 0.9)]);
        drawing.apply(DrawingAction::Undo);
        drawing
    }

    /// Everything that can be seen by undoing all and redoing all.
    fn visited(mut drawing: Drawing) -> Vec<DrawingSource> {
        while drawing.can_undo() {
            drawing.apply(DrawingAction::Undo);
        }
        let mut seen = vec![drawing.source().clone()];
        while drawing.can_redo() {
            drawing.apply(DrawingAction::Redo);
            seen.push(drawing.source().clone());
        }
        seen
    }

    #[test]
    fn undo_and_redo_show_the_same_after_a_reload() {
        let before = drawing();
        let text = SavedHistory::encode(&before).expect("there are steps");
        let mut after = Drawing::from_source(before.source().clone());
        SavedHistory::restore(&text, &mut after);
        assert_eq!(after.source(), before.source());
        assert_eq!(visited(after).len(), 5);
        let mut again = Drawing::from_source(before.source().clone());
        SavedHistory::restore(&text, &mut again);
        assert_eq!(visited(again), visited(before));
    }

    #[test]
    fn a_drawing_without_steps_has_no_saved_history() {
        assert_eq!(SavedHistory::encode(&Drawing::default()), None);
    }

    #[test]
    fn the_history_of_another_drawing_is_left_out() {
        let text = SavedHistory::encode(&drawing()).expect("there are steps");
        let mut other = Drawing::from_source(DrawingSource::sample(1));
        SavedHistory::restore(&text, &mut other);
        assert!(!other.can_undo() && !other.can_redo());
    }

    #[test]
    fn damaged_texts_change_nothing() {
        let before = drawing();
        let text = SavedHistory::encode(&before).expect("there are steps");
        let history: SavedHistory = text::decode(VERSION, &text).expect("it was encoded just now");
        let no_stroke = SavedHistory { strokes: Vec::new(), ..history.clone() };
        let no_present = SavedHistory { present: 99, ..history };
        let damaged = [no_stroke, no_present].map(|history| text::encode(VERSION, &history).expect("it is short"));
        for text in damaged.iter().map(String::as_str).chain([&text[1..], "", "?"]) {
            let mut drawing = Drawing::from_source(before.source().clone());
            SavedHistory::restore(text, &mut drawing);
            assert!(!drawing.can_undo() && !drawing.can_redo(), "{text}");
        }
    }

    #[test]
    fn the_oldest_steps_are_left_out_of_a_long_history() {
        let mut drawing = Drawing::default();
        let points: Vec<_> = (0..2_000).map(|step| (step as f32 / 2_000.0, (step % 7) as f32 / 7.0)).collect();
        (0..60).for_each(|_| {
            drawing.apply(DrawingAction::Clear);
            draw(&mut drawing, &points);
        });
        let text = SavedHistory::encode(&drawing).expect("the newest steps are short enough");
        assert!(text.len() <= MAX_LENGTH);
        let mut after = Drawing::from_source(drawing.source().clone());
        SavedHistory::restore(&text, &mut after);
        assert!((5..119).contains(&(visited(after).len() - 1)));
    }
}
