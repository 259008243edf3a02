//! The laws of [`grip`], [`Hold`] and [`nudge`].

use super::*;
use crate::corruption::tests::{after, then};

const REACH: f32 = 1.5;

/// A crosshair in the middle.
fn crosshair() -> CorruptionSettings {
    after([CorruptionAction::SetCrosshairs(true)])
}

/// A second one at (9, 9), which is the chosen one.
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

fn taken(x: f32, y: f32, corruption: &CorruptionSettings) -> Option<Grip> {
    grip(at(x, y), corruption, REACH)
}

fn middle_handle(mark: Mark) -> Option<Grip> {
    Some(Grip::Handle(Handle::Middle(mark)))
}

#[test]
fn nothing_is_there_while_all_is_off() {
    assert_eq!(taken(14.0, 14.0, &CorruptionSettings::default()), None);
    assert!(handles(&CorruptionSettings::default()).is_empty());
    let off = then(&then(&crosshair(), CorruptionAction::AddPatch), CorruptionAction::SetPatches(false));
    assert_eq!(taken(9.0, 9.0, &then(&off, CorruptionAction::SetCrosshairs(false))), None);
}

#[test]
fn a_crosshair_is_moved_at_its_crossing_and_turned_on_its_arm() {
    let corruption = crosshair();
    assert_eq!(taken(15.0, 14.5, &corruption), middle_handle(Mark::Crosshair(0)));
    assert_eq!(taken(23.0, 14.0, &corruption), Some(Grip::Handle(Handle::Turn(0))));
    assert_eq!(taken(3.0, 3.0, &corruption), Some(Grip::Jump(0)));
}

#[test]
fn reach_decides_between_a_handle_and_the_rest() {
    let corruption = crosshair();
    assert_eq!(grip(at(17.0, 14.0), &corruption, 2.0), Some(Grip::Jump(0)));
    assert_eq!(grip(at(17.0, 14.0), &corruption, 4.0), middle_handle(Mark::Crosshair(0)));
    // Where two are within reach, the nearer one.
    assert_eq!(grip(at(19.0, 14.0), &corruption, 9.0), Some(Grip::Handle(Handle::Turn(0))));
}

#[test]
fn another_crosshair_is_taken_at_its_crossing_and_not_on_its_arm() {
    let corruption = crosshairs();
    assert_eq!(taken(14.0, 14.0, &corruption), middle_handle(Mark::Crosshair(0)));
    assert_eq!(taken(9.0, 9.0, &corruption), middle_handle(Mark::Crosshair(1)));
    assert_eq!(taken(23.0, 14.0, &corruption), Some(Grip::Jump(1)));
}

#[test]
fn a_box_is_moved_anywhere_inside_and_resized_at_its_corner() {
    let corruption = boxed();
    for (x, y) in [(9.0, 9.0), (5.0, 5.0), (12.0, 6.0)] {
        assert_eq!(taken(x, y, &corruption), middle_handle(Mark::Patch(0)));
    }
    assert_eq!(taken(13.5, 13.0, &corruption), Some(Grip::Handle(Handle::Resize(0))));
    assert_eq!(taken(20.0, 20.0, &corruption), Some(Grip::NewBox));
}

#[test]
fn of_boxes_that_overlap_the_chosen_one_is_taken_and_then_the_newest() {
    let over =
        then(&then(&boxed(), CorruptionAction::AddPatch), CorruptionAction::MoveTo(Mark::Patch(1), at(10.0, 10.0)));
    let under = then(&over, CorruptionAction::Select(Mark::Patch(0)));
    assert_eq!(taken(12.5, 7.0, &over), middle_handle(Mark::Patch(1)));
    assert_eq!(taken(12.5, 7.0, &under), middle_handle(Mark::Patch(0)));
    let third =
        then(&then(&under, CorruptionAction::AddPatch), CorruptionAction::MoveTo(Mark::Patch(2), at(23.0, 23.0)));
    assert_eq!(taken(12.5, 7.0, &third), middle_handle(Mark::Patch(1)));
}

#[test]
fn with_both_on_handles_come_before_boxes_and_boxes_before_a_jump() {
    let corruption = then(&crosshair(), CorruptionAction::AddPatch);
    let over = then(&corruption, CorruptionAction::MoveTo(Mark::Patch(0), at(16.0, 16.0)));
    assert_eq!(taken(14.0, 14.0, &over), middle_handle(Mark::Crosshair(0)));
    assert_eq!(taken(23.0, 14.0, &over), Some(Grip::Handle(Handle::Turn(0))));
    assert_eq!(taken(2.0, 25.0, &over), Some(Grip::NewBox));
}

#[test]
fn where_no_more_boxes_fit_none_begins() {
    let full = after(vec![CorruptionAction::AddPatch; 6]);
    assert_eq!(taken(1.0, 14.0, &full), None);
}

#[test]
fn the_turning_handle_stays_on_the_picture() {
    for x in [0.0, 3.0, 14.0, 27.0, 28.0] {
        for y in [0.0, 14.0, 28.0] {
            for degrees in -90i16..=180 {
                let angle = f32::from(degrees).to_radians();
                let place = arm_of(&Crosshair { x, y, angle, ..Crosshair::default() });
                let range = -0.02..=28.02;
                assert!(range.contains(&place.x) && range.contains(&place.y), "{x} {y} {degrees}");
                assert!((distance(place, at(x, y)) - ARM).abs() < 1e-3);
            }
        }
    }
}

/// What a drag through these places makes of it.
fn dragged(corruption: &CorruptionSettings, places: &[Point]) -> CorruptionSettings {
    let (hold, action) = Hold::begin(places[0], corruption, REACH).unwrap();
    let mut corruption = then(corruption, action);
    for place in &places[1..] {
        corruption = then(&corruption, hold.follow(*place));
    }
    hold.release().into_iter().fold(corruption, |corruption, action| then(&corruption, action))
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
fn a_press_elsewhere_brings_the_crosshair_and_holds_it() {
    let jumped = dragged(&crosshair(), &[at(3.0, 4.0)]);
    assert_eq!(crossing_of(&jumped.crosshairs.shown()[0]), at(3.0, 4.0));
    let dragged = dragged(&crosshair(), &[at(3.0, 4.0), at(5.0, 6.0)]);
    assert_eq!(crossing_of(&dragged.crosshairs.shown()[0]), at(5.0, 6.0));
}

#[test]
fn taking_hold_of_another_crosshair_chooses_it() {
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
fn arrow_keys_move_turn_and_resize() {
    let (crossed, boxed) = (crosshair(), boxed());
    let mark = Mark::Crosshair(0);
    let key = |handle, key, is_large, corruption| nudge(handle, key, is_large, corruption);
    assert_eq!(
        key(Handle::Middle(mark), "ArrowLeft", false, &crossed),
        Some(CorruptionAction::MoveTo(mark, at(13.0, 14.0)))
    );
    assert_eq!(
        key(Handle::Middle(mark), "ArrowDown", true, &crossed),
        Some(CorruptionAction::MoveTo(mark, at(14.0, 18.0)))
    );
    assert_eq!(
        key(Handle::Middle(Mark::Patch(0)), "ArrowUp", false, &boxed),
        Some(CorruptionAction::MoveTo(Mark::Patch(0), at(9.0, 8.0)))
    );
    assert_eq!(key(Handle::Resize(0), "ArrowRight", true, &boxed), Some(CorruptionAction::ResizeTo(at(17.0, 13.0))));
    for (name, is_large, degrees) in [("ArrowRight", false, 5.0f32), ("ArrowDown", true, -15.0)] {
        assert_eq!(
            key(Handle::Turn(0), name, is_large, &crossed),
            Some(CorruptionAction::TurnTo(degrees.to_radians()))
        );
    }
}

#[test]
fn delete_takes_the_mark_away_and_other_keys_do_nothing() {
    let corruption = crosshair();
    for name in ["Delete", "Backspace"] {
        assert_eq!(
            nudge(Handle::Turn(0), name, false, &corruption),
            Some(CorruptionAction::Remove(Mark::Crosshair(0)))
        );
    }
    assert_eq!(nudge(Handle::Turn(0), "Tab", false, &corruption), None);
}
