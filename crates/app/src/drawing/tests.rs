//! Tests of [`Drawing`].

use super::*;

const POINT: Point = Point { x: 0.5, y: 0.5 };
const CONTACT: Contact = Contact { point: POINT, pressure: None };

fn after(actions: impl IntoIterator<Item = DrawingAction>) -> Drawing {
    let mut drawing = Drawing::default();
    actions.into_iter().for_each(|action| drawing.apply(action));
    drawing
}

fn strokes(drawing: &Drawing) -> &[Rc<Stroke>] {
    match drawing.source() {
        DrawingSource::Strokes(strokes) => strokes,
        DrawingSource::Sample { .. } => panic!("a sample"),
    }
}

fn lengths(drawing: &Drawing) -> Vec<usize> {
    strokes(drawing).iter().map(|stroke| stroke.points.len()).collect()
}

fn dot() -> [DrawingAction; 2] {
    [DrawingAction::PenDown(CONTACT), DrawingAction::PenUp]
}

#[test]
fn a_stroke_grows_while_the_pen_is_down() {
    let moved = || DrawingAction::PenMove(vec![CONTACT]);
    assert!(after([moved()]).is_blank());
    let drawing = after([DrawingAction::PenDown(CONTACT), moved(), moved(), DrawingAction::PenUp, moved()]);
    assert_eq!(lengths(&drawing), [3]);
    assert_eq!(lengths(&after(dot().into_iter().chain(dot()))), [1, 1]);
}

#[test]
fn undo_takes_back_a_stroke_then_brings_the_sample_back() {
    let mut drawing = Drawing::default();
    drawing.init(DrawingSource::sample(3));
    assert!(!drawing.can_undo());
    dot().into_iter().chain(dot()).for_each(|action| drawing.apply(action));
    drawing.apply(DrawingAction::Undo);
    assert_eq!(lengths(&drawing), [1]);
    drawing.apply(DrawingAction::Undo);
    assert_eq!(*drawing.source(), DrawingSource::sample(3));
    drawing.apply(DrawingAction::Undo);
    assert_eq!(*drawing.source(), DrawingSource::sample(3));
}

#[test]
fn redo_brings_back_what_was_undone_until_something_else_is_done() {
    let mut drawing = after(dot().into_iter().chain(dot()));
    drawing.apply(DrawingAction::Undo);
    drawing.apply(DrawingAction::Undo);
    assert!(drawing.is_blank() && drawing.can_redo());
    drawing.apply(DrawingAction::Redo);
    assert_eq!(lengths(&drawing), [1]);
    drawing.apply(DrawingAction::Redo);
    assert_eq!(lengths(&drawing), [1, 1]);
    assert!(!drawing.can_redo());
    drawing.apply(DrawingAction::Undo);
    dot().into_iter().for_each(|action| drawing.apply(action));
    assert!(!drawing.can_redo());
}

#[test]
fn clear_can_be_undone_and_clearing_twice_is_one_step() {
    let drawing = after([DrawingAction::Pick(1), DrawingAction::Clear, DrawingAction::Clear]);
    assert!(drawing.is_blank());
    let mut undone = drawing;
    undone.apply(DrawingAction::Undo);
    assert_eq!(*undone.source(), DrawingSource::sample(1));
}

#[test]
fn undo_in_the_middle_of_a_stroke_drops_the_rest_of_it() {
    let drawing = after([DrawingAction::PenDown(CONTACT), DrawingAction::Undo, DrawingAction::PenMove(vec![CONTACT])]);
    assert!(drawing.is_blank());
}

#[test]
fn the_first_sample_does_not_replace_what_the_user_drew() {
    let mut drawing = after(dot());
    drawing.init(DrawingSource::sample(0));
    assert_eq!(lengths(&drawing), [1]);
}

#[test]
fn the_undo_history_has_a_maximum_length() {
    let drawing = after((0..500).map(DrawingAction::Pick));
    assert_eq!(drawing.past.len(), MAX_UNDO_STEPS);
}

#[test]
fn the_keyboard_draws_where_its_cursor_goes() {
    let step = |right, down| DrawingAction::MoveCursor { right, down };
    let drawing = after([step(4, 0), DrawingAction::PressCursor, step(0, 2), step(0, 99), step(0, 1)]);
    let place = |column: f32, row: f32| Point::new(column, row);
    let near = |a: Point, b: Point| (a.x - b.x).abs() < 1e-3 && (a.y - b.y).abs() < 1e-3;
    // The last step is outside the picture.
    assert_eq!(lengths(&drawing), [3]);
    assert!(near(strokes(&drawing)[0].points[0], place(18.5 / 28.0, 14.5 / 28.0)));
    assert!(near(strokes(&drawing)[0].points[2], place(18.5 / 28.0, 27.5 / 28.0)));
    assert!(drawing.cursor.is_down && drawing.is_being_drawn());
    let mut lifted = drawing;
    lifted.apply(DrawingAction::PressCursor);
    lifted.apply(step(-99, -99));
    assert_eq!(lengths(&lifted), [3]);
    assert_eq!(lifted.cursor, Cursor { column: 0, row: 0, is_down: false });
}

#[test]
fn leaving_the_pad_lifts_the_keyboards_pen_and_no_other() {
    let mut drawing = after([DrawingAction::PressCursor, DrawingAction::LiftCursor]);
    assert!(!drawing.cursor.is_down && !drawing.is_being_drawn());
    drawing.apply(DrawingAction::PenDown(CONTACT));
    drawing.apply(DrawingAction::LiftCursor);
    assert!(drawing.is_being_drawn());
}

#[test]
fn the_eraser_leaves_a_sample_and_the_pen_replaces_it() {
    let begin = |tool| after([DrawingAction::Pick(4), DrawingAction::SetTool(tool)].into_iter().chain(dot()));
    let mut erased = begin(Tool::Eraser);
    match erased.source() {
        DrawingSource::Sample { index: 4, erasures } => assert_eq!(erasures.len(), 1),
        other => panic!("{other:?}"),
    }
    assert_eq!(erased.source().unchanged_sample(), None);
    erased.apply(DrawingAction::Undo);
    assert_eq!(erased.source().unchanged_sample(), Some(4));
    assert_eq!(lengths(&begin(Tool::Pen)), [1]);
}

#[test]
fn on_a_blank_pad_there_is_nothing_to_erase() {
    let mut drawing =
        after([DrawingAction::SetTool(Tool::Eraser), DrawingAction::PressCursor].into_iter().chain(dot()));
    assert!(drawing.is_blank() && !drawing.can_undo() && !drawing.cursor.is_down);
    drawing.apply(DrawingAction::SetTool(Tool::Pen));
    dot().into_iter().for_each(|action| drawing.apply(action));
    drawing.apply(DrawingAction::SetTool(Tool::Eraser));
    dot().into_iter().for_each(|action| drawing.apply(action));
    assert_eq!(lengths(&drawing), [1, 1]);
}

#[test]
fn a_pad_that_the_user_left_blank_stays_blank() {
    let mut drawing = Drawing::from_source(DrawingSource::Strokes(Vec::new()));
    drawing.init(DrawingSource::sample(2));
    assert!(drawing.is_blank() && !drawing.can_undo());
}

#[test]
fn a_missing_sample_leaves_a_fresh_pad() {
    let mut drawing = Drawing::from_source(DrawingSource::sample(40));
    drawing.apply(DrawingAction::SetTool(Tool::Eraser));
    drawing.apply(DrawingAction::PenDown(CONTACT));
    drawing.forget_missing_sample(20);
    assert!(drawing.is_blank() && drawing.is_fresh() && !drawing.can_undo() && !drawing.is_being_drawn());
    drawing.init(DrawingSource::sample(2));
    assert_eq!(*drawing.source(), DrawingSource::sample(2));
}

#[test]
fn undo_skips_missing_samples() {
    let mut drawing = Drawing::from_source(DrawingSource::sample(40));
    [DrawingAction::Pick(19), DrawingAction::Pick(20)].into_iter().for_each(|action| drawing.apply(action));
    drawing.forget_missing_sample(20);
    assert!(drawing.is_blank() && !drawing.is_fresh());
    drawing.apply(DrawingAction::Undo);
    assert!(*drawing.source() == DrawingSource::sample(19) && !drawing.can_undo());
    let before = drawing.clone();
    drawing.forget_missing_sample(20);
    assert_eq!(drawing, before);
}

#[test]
fn points_and_pressures_are_rounded() {
    let contact = |x, pressure| Contact { point: Point::new(x, 0.25), pressure: Some(pressure) };
    let wild = [contact(f32::NAN, 0.5), contact(0.5, f32::NAN), contact(f32::INFINITY, 9.0)];
    let drawing = after([DrawingAction::PenDown(contact(0.1, 0.3)), DrawingAction::PenMove(wild.to_vec())]);
    let stroke = &strokes(&drawing)[0];
    assert_eq!(stroke.points, [Point::new(410.0 / 4096.0, 0.25), Point::new(7.0, 0.25)]);
    assert_eq!(stroke.pressures, [77.0 / 255.0, 1.0]);
    let nowhere = after([DrawingAction::PenDown(contact(f32::NAN, 0.5)), DrawingAction::PenMove(vec![CONTACT])]);
    assert!(nowhere.is_blank() && !nowhere.can_undo());
}

#[test]
fn tool_width_and_pressure_go_into_the_stroke() {
    let pressed = Contact { point: POINT, pressure: Some(0.8) };
    let erase = [DrawingAction::SetTool(Tool::Eraser), DrawingAction::SetWidth(9.0), DrawingAction::PenDown(pressed)];
    let drawing = after(dot().into_iter().chain(erase));
    let stroke = &strokes(&drawing)[1];
    assert_eq!((stroke.tool, stroke.width), (Tool::Eraser, *WIDTHS.end()));
    assert_eq!(stroke.pressures, [0.8]);
    assert_eq!(after([DrawingAction::SetWidth(f32::NAN)]).width, DEFAULT_WIDTH);
}

#[test]
fn the_eraser_at_the_pens_other_end_erases_whatever_tool_is_selected() {
    let mut drawing = after(dot());
    let erase = [DrawingAction::EraserDown(CONTACT), DrawingAction::PenMove(vec![CONTACT]), DrawingAction::PenUp];
    erase.into_iter().for_each(|action| drawing.apply(action));
    let tools: Vec<_> = strokes(&drawing).iter().map(|stroke| stroke.tool).collect();
    assert_eq!((tools, drawing.tool), (vec![Tool::Pen, Tool::Eraser], Tool::Pen));
    assert!(!after([DrawingAction::EraserDown(CONTACT)]).is_being_drawn(), "on a blank pad it does nothing");
}

#[test]
fn a_stroke_that_is_taken_back_leaves_no_trace() {
    let mut drawing = after(dot().into_iter().chain(dot()));
    drawing.apply(DrawingAction::Undo);
    let before = drawing.clone();
    drawing.apply(DrawingAction::PenDown(CONTACT));
    drawing.apply(DrawingAction::PenMove(vec![CONTACT]));
    drawing.apply(DrawingAction::TakeBackStroke);
    assert_eq!(drawing, before, "neither in the drawing nor in its history");
    drawing.apply(DrawingAction::TakeBackStroke);
    assert_eq!(drawing, before, "without a stroke there is nothing to take back");
}
