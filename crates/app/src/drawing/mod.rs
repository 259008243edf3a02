//! The drawing on the pad, with its undo history.

use std::rc::Rc;

use afterimage_imaging::{DEFAULT_WIDTH, DIGIT_SIDE, Framing, Point, Stroke, Tool};

/// How many steps the user can undo.
const MAX_UNDO_STEPS: usize = 200;
/// The thinnest and the thickest brush, as fractions of the pad's side.
pub const WIDTHS: std::ops::RangeInclusive<f32> = 0.03..=0.25;
/// Coordinates are rounded to multiples of one `POSITION_STEPS`th of the pad's side, which is finer than a screen's pixels.
/// So a saved drawing is short, and exact.
pub const POSITION_STEPS: f32 = 4096.0;
/// Pressures are rounded to multiples of one `PRESSURE_STEPS`th, for the same reason.
pub const PRESSURE_STEPS: f32 = 255.0;
/// Coordinates are clamped to this many sides of the pad, so that one fits into 16 bits.
const MAX_COORDINATE: f32 = 7.0;

/// What the pad shows.
#[derive(Clone, Debug, PartialEq)]
pub enum DrawingSource {
    /// Strokes of the pen and the eraser; without any the pad is blank.
    Strokes(Vec<Rc<Stroke>>),
    /// One of the sample digits.
    Sample {
        /// Its index in the set of samples.
        index: usize,
        /// The eraser's strokes over it.
        erasures: Vec<Rc<Stroke>>,
    },
}

impl DrawingSource {
    /// Whether both share their strokes in memory. This is fast, and false for two equal drawings that were drawn separately.
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

    /// The sample with this index, with nothing erased.
    pub const fn sample(index: usize) -> Self {
        Self::Sample { index, erasures: Vec::new() }
    }

    /// The sample's index, if nothing of it was erased.
    pub fn unchanged_sample(&self) -> Option<usize> {
        match self {
            Self::Sample { index, erasures } if erasures.is_empty() => Some(*index),
            _ => None,
        }
    }

    /// Whether it has no visible ink.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Strokes(strokes) if strokes.iter().all(|stroke| stroke.tool == Tool::Eraser))
    }

    fn strokes_mut(&mut self) -> &mut Vec<Rc<Stroke>> {
        match self {
            Self::Strokes(lines) | Self::Sample { erasures: lines, .. } => lines,
        }
    }
}

/// A point where the pen touches the pad, with its pressure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contact {
    /// In pad coordinates: the pad is [0, 1] × [0, 1].
    pub point: Point,
    /// From 0 to 1; none from a device without pressure.
    pub pressure: Option<f32>,
}

impl Contact {
    /// The contact with rounded numbers, see [`POSITION_STEPS`]; none if a number is NaN.
    fn quantised(self) -> Option<Self> {
        let round =
            |value: f32| (value.clamp(-MAX_COORDINATE, MAX_COORDINATE) * POSITION_STEPS).round() / POSITION_STEPS;
        let point = Point::new(round(self.point.x), round(self.point.y));
        let pressure =
            self.pressure.map(|pressure| (pressure.clamp(0.0, 1.0) * PRESSURE_STEPS).round() / PRESSURE_STEPS);
        let is_valid = !point.x.is_nan() && !point.y.is_nan() && !pressure.is_some_and(f32::is_nan);
        is_valid.then_some(Self { point, pressure })
    }
}

/// What the user does with the drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum DrawingAction {
    /// The pen touched the pad.
    PenDown(Contact),
    /// The pen moved through these points.
    PenMove(Vec<Contact>),
    /// The eraser at a pen's other end touched the pad. It erases whatever tool is selected.
    EraserDown(Contact),
    /// The pen left the pad.
    PenUp,
    /// The stroke in progress was not meant: it never was.
    TakeBackStroke,
    /// Selects the pen or the eraser.
    SetTool(Tool),
    /// Sets the brush's width, as a fraction of the pad's side.
    SetWidth(f32),
    /// Sets whether the drawing is centred for the network.
    SetFraming(Framing),
    /// Undoes one step.
    Undo,
    /// Redoes one step.
    Redo,
    /// Empties the pad.
    Clear,
    /// Shows the sample digit with this index.
    Pick(usize),
    /// Moves the keyboard's cursor by this many pixels of the picture.
    MoveCursor {
        /// Pixels to the right; negative to the left.
        right: i8,
        /// Pixels down; negative up.
        down: i8,
    },
    /// Puts the cursor's pen down, or lifts it if it is down.
    PressCursor,
    /// Lifts the cursor's pen, for example when the pad loses the focus.
    LiftCursor,
}

/// The drawing with its undo history. Every change can be undone: a stroke, a sample, and Clear.
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
    /// The redo steps that the stroke in progress deleted.
    future_before_stroke: Rc<Vec<DrawingSource>>,
    pen_is_down: bool,
    is_fresh: bool,
}

/// The keyboard's pen, which is at a pixel of the picture. Column and row are from 0 to 27.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// From the left.
    pub column: usize,
    /// From the top.
    pub row: usize,
    /// Whether the pen is down.
    pub is_down: bool,
}

impl Cursor {
    /// Its position in pad coordinates, [0, 1] × [0, 1].
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
            future_before_stroke: Rc::default(),
            pen_is_down: false,
            is_fresh: true,
        }
    }
}

impl Drawing {
    /// A drawing that the user made before, without its history.
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

    /// Whether the pad has never shown anything.
    pub fn is_fresh(&self) -> bool {
        self.is_fresh
    }

    /// Whether a stroke is being drawn.
    pub fn is_being_drawn(&self) -> bool {
        self.pen_is_down
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// The steps to undo and the steps to redo, each with the nearest step last.
    pub fn history(&self) -> (&[DrawingSource], &[DrawingSource]) {
        (&self.past, &self.future)
    }

    /// Gives back a history that [`Self::history`] returned before.
    pub fn set_history(&mut self, past: Vec<DrawingSource>, future: Vec<DrawingSource>) {
        self.past = Rc::new(past);
        self.future = Rc::new(future);
    }

    /// Applies an action.
    pub fn apply(&mut self, action: DrawingAction) {
        match action {
            DrawingAction::PenDown(contact) => self.pen_down(contact, self.tool),
            DrawingAction::EraserDown(contact) => self.pen_down(contact, Tool::Eraser),
            DrawingAction::PenMove(contacts) => self.pen_move(&contacts),
            DrawingAction::PenUp => self.pen_up(),
            DrawingAction::TakeBackStroke => self.take_back_stroke(),
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
                self.pen_down(Contact { point: self.cursor.point(), pressure: None }, self.tool);
                self.cursor.is_down = self.pen_is_down;
            }
            DrawingAction::LiftCursor => {
                if self.cursor.is_down {
                    self.pen_up();
                }
            }
        }
    }

    /// Shows `source` if the pad has never shown anything. This is no step of the history.
    pub fn init(&mut self, source: DrawingSource) {
        if self.is_fresh {
            self.source = source;
            self.is_fresh = false;
        }
    }

    /// Removes every sample whose index is `count` or higher, because it has no picture: a page may have been saved when
    /// there were more samples. A pad that showed such a sample and nothing else is fresh again.
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

    /// Begins a stroke. The pen's stroke replaces a sample, the eraser's stroke lies over it. On a blank pad the eraser does
    /// nothing.
    fn pen_down(&mut self, contact: Contact, tool: Tool) {
        self.pen_up();
        let Some(contact) = contact.quantised() else { return };
        if tool == Tool::Eraser && self.is_blank() {
            return;
        }
        let future = Rc::clone(&self.future);
        self.push_undo_step();
        self.future_before_stroke = future;
        let stroke = Rc::new(Stroke {
            points: vec![contact.point],
            width: self.width,
            pressures: contact.pressure.into_iter().collect(),
            tool,
        });
        match &mut self.source {
            DrawingSource::Sample { .. } if tool == Tool::Pen => {
                self.source = DrawingSource::Strokes(vec![stroke]);
            }
            source => source.strokes_mut().push(stroke),
        }
        self.pen_is_down = true;
    }

    /// Extends the stroke, if the pen is down.
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
        self.future_before_stroke = Rc::default();
    }

    fn take_back_stroke(&mut self) {
        if self.pen_is_down
            && let Some(source) = Rc::make_mut(&mut self.past).pop()
        {
            self.source = source;
            self.future = std::mem::take(&mut self.future_before_stroke);
        }
        self.pen_up();
    }

    fn move_cursor(&mut self, right: i8, down: i8) {
        let before = self.cursor;
        let moved = |pixel: usize, step: i8| pixel.saturating_add_signed(step.into()).min(DIGIT_SIDE - 1);
        self.cursor.column = moved(before.column, right);
        self.cursor.row = moved(before.row, down);
        if self.cursor.is_down && self.cursor != before {
            self.pen_move(&[Contact { point: self.cursor.point(), pressure: None }]);
        }
    }

    /// Undoes one step. A stroke in progress is dropped.
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

    /// Adds the present source to the undo steps, and deletes the redo steps.
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
