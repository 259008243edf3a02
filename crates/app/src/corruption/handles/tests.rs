//! The laws of the handles of [`CorruptionSettings`].

use super::*;
use crate::corruption::tests::{after, then};
use crate::handles::HandleDrag;
use crate::handles::tests::key;

const RADIUS: f32 = 1.5;

/// A crosshair in the middle.
fn crosshair() -> CorruptionSettings {
    after([CorruptionAction::SetCrosshairs(true)])
}

/// A second one at (9, 9), which is the selected one.
fn crosshairs() -> CorruptionSettings {
    then(
        &then(&crosshair(), CorruptionAction::AddCrosshair),
        CorruptionAction::MoveTo(Mark::Crosshair(1), at(9.0, 9.0)),
    )
}

/// A box from (5, 5) to (13, 13).
fn boxed() -> CorruptionSettings {
    after([CorruptionAction::AddPatch, CorruptionAction::MoveTo(Mark::Patch(0), at(9.0, 9.0))])
}

fn at(x: f32, y: f32) -> Point {
    Point::new(x, y)
}

/// What a press at this point hits.
fn hit(x: f32, y: f32, corruption: &CorruptionSettings) -> Option<Hit<MarkTarget>> {
    corruption.target_at(at(x, y), RADIUS)
}

fn on(handle: MarkHandle) -> Option<Hit<MarkTarget>> {
    Some(Hit::On(MarkTarget::Handle(handle)))
}

fn on_middle(mark: Mark) -> Option<Hit<MarkTarget>> {
    on(MarkHandle::Move(mark))
}

/// The crosshair at this index jumps from this point to the pointer.
fn jump(index: usize, x: f32, y: f32) -> Option<Hit<MarkTarget>> {
    Some(Hit::Jump(MarkTarget::Handle(MarkHandle::Move(Mark::Crosshair(index))), at(x, y)))
}

const NEW_PATCH: Option<Hit<MarkTarget>> = Some(Hit::On(MarkTarget::NewPatch));

#[test]
fn nothing_is_there_while_all_is_off() {
    assert_eq!(hit(14.0, 14.0, &CorruptionSettings::default()), None);
    assert!(CorruptionSettings::default().handles().is_empty());
    let off = then(&then(&crosshair(), CorruptionAction::AddPatch), CorruptionAction::SetPatches(false));
    assert_eq!(hit(9.0, 9.0, &then(&off, CorruptionAction::SetCrosshairs(false))), None);
}

#[test]
fn a_crosshair_is_moved_at_its_crossing_and_turned_on_its_arm() {
    let corruption = crosshair();
    assert_eq!(hit(15.0, 14.5, &corruption), on_middle(Mark::Crosshair(0)));
    assert_eq!(hit(23.0, 14.0, &corruption), on(MarkHandle::Turn(0)));
    assert_eq!(hit(3.0, 3.0, &corruption), jump(0, 14.0, 14.0));
}

#[test]
fn the_hit_radius_decides_between_a_handle_and_the_rest() {
    let corruption = crosshair();
    assert_eq!(corruption.target_at(at(17.0, 14.0), 2.0), jump(0, 14.0, 14.0));
    assert_eq!(corruption.target_at(at(17.0, 14.0), 4.0), on_middle(Mark::Crosshair(0)));
}

#[test]
fn another_crosshair_is_taken_at_its_crossing_and_not_on_its_arm() {
    let corruption = crosshairs();
    assert_eq!(hit(14.0, 14.0, &corruption), on_middle(Mark::Crosshair(0)));
    assert_eq!(hit(9.0, 9.0, &corruption), on_middle(Mark::Crosshair(1)));
    assert_eq!(hit(23.0, 14.0, &corruption), jump(1, 9.0, 9.0));
}

#[test]
fn a_box_is_moved_anywhere_inside_and_resized_at_its_corner() {
    let corruption = boxed();
    for (x, y) in [(9.0, 9.0), (5.0, 5.0), (12.0, 6.0)] {
        assert_eq!(hit(x, y, &corruption), on_middle(Mark::Patch(0)));
    }
    assert_eq!(hit(13.5, 13.0, &corruption), on(MarkHandle::Resize(0)));
    assert_eq!(hit(20.0, 20.0, &corruption), NEW_PATCH);
}

#[test]
fn of_boxes_that_overlap_the_selected_one_is_taken_and_then_the_newest() {
    let over =
        then(&then(&boxed(), CorruptionAction::AddPatch), CorruptionAction::MoveTo(Mark::Patch(1), at(10.0, 10.0)));
    let under = then(&over, CorruptionAction::Select(Mark::Patch(0)));
    assert_eq!(hit(12.5, 7.0, &over), on_middle(Mark::Patch(1)));
    assert_eq!(hit(12.5, 7.0, &under), on_middle(Mark::Patch(0)));
    let third =
        then(&then(&under, CorruptionAction::AddPatch), CorruptionAction::MoveTo(Mark::Patch(2), at(23.0, 23.0)));
    assert_eq!(hit(12.5, 7.0, &third), on_middle(Mark::Patch(1)));
}

#[test]
fn with_both_on_handles_come_before_boxes_and_boxes_before_a_jump() {
    let corruption = then(&crosshair(), CorruptionAction::AddPatch);
    let over = then(&corruption, CorruptionAction::MoveTo(Mark::Patch(0), at(16.0, 16.0)));
    assert_eq!(hit(14.0, 14.0, &over), on_middle(Mark::Crosshair(0)));
    assert_eq!(hit(23.0, 14.0, &over), on(MarkHandle::Turn(0)));
    assert_eq!(hit(2.0, 25.0, &over), NEW_PATCH);
}

#[test]
fn where_no_more_boxes_fit_none_begins() {
    let full = after(vec![CorruptionAction::AddPatch; 6]);
    assert_eq!(hit(1.0, 14.0, &full), None);
}

#[test]
fn the_turning_handle_stays_on_the_picture() {
    for x in [0.0, 3.0, 14.0, 27.0, 28.0] {
        for y in [0.0, 14.0, 28.0] {
            for degrees in -90i16..=180 {
                let angle = f32::from(degrees).to_radians();
                let place = turn_point(&Crosshair { x, y, angle, ..Crosshair::default() });
                let range = -0.02..=28.02;
                assert!(range.contains(&place.x) && range.contains(&place.y), "{x} {y} {degrees}");
                assert!((place.distance(at(x, y)) - TURN_DISTANCE).abs() < 1e-3);
            }
        }
    }
}

/// What a drag through these places makes of it.
fn dragged(corruption: &CorruptionSettings, places: &[Point]) -> CorruptionSettings {
    let (drag, action) = HandleDrag::begin(corruption, places[0], RADIUS).unwrap();
    let moves = places[1..].iter().map(|place| drag.drag_to(*place));
    let actions = std::iter::once(action).chain(moves).chain([drag.end()]).flatten();
    actions.fold(corruption.clone(), |corruption, action| then(&corruption, action))
}

#[test]
fn a_mark_keeps_its_distance_from_the_pointer() {
    let moved = dragged(&crosshair(), &[at(14.5, 13.5), at(8.5, 18.5)]);
    assert_eq!(crossing_of(&moved.crosshairs.shown()[0]), at(8.0, 19.0));
    let moved = dragged(&boxed(), &[at(6.0, 6.0), at(9.0, 7.0)]);
    assert_eq!(moved.patches.shown(), [Patch { x: 8.0, y: 6.0, width: 8.0, height: 8.0 }]);
    let resized = dragged(&boxed(), &[at(13.5, 12.5), at(15.5, 9.5)]);
    assert_eq!(resized.patches.shown(), [Patch { x: 5.0, y: 5.0, width: 10.0, height: 5.0 }]);
}

#[test]
fn a_press_elsewhere_brings_the_crosshair_and_drags_it() {
    let jumped = dragged(&crosshair(), &[at(3.0, 4.0)]);
    assert_eq!(crossing_of(&jumped.crosshairs.shown()[0]), at(3.0, 4.0));
    let dragged = dragged(&crosshair(), &[at(3.0, 4.0), at(5.0, 6.0)]);
    assert_eq!(crossing_of(&dragged.crosshairs.shown()[0]), at(5.0, 6.0));
}

#[test]
fn a_press_on_another_crosshair_chooses_it() {
    assert_eq!(dragged(&crosshairs(), &[at(14.0, 14.0)]).crosshairs.selected_index(), Some(0));
}

#[test]
fn the_arm_follows_the_pointer_around() {
    // The handle is at (23, 14); an eighth of a turn, then a quarter, then half a turn.
    for (to, expected) in [(at(20.0, 20.0), 45.0), (at(14.0, 23.0), 90.0), (at(2.0, 14.0), 180.0)] {
        let turned = dragged(&crosshair(), &[at(23.0, 14.0), to]);
        assert!((turned.crosshairs.shown()[0].angle.to_degrees() - expected).abs() < 1e-3);
    }
    // Near the right edge it is on another arm, which follows as well.
    let aside = then(&crosshair(), CorruptionAction::MoveTo(Mark::Crosshair(0), at(24.0, 14.0)));
    let turned = dragged(&aside, &[at(24.0, 23.0), at(24.0 - 6.0, 20.0)]);
    assert!((turned.crosshairs.shown()[0].angle.to_degrees() - 45.0).abs() < 1e-3);
}

#[test]
fn elsewhere_a_box_is_dragged() {
    let corruption = after([CorruptionAction::SetPatches(true)]);
    let dragged = dragged(&corruption, &[at(10.0, 10.0), at(4.0, 2.0)]);
    assert_eq!(dragged.patches.shown(), [Patch { x: 4.0, y: 2.0, width: 6.0, height: 8.0 }]);
}

#[test]
fn the_new_box_has_the_focus_after_its_drag() {
    let corruption = after([CorruptionAction::SetPatches(true)]);
    let (drag, _) = HandleDrag::begin(&corruption, at(10.0, 10.0), RADIUS).unwrap();
    assert_eq!(CorruptionSettings::kind(drag.handle()), "moves-box");
}

#[test]
fn arrow_keys_move_turn_and_resize() {
    let (crossed, boxed) = (crosshair(), boxed());
    let mark = Mark::Crosshair(0);
    let press = |handle, name, is_shifted, on: &CorruptionSettings| on.on_key(handle, &key(name, is_shifted)).unwrap();
    let moved = press(MarkHandle::Move(mark), "ArrowLeft", false, &crossed);
    assert_eq!(moved, CorruptionAction::MoveTo(mark, at(13.0, 14.0)));
    let moved = press(MarkHandle::Move(mark), "ArrowDown", true, &crossed);
    assert_eq!(moved, CorruptionAction::MoveTo(mark, at(14.0, 18.0)));
    let moved = press(MarkHandle::Move(Mark::Patch(0)), "ArrowUp", false, &boxed);
    assert_eq!(moved, CorruptionAction::MoveTo(Mark::Patch(0), at(9.0, 8.0)));
    let resized = press(MarkHandle::Resize(0), "ArrowRight", true, &boxed);
    assert_eq!(resized, CorruptionAction::ResizeTo(at(17.0, 13.0)));
    for (name, is_shifted, degrees) in [("ArrowRight", false, 5.0f32), ("ArrowDown", true, -15.0)] {
        let turned = press(MarkHandle::Turn(0), name, is_shifted, &crossed);
        assert_eq!(turned, CorruptionAction::TurnTo(degrees.to_radians()));
    }
}

#[test]
fn delete_and_backspace_remove_the_mark() {
    for name in ["Delete", "Backspace"] {
        let action = crosshair().on_key(MarkHandle::Turn(0), &key(name, false));
        assert_eq!(action, Some(CorruptionAction::Remove(Mark::Crosshair(0))));
    }
}

#[test]
fn the_handles_go_with_the_last_mark() {
    let remove = CorruptionAction::Remove(Mark::Patch(0));
    let one = after([CorruptionAction::AddPatch]);
    assert!(one.is_last_deleted(&remove));
    assert!(!one.is_last_deleted(&CorruptionAction::NewNoise));
    assert!(!then(&one, CorruptionAction::AddPatch).is_last_deleted(&remove));
}
