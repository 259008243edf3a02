//! What is on the pad, and how it came there.

use afterimage_imaging::{DEFAULT_WIDTH, Point, Stroke};

/// How many steps back a person can go.
const MOST_STEPS: usize = 200;

/// What the pad shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// Lines drawn by hand; none is a blank pad.
    Strokes(Vec<Stroke>),
    /// One of the sample digits, by its place in the sprite.
    Sample(usize),
}

/// The pad with its history. Every change keeps what was there before, so each of them can be undone:
/// a stroke, a sample, and Clear.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    source: Source,
    past: Vec<Source>,
    pen_is_down: bool,
}

impl Default for Drawing {
    fn default() -> Self {
        Self { source: Source::Strokes(Vec::new()), past: Vec::new(), pen_is_down: false }
    }
}

impl Drawing {
    /// What the pad shows.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Whether nothing is on the pad.
    pub fn is_blank(&self) -> bool {
        matches!(&self.source, Source::Strokes(strokes) if strokes.is_empty())
    }

    /// Whether there is a step to go back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Begins a stroke. A sample makes room for it.
    pub fn pen_down(&mut self, point: Point) {
        self.remember();
        let stroke = Stroke { points: vec![point], width: DEFAULT_WIDTH };
        match &mut self.source {
            Source::Strokes(strokes) => strokes.push(stroke),
            Source::Sample(_) => self.source = Source::Strokes(vec![stroke]),
        }
        self.pen_is_down = true;
    }

    /// Carries the stroke on. Without a pen on the pad nothing happens.
    pub fn pen_move(&mut self, points: &[Point]) {
        if let (true, Source::Strokes(strokes)) = (self.pen_is_down, &mut self.source)
            && let Some(stroke) = strokes.last_mut()
        {
            stroke.points.extend_from_slice(points);
        }
    }

    /// Ends the stroke.
    pub fn pen_up(&mut self) {
        self.pen_is_down = false;
    }

    /// Goes one step back. A stroke in progress is dropped.
    pub fn undo(&mut self) {
        if let Some(source) = self.past.pop() {
            self.source = source;
        }
        self.pen_is_down = false;
    }

    /// Empties the pad.
    pub fn clear(&mut self) {
        self.replace(Source::Strokes(Vec::new()));
    }

    /// Puts a sample on the pad.
    pub fn pick(&mut self, sample: usize) {
        self.replace(Source::Sample(sample));
    }

    /// Shows a sample on a pad that nobody has touched yet. There is nothing to go back to, so no step is kept.
    pub fn begin_with(&mut self, sample: usize) {
        if self.is_blank() && self.past.is_empty() {
            self.source = Source::Sample(sample);
        }
    }

    fn replace(&mut self, source: Source) {
        self.pen_is_down = false;
        if self.source != source {
            self.remember();
            self.source = source;
        }
    }

    fn remember(&mut self) {
        if self.past.len() == MOST_STEPS {
            self.past.remove(0);
        }
        self.past.push(self.source.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POINT: Point = Point { x: 0.5, y: 0.5 };

    fn lengths(drawing: &Drawing) -> Vec<usize> {
        match drawing.source() {
            Source::Strokes(strokes) => strokes.iter().map(|s| s.points.len()).collect(),
            Source::Sample(_) => panic!("a sample"),
        }
    }

    #[test]
    fn a_stroke_grows_while_the_pen_is_down() {
        let mut drawing = Drawing::default();
        drawing.pen_move(&[POINT]);
        assert!(drawing.is_blank());
        drawing.pen_down(POINT);
        drawing.pen_move(&[POINT, POINT]);
        drawing.pen_up();
        drawing.pen_move(&[POINT]);
        drawing.pen_down(POINT);
        assert_eq!(lengths(&drawing), [3, 1]);
    }

    #[test]
    fn undo_takes_back_a_stroke_then_brings_the_sample_back() {
        let mut drawing = Drawing::default();
        drawing.begin_with(3);
        assert!(!drawing.can_undo());
        drawing.pen_down(POINT);
        drawing.pen_up();
        drawing.pen_down(POINT);
        drawing.pen_up();
        drawing.undo();
        assert_eq!(lengths(&drawing), [1]);
        drawing.undo();
        assert_eq!(*drawing.source(), Source::Sample(3));
        drawing.undo();
        assert_eq!(*drawing.source(), Source::Sample(3));
    }

    #[test]
    fn clear_can_be_undone_and_clearing_twice_is_one_step() {
        let mut drawing = Drawing::default();
        drawing.pick(1);
        drawing.clear();
        drawing.clear();
        assert!(drawing.is_blank());
        drawing.undo();
        assert_eq!(*drawing.source(), Source::Sample(1));
    }

    #[test]
    fn undo_in_the_middle_of_a_stroke_drops_the_rest_of_it() {
        let mut drawing = Drawing::default();
        drawing.pen_down(POINT);
        drawing.undo();
        drawing.pen_move(&[POINT]);
        assert!(drawing.is_blank());
    }

    #[test]
    fn the_first_sample_does_not_replace_what_someone_drew() {
        let mut drawing = Drawing::default();
        drawing.pen_down(POINT);
        drawing.begin_with(0);
        assert_eq!(lengths(&drawing), [1]);
    }

    #[test]
    fn the_history_has_an_end() {
        let mut drawing = Drawing::default();
        for sample in 0..500 {
            drawing.pick(sample);
        }
        assert_eq!(drawing.past.len(), MOST_STEPS);
    }
}
