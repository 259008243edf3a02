//! Pointers: which press begins a drag, and which event ends it.
//!
//! Browsers lose releases: a menu opens, Ctrl+click on a Mac is a menu too, another window comes to the front. They call
//! some touches not primary that are the only ones. And a hand that rests on the screen while the other end of it holds a
//! pen is a touch. So a drag follows one pointer by its id, and whatever became of it, the next press can begin another.

/// How long after a pen was seen touches are taken for the hand that holds it, in milliseconds.
const PEN_PRESENCE_MS: f64 = 2000.0;
/// The number of a mouse's main button, of a finger, and of a pen's tip.
const MAIN_BUTTON: i16 = 0;
/// The number of the eraser at a pen's other end.
const ERASER_BUTTON: i16 = 5;
/// The bit of that eraser among the buttons that are pressed.
const ERASER_BIT: u16 = 32;

/// What points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerKind {
    /// A mouse, or anything that is neither of the others.
    Mouse,
    /// A finger, or a palm.
    Touch,
    /// A pen.
    Pen,
}

impl PointerKind {
    /// The kind that the browser names like this.
    pub fn from_type(name: &str) -> Self {
        match name {
            "touch" => Self::Touch,
            "pen" => Self::Pen,
            _ => Self::Mouse,
        }
    }
}

/// An event of a pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointerInput {
    /// The pointer's number.
    pub id: i32,
    /// What points.
    pub kind: PointerKind,
    /// The button whose press or release this is; −1 if it is neither.
    pub button: i16,
    /// The bits of the buttons that are pressed.
    pub buttons: u16,
    /// When it happened, in milliseconds since any fixed moment.
    pub time_ms: f64,
}

/// What a press does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Press {
    /// What becomes of the drag that was in progress, if there was one.
    pub earlier: Option<DragEnd>,
    /// Whether a drag begins.
    pub begins: bool,
    /// Whether it is the eraser's end of a pen.
    pub is_eraser: bool,
}

/// How a drag ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DragEnd {
    /// What it did stays.
    Done,
    /// It was not meant, and what it did is taken back.
    TakenBack,
}

/// What a move does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// The drag goes on.
    Drag,
    /// The drag ends, because the button was released where the page did not see it.
    End,
    /// Nothing: it is another pointer's.
    None,
}

/// Follows one pointer at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PointerTracker {
    held: Option<(i32, PointerKind)>,
    last_pen_ms: Option<f64>,
}

impl PointerTracker {
    /// The pointer of the drag in progress.
    pub fn held(&self) -> Option<i32> {
        self.held.map(|(id, _)| id)
    }

    /// A pointer was pressed. `is_held_there` says whether the browser still knows the pointer of the drag in progress.
    pub fn press(&mut self, input: &PointerInput, is_held_there: bool) -> Press {
        let is_touch = input.kind == PointerKind::Touch;
        let is_palm = is_touch && self.was_pen_there(input.time_ms);
        self.see(input);
        let is_eraser =
            input.kind == PointerKind::Pen && (input.button == ERASER_BUTTON || input.buttons & ERASER_BIT != 0);
        if is_palm || !(input.button == MAIN_BUTTON || is_eraser) {
            return Press::default();
        }
        let earlier = match self.held {
            None => None,
            // No hand draws with a finger and a pen at the same time.
            Some((_, PointerKind::Touch)) if input.kind == PointerKind::Pen => Some(DragEnd::TakenBack),
            // Its release was missed, or it would not be pressed again.
            Some((id, _)) if id == input.id || !is_held_there => Some(DragEnd::Done),
            Some(_) => return Press::default(),
        };
        self.held = Some((input.id, input.kind));
        Press { earlier, begins: true, is_eraser }
    }

    /// A pointer moved.
    pub fn motion(&mut self, input: &PointerInput) -> Motion {
        self.see(input);
        if self.held() != Some(input.id) {
            return Motion::None;
        }
        // Fingers that have left do not move, and some browsers give them no buttons.
        if input.buttons == 0 && input.kind != PointerKind::Touch {
            self.held = None;
            return Motion::End;
        }
        Motion::Drag
    }

    /// A pointer was released, or the element lost it. The result says how the drag ends, if it was its pointer.
    pub fn release(&mut self, input: &PointerInput) -> Option<DragEnd> {
        self.see(input);
        self.held.take_if(|(id, _)| *id == input.id).map(|_| DragEnd::Done)
    }

    /// The system took a pointer away. It does this to a palm too, once it has seen the pen.
    pub fn cancel(&mut self, input: &PointerInput) -> Option<DragEnd> {
        let (_, kind) = self.held.take_if(|(id, _)| *id == input.id)?;
        let is_palm = kind == PointerKind::Touch && self.was_pen_there(input.time_ms);
        Some(if is_palm { DragEnd::TakenBack } else { DragEnd::Done })
    }

    /// The page lost the pointer, whichever it is: a menu opened, or the window went to the back.
    pub fn interrupt(&mut self) -> Option<DragEnd> {
        self.held.take().map(|_| DragEnd::Done)
    }

    fn see(&mut self, input: &PointerInput) {
        if input.kind == PointerKind::Pen {
            self.last_pen_ms = Some(input.time_ms);
        }
    }

    fn was_pen_there(&self, now_ms: f64) -> bool {
        self.last_pen_ms.is_some_and(|last| now_ms - last < PEN_PRESENCE_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUSE: PointerInput = PointerInput { id: 1, kind: PointerKind::Mouse, button: 0, buttons: 1, time_ms: 0.0 };
    const FINGER: PointerInput = PointerInput { id: 2, kind: PointerKind::Touch, ..MOUSE };
    const PEN: PointerInput = PointerInput { id: 3, kind: PointerKind::Pen, ..MOUSE };
    const BEGINS: Press = Press { earlier: None, begins: true, is_eraser: false };

    /// A tracker that follows this pointer.
    fn following(input: &PointerInput) -> PointerTracker {
        let mut tracker = PointerTracker::default();
        assert_eq!(tracker.press(input, false), BEGINS);
        tracker
    }

    #[test]
    fn a_second_pointer_waits_while_the_first_one_is_there() {
        let mut tracker = following(&FINGER);
        let second = PointerInput { id: 4, ..FINGER };
        assert_eq!(tracker.press(&second, true), Press::default());
        assert_eq!(tracker.motion(&second), Motion::None);
        assert_eq!(tracker.release(&second), None);
        assert_eq!(tracker.motion(&FINGER), Motion::Drag);
        assert_eq!(tracker.release(&FINGER), Some(DragEnd::Done));
        assert_eq!(tracker.press(&second, false), BEGINS);
    }

    #[test]
    fn a_press_ends_the_drag_of_a_pointer_that_has_gone() {
        let mut tracker = following(&FINGER);
        let taken_over = Press { earlier: Some(DragEnd::Done), ..BEGINS };
        assert_eq!(tracker.press(&PointerInput { id: 4, ..FINGER }, false), taken_over);
        assert_eq!(tracker.motion(&FINGER), Motion::None);
        let mut tracker = following(&MOUSE);
        assert_eq!(tracker.press(&MOUSE, true), taken_over, "pressed again without a release");
    }

    #[test]
    fn a_mouse_or_pen_that_moves_without_a_button_ends_the_drag() {
        for pointer in [MOUSE, PEN] {
            let mut tracker = following(&pointer);
            assert_eq!(tracker.motion(&PointerInput { buttons: 0, ..pointer }), Motion::End);
            assert_eq!(tracker.motion(&pointer), Motion::None);
        }
        let mut tracker = following(&FINGER);
        assert_eq!(tracker.motion(&PointerInput { buttons: 0, ..FINGER }), Motion::Drag);
    }

    #[test]
    fn an_interruption_ends_the_drag_of_any_pointer() {
        assert_eq!(following(&MOUSE).interrupt(), Some(DragEnd::Done));
        assert_eq!(PointerTracker::default().interrupt(), None);
    }

    #[test]
    fn only_the_main_button_and_the_pens_eraser_begin_a_drag() {
        let press = |input: PointerInput| PointerTracker::default().press(&input, false);
        for button in [1, 2, 3, 4] {
            assert_eq!(press(PointerInput { button, ..MOUSE }), Press::default());
        }
        assert_eq!(press(PointerInput { button: 2, buttons: 2, ..PEN }), Press::default(), "the pen's side button");
        let eraser = Press { is_eraser: true, ..BEGINS };
        assert_eq!(press(PointerInput { button: 5, buttons: 32, ..PEN }), eraser);
        assert_eq!(press(PointerInput { buttons: 33, ..PEN }), eraser);
        assert_eq!(press(PointerInput { button: 5, buttons: 32, ..MOUSE }), Press::default());
    }

    #[test]
    fn a_touch_is_a_palm_while_a_pen_is_there_and_shortly_after() {
        let at = |time_ms| PointerInput { time_ms, ..FINGER };
        let mut tracker = PointerTracker::default();
        assert_eq!(tracker.motion(&PEN), Motion::None, "it hovers");
        assert_eq!(tracker.press(&at(100.0), false), Press::default());
        assert_eq!(tracker.press(&PEN, false), BEGINS);
        assert_eq!(tracker.press(&at(200.0), false), Press::default(), "nor does it end the pen's stroke");
        assert_eq!(tracker.release(&PointerInput { time_ms: 1000.0, ..PEN }), Some(DragEnd::Done));
        assert_eq!(tracker.press(&at(2900.0), false), Press::default());
        assert_eq!(tracker.press(&at(3100.0), false), BEGINS);
    }

    #[test]
    fn the_stroke_of_a_palm_is_taken_back_when_the_pen_comes() {
        let mut tracker = following(&FINGER);
        let press = tracker.press(&PointerInput { time_ms: 40.0, ..PEN }, true);
        assert_eq!(press, Press { earlier: Some(DragEnd::TakenBack), ..BEGINS });
        assert_eq!(tracker.motion(&FINGER), Motion::None);
        let mut tracker = following(&FINGER);
        tracker.motion(&PEN);
        assert_eq!(tracker.cancel(&FINGER), Some(DragEnd::TakenBack), "by the system, once the pen hovers");
        assert_eq!(following(&FINGER).cancel(&FINGER), Some(DragEnd::Done));
    }
}
