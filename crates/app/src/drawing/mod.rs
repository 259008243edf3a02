//! What is on the pad, and how it came there.

use std::rc::Rc;

use afterimage_imaging::{DEFAULT_WIDTH, DIGIT_SIDE, Framing, Point, Stroke, Tool};

/// How many steps back a person can go.
const MAX_UNDO_STEPS: usize = 200;
/// The thinnest and the thickest brush, as fractions of the pad's side.
pub const WIDTHS: std::ops::RangeInclusive<f32> = 0.03..=0.25;
/// How many places there are along the pad's side: more than pixels on a screen. Points lie on them, so that what is
/// written down of a drawing is short and yet exact.
pub const POSITION_STEPS: f32 = 4096.0;
/// How many steps there are between no pressure and the hardest, for the same reason.
pub const PRESSURE_STEPS: f32 = 255.0;
/// How many pads away a point can be. What is farther comes here, so that a place fits into 16 bits.
const MAX_COORDINATE: f32 = 7.0;

/// What the pad shows.
#[derive(Clone, Debug, PartialEq)]
pub enum DrawingSource {
    /// Lines drawn by hand, and erased; none is a blank pad.
    Strokes(Vec<Rc<Stroke>>),
    /// One of the sample digits.
    Sample {
        /// Its place among the samples.
        index: usize,
        /// The eraser's lines over it.
        erasures: Vec<Rc<Stroke>>,
    },
}

impl DrawingSource {
    /// Whether this is the very same drawing, not only an equal one: its strokes lie in the same place in memory.
    pub fn ptr_eq(&self, other: &Self) -> bool {
        let are_same = |some: &[Rc<Stroke>], others: &[Rc<Stroke>]| {
            some.len() == others.len() && some.iter().zip(others).all(|(stroke, other)| Rc::ptr_eq(stroke, other))
        };
        match (self, other) {
            (Self::Strokes(some), Self::Strokes(others)) => are_same(some, others),
            (Self::Sample { index, erasures }, Self::Sample { index: other, erasures: others }) => {
                index == other && are_same(erasures, others)
            }
            _ => false,
        }
    }

    /// A sample as it is, by its place among the samples.
    pub const fn sample(index: usize) -> Self {
        Self::Sample { index, erasures: Vec::new() }
    }

    /// The sample's place among the samples, if it is one of which nothing was erased.
    pub fn unchanged_sample(&self) -> Option<usize> {
        match self {
            Self::Sample { index, erasures } if erasures.is_empty() => Some(*index),
            _ => None,
        }
    }

    /// Whether there is nothing to see.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Strokes(strokes) if strokes.iter().all(|stroke| stroke.tool == Tool::Eraser))
    }

    fn strokes_mut(&mut self) -> &mut Vec<Rc<Stroke>> {
        match self {
            Self::Strokes(lines) | Self::Sample { erasures: lines, .. } => lines,
        }
    }
}

/// Where the pen is, and how hard it is pressed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contact {
    /// On the pad, [0, 1] × [0, 1].
    pub point: Point,
    /// From 0 to 1; none from a device that feels none.
    pub pressure: Option<f32>,
}

impl Contact {
    /// As it is kept, see [`POSITION_STEPS`]; none where it is nowhere.
    fn quantised(self) -> Option<Self> {
        let place =
            |along: f32| (along.clamp(-MAX_COORDINATE, MAX_COORDINATE) * POSITION_STEPS).round() / POSITION_STEPS;
        let point = Point::new(place(self.point.x), place(self.point.y));
        let pressure =
            self.pressure.map(|pressure| (pressure.clamp(0.0, 1.0) * PRESSURE_STEPS).round() / PRESSURE_STEPS);
        let is_somewhere = !point.x.is_nan() && !point.y.is_nan() && !pressure.is_some_and(f32::is_nan);
        is_somewhere.then_some(Self { point, pressure })
    }
}

/// What a person does on the pad.
#[derive(Clone, Debug, PartialEq)]
pub enum DrawingAction {
    /// The pen touched the pad.
    PenDown(Contact),
    /// The pen moved through these places.
    PenMove(Vec<Contact>),
    /// The pen left the pad.
    PenUp,
    /// Pen or eraser.
    SetTool(Tool),
    /// The brush's width, as a fraction of the pad's side.
    SetWidth(f32),
    /// Whether the drawing is centred for the network.
    SetFraming(Framing),
    /// One step back.
    Undo,
    /// One step forward again.
    Redo,
    /// An empty pad.
    Clear,
    /// A sample digit, by its place among the samples.
    Pick(usize),
    /// The cursor of those who draw with the keyboard goes so many of the picture's pixels.
    MoveCursor {
        /// To the right, or to the left below zero.
        right: i8,
        /// Likewise.
        down: i8,
    },
    /// The cursor's pen is put down, or lifted.
    PressCursor,
    /// The cursor's pen is lifted, as when the pad loses the focus.
    LiftCursor,
}

/// The pad with its history. Every change keeps what was there before, so each of them can be undone:
/// a stroke, a sample, and Clear.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Pen or eraser.
    pub tool: Tool,
    /// The brush's width, as a fraction of the pad's side.
    pub width: f32,
    /// Whether the drawing is centred for the network.
    pub framing: Framing,
    /// The keyboard's pen.
    pub cursor: Cursor,
    source: DrawingSource,
    past: Rc<Vec<DrawingSource>>,
    future: Rc<Vec<DrawingSource>>,
    pen_is_down: bool,
    is_fresh: bool,
}

/// The pen of those who draw with the keyboard, above a pixel of the picture: both counts go from 0 to 27.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// From the left.
    pub column: usize,
    /// From the top.
    pub row: usize,
    /// Whether it draws.
    pub is_down: bool,
}

impl Cursor {
    /// Where it is on the pad, [0, 1] × [0, 1].
    pub fn point(self) -> Point {
        let middle = |pixel: usize| (pixel as f32 + 0.5) / DIGIT_SIDE as f32;
        Point::new(middle(self.column), middle(self.row))
    }
}

impl Default for Drawing {
    fn default() -> Self {
        Self {
            tool: Tool::Pen,
            width: DEFAULT_WIDTH,
            framing: Framing::Centred,
            cursor: Cursor { column: DIGIT_SIDE / 2, row: DIGIT_SIDE / 2, is_down: false },
            source: DrawingSource::Strokes(Vec::new()),
            past: Rc::default(),
            future: Rc::default(),
            pen_is_down: false,
            is_fresh: true,
        }
    }
}

impl Drawing {
    /// A pad that someone left with this on it.
    pub fn from_source(source: DrawingSource) -> Self {
        Self { source, is_fresh: false, ..Self::default() }
    }

    /// What the pad shows.
    pub fn source(&self) -> &DrawingSource {
        &self.source
    }

    /// Whether nothing is on the pad.
    pub fn is_blank(&self) -> bool {
        self.source.is_blank()
    }

    /// Whether nothing was ever on the pad.
    pub fn is_fresh(&self) -> bool {
        self.is_fresh
    }

    /// Whether a stroke is being drawn.
    pub fn is_being_drawn(&self) -> bool {
        self.pen_is_down
    }

    /// Whether there is a step to go back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to go forward again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Takes an action.
    pub fn apply(&mut self, action: DrawingAction) {
        match action {
            DrawingAction::PenDown(contact) => self.pen_down(contact),
            DrawingAction::PenMove(contacts) => self.pen_move(&contacts),
            DrawingAction::PenUp => self.pen_up(),
            DrawingAction::SetTool(tool) => self.tool = tool,
            DrawingAction::SetWidth(width) if width.is_nan() => {}
            DrawingAction::SetWidth(width) => self.width = width.clamp(*WIDTHS.start(), *WIDTHS.end()),
            DrawingAction::SetFraming(framing) => self.framing = framing,
            DrawingAction::Undo => self.undo(),
            DrawingAction::Redo => self.redo(),
            DrawingAction::Clear => self.replace(DrawingSource::Strokes(Vec::new())),
            DrawingAction::Pick(sample) => self.replace(DrawingSource::sample(sample)),
            DrawingAction::MoveCursor { right, down } => self.move_cursor(right, down),
            DrawingAction::PressCursor if self.cursor.is_down => self.pen_up(),
            DrawingAction::PressCursor => {
                self.pen_down(Contact { point: self.cursor.point(), pressure: None });
                self.cursor.is_down = self.pen_is_down;
            }
            DrawingAction::LiftCursor => {
                if self.cursor.is_down {
                    self.pen_up();
                }
            }
        }
    }

    /// Shows something on a fresh pad. There is nothing to go back to, so no step is kept.
    pub fn init(&mut self, source: DrawingSource) {
        if self.is_fresh {
            self.source = source;
            self.is_fresh = false;
        }
    }

    /// Drops every sample beyond the first `count`, of which there is no picture: one may have been kept when there were
    /// more. A pad that showed one and nothing else is as fresh as any.
    pub fn forget_missing_sample(&mut self, count: usize) {
        let is_there =
            |source: &DrawingSource| !matches!(source, DrawingSource::Sample { index, .. } if *index >= count);
        for steps in [&mut self.past, &mut self.future] {
            if !steps.iter().all(is_there) {
                Rc::make_mut(steps).retain(is_there);
            }
        }
        if !is_there(&self.source) {
            self.pen_up();
            self.source = DrawingSource::Strokes(Vec::new());
            self.is_fresh = !self.can_undo() && !self.can_redo();
        }
    }

    /// Begins a line. A sample makes room for the pen's, but not for the eraser's. Where there is nothing to erase, the
    /// eraser does nothing.
    fn pen_down(&mut self, contact: Contact) {
        self.pen_up();
        let Some(contact) = contact.quantised() else { return };
        if self.tool == Tool::Eraser && self.is_blank() {
            return;
        }
        self.push_undo_step();
        let stroke = Rc::new(Stroke {
            points: vec![contact.point],
            width: self.width,
            pressures: contact.pressure.into_iter().collect(),
            tool: self.tool,
        });
        match &mut self.source {
            DrawingSource::Sample { .. } if self.tool == Tool::Pen => {
                self.source = DrawingSource::Strokes(vec![stroke])
            }
            source => source.strokes_mut().push(stroke),
        }
        self.pen_is_down = true;
    }

    /// Carries the line on. Without a pen on the pad nothing happens.
    fn pen_move(&mut self, contacts: &[Contact]) {
        if let (true, Some(stroke)) = (self.pen_is_down, self.source.strokes_mut().last_mut()) {
            let stroke = Rc::make_mut(stroke);
            for contact in contacts.iter().filter_map(|contact| contact.quantised()) {
                stroke.points.push(contact.point);
                stroke.pressures.extend(contact.pressure);
            }
        }
    }

    fn pen_up(&mut self) {
        self.pen_is_down = false;
        self.cursor.is_down = false;
    }

    fn move_cursor(&mut self, right: i8, down: i8) {
        let before = self.cursor;
        let along = |place: usize, step: i8| place.saturating_add_signed(step.into()).min(DIGIT_SIDE - 1);
        self.cursor.column = along(before.column, right);
        self.cursor.row = along(before.row, down);
        if self.cursor.is_down && self.cursor != before {
            self.pen_move(&[Contact { point: self.cursor.point(), pressure: None }]);
        }
    }

    /// Goes one step back. A stroke in progress is dropped.
    fn undo(&mut self) {
        if let Some(source) = Rc::make_mut(&mut self.past).pop() {
            let undone = std::mem::replace(&mut self.source, source);
            Rc::make_mut(&mut self.future).push(undone);
        }
        self.pen_up();
    }

    fn redo(&mut self) {
        if let Some(source) = Rc::make_mut(&mut self.future).pop() {
            let before = std::mem::replace(&mut self.source, source);
            Rc::make_mut(&mut self.past).push(before);
        }
        self.pen_up();
    }

    fn replace(&mut self, source: DrawingSource) {
        self.pen_up();
        if self.source != source {
            self.push_undo_step();
            self.source = source;
        }
    }

    /// Keeps what is there for Undo; what was undone is gone, because something else is done now.
    fn push_undo_step(&mut self) {
        let past = Rc::make_mut(&mut self.past);
        if past.len() == MAX_UNDO_STEPS {
            past.remove(0);
        }
        past.push(self.source.clone());
        self.future = Rc::default();
        self.is_fresh = false;
    }
}

#[cfg(test)]
mod tests;
