//! The laws of [`CorruptionSettings`].

use super::*;
use crate::corruption::selectable_list::MAX_ITEMS;

/// What is left after these actions, from the start.
pub(crate) fn after(actions: impl IntoIterator<Item = CorruptionAction>) -> CorruptionSettings {
    let mut corruption = CorruptionSettings::default();
    for action in actions {
        corruption.apply(action);
    }
    corruption
}

/// What is left after one more.
pub(crate) fn then(corruption: &CorruptionSettings, action: CorruptionAction) -> CorruptionSettings {
    let mut corruption = corruption.clone();
    corruption.apply(action);
    corruption
}

/// With boxes on, a drag from one place to another.
fn dragged(from: Point, to: Point) -> [CorruptionAction; 4] {
    let halfway = Point::new(f32::midpoint(from.x, to.x), f32::midpoint(from.y, to.y));
    [
        CorruptionAction::BeginPatch(from),
        CorruptionAction::StretchPatch(halfway),
        CorruptionAction::StretchPatch(to),
        CorruptionAction::EndPatch,
    ]
}

fn box_from(from: Point, to: Point) -> CorruptionSettings {
    after(std::iter::once(CorruptionAction::SetPatches(true)).chain(dragged(from, to)))
}

const CROSSHAIR: CorruptionAction = CorruptionAction::SetCrosshairs(true);

#[test]
fn strengths_are_clamped_and_nan_is_ignored() {
    let wild = after([CorruptionAction::SetNoise(7.0), CorruptionAction::SetSaltAndPepper(7.0)]);
    assert_eq!((wild.noise, wild.salt_and_pepper), (1.0, MAX_SALT_AND_PEPPER));
    let nan = [CorruptionAction::SetNoise(f32::NAN), CorruptionAction::SetSaltAndPepper(f32::NAN)];
    assert_eq!(after(nan), CorruptionSettings::default());
}

#[test]
fn both_kinds_of_noise_use_the_same_seed() {
    let settings = after([CorruptionAction::SetSaltAndPepper(0.25)]);
    let corruption = settings.to_corruption();
    assert_eq!((corruption.noise, corruption.salt_and_pepper, corruption.seed), (0.5, 0.25, 1));
    assert_eq!(then(&settings, CorruptionAction::NewNoise).to_corruption().seed, 2);
}

#[test]
fn the_first_crosshair_is_upright_in_the_middle() {
    assert_eq!(after([CROSSHAIR]).to_corruption().crosshairs, [Crosshair::default()]);
}

#[test]
fn crosshairs_that_are_off_keep_their_settings() {
    let point = Point::new(3.0, 4.0);
    let set = [
        CROSSHAIR,
        CorruptionAction::MoveTo(Mark::Crosshair(0), point),
        CorruptionAction::SetThickness(5.0),
        CorruptionAction::TurnTo(0.5),
    ];
    let set = after(set);
    let off = then(&set, CorruptionAction::SetCrosshairs(false));
    assert!(off.to_corruption().crosshairs.is_empty());
    let expected = Crosshair { x: 3.0, y: 4.0, thickness: 5.0, angle: 0.5, ..Crosshair::default() };
    assert_eq!(then(&off, CROSSHAIR).to_corruption().crosshairs, [expected]);
}

#[test]
fn boxes_that_are_off_keep_their_settings() {
    let on = box_from(Point::new(2.0, 3.0), Point::new(8.0, 7.0));
    let off = then(&on, CorruptionAction::SetPatches(false));
    assert!(off.to_corruption().patches.is_empty());
    assert_eq!(then(&off, CorruptionAction::SetPatches(true)), on);
}

#[test]
fn another_crosshair_lies_elsewhere_and_is_turned() {
    let two = after([CROSSHAIR, CorruptionAction::AddCrosshair]);
    let [first, second] = two.crosshairs.shown() else { panic!("there are not two") };
    assert!((first.x - second.x).hypot(first.y - second.y) > 4.0);
    assert_ne!(degrees(first), degrees(second));
    assert_eq!(two.crosshairs.selected_index(), Some(1));
}

#[test]
fn no_new_mark_hides_another_one_and_their_number_is_bounded() {
    let many = [CROSSHAIR].into_iter().chain([CorruptionAction::AddCrosshair, CorruptionAction::AddPatch].repeat(9));
    let many = after(many);
    let crossings: Vec<Point> = many.crosshairs.shown().iter().map(crossing_of).collect();
    let middles: Vec<Point> = many.patches.shown().iter().map(centre_of).collect();
    for places in [crossings, middles] {
        assert_eq!(places.len(), MAX_ITEMS);
        for (index, place) in places.iter().enumerate() {
            assert!(!places[..index].contains(place));
        }
    }
}

#[test]
fn thickness_and_angle_act_on_the_chosen_crosshair() {
    let corruption = after([
        CROSSHAIR,
        CorruptionAction::AddCrosshair,
        CorruptionAction::Select(Mark::Crosshair(0)),
        CorruptionAction::SetThickness(99.0),
        CorruptionAction::TurnTo(1.0),
        CorruptionAction::TurnTo(f32::INFINITY),
        CorruptionAction::SetThickness(f32::NAN),
    ]);
    let [first, second] = corruption.crosshairs.shown() else { panic!("there are not two") };
    assert_eq!((first.thickness, first.angle), (*THICKNESSES.end(), 1.0));
    assert_eq!(second.thickness, Crosshair::default().thickness);
}

#[test]
fn a_quarter_turn_is_none_and_what_was_set_is_shown() {
    let shown = |angle: f32| degrees(&Crosshair { angle: angle.to_radians(), ..Crosshair::default() });
    for (angle, expected) in [
        (0.0, 0.0),
        (45.0, 45.0),
        (-45.0, -45.0),
        (50.0, -40.0),
        (90.0, 0.0),
        (-80.0, 10.0),
        (365.0, 5.0),
        (-275.0, -5.0),
    ] {
        assert_eq!(shown(angle), expected, "{angle}");
    }
}

#[test]
fn moving_a_mark_chooses_it_and_keeps_it_on_the_picture() {
    let two = after([CROSSHAIR, CorruptionAction::AddCrosshair]);
    let moved = then(&two, CorruptionAction::MoveTo(Mark::Crosshair(0), Point::new(-5.0, 99.0)));
    assert_eq!(moved.crosshairs.selected().map(crossing_of), Some(Point::new(0.0, 28.0)));
    assert_eq!(then(&two, CorruptionAction::MoveTo(Mark::Crosshair(0), Point::new(f32::NAN, 1.0))), two);
    assert_eq!(then(&two, CorruptionAction::MoveTo(Mark::Crosshair(9), Point::new(1.0, 1.0))), two);
}

#[test]
fn a_box_stops_at_the_pictures_edges() {
    let corruption = box_from(Point::new(2.0, 3.0), Point::new(8.0, 7.0));
    let moved = then(&corruption, CorruptionAction::MoveTo(Mark::Patch(0), Point::new(99.0, -99.0)));
    assert_eq!(moved.patches.shown(), [Patch { x: 22.0, y: 0.0, width: 6.0, height: 4.0 }]);
    let wider = then(&moved, CorruptionAction::SetWidth(16.0));
    assert_eq!(wider.patches.shown(), [Patch { x: 12.0, y: 0.0, width: 16.0, height: 4.0 }]);
    let resized = then(&moved, CorruptionAction::ResizeTo(Point::new(99.0, -99.0)));
    assert_eq!(resized.patches.shown(), [Patch { x: 22.0, y: 0.0, width: 6.0, height: 1.0 }]);
}

#[test]
fn sliders_resize_a_box_around_its_middle() {
    let corruption = box_from(Point::new(10.0, 10.0), Point::new(16.0, 14.0));
    let taller = then(&corruption, CorruptionAction::SetHeight(10.0));
    assert_eq!(taller.patches.shown(), [Patch { x: 10.0, y: 7.0, width: 6.0, height: 10.0 }]);
    assert_eq!(then(&taller, CorruptionAction::SetWidth(f32::NAN)), taller);
    let whole = then(&then(&taller, CorruptionAction::SetWidth(99.0)), CorruptionAction::SetHeight(99.0));
    assert_eq!(whole.patches.shown(), [Patch { x: 0.0, y: 0.0, width: 28.0, height: 28.0 }]);
}

#[test]
fn a_box_can_be_dragged_in_any_direction() {
    let corners = [(2.0, 3.0), (8.0, 3.0), (8.0, 7.0), (2.0, 7.0)].map(|(x, y)| Point::new(x, y));
    for from in 0..4 {
        let corruption = box_from(corners[from], corners[(from + 2) % 4]);
        assert_eq!(corruption.patches.shown(), [Patch { x: 2.0, y: 3.0, width: 6.0, height: 4.0 }]);
        assert_eq!(corruption.patches.selected_index(), Some(0));
    }
}

#[test]
fn a_box_erases_while_it_is_dragged() {
    let [begin, stretch, ..] = dragged(Point::new(2.0, 2.0), Point::new(30.0, 30.0));
    let corruption = after([CorruptionAction::SetPatches(true), begin, stretch]);
    assert_eq!(corruption.to_corruption().patches, [Patch { x: 2.0, y: 2.0, width: 14.0, height: 14.0 }]);
    assert!(corruption.patches.is_empty());
    // Switching off ends the drag.
    let off = then(&corruption, CorruptionAction::SetPatches(false));
    assert!(off.to_corruption().patches.is_empty());
    assert!(then(&off, CorruptionAction::EndPatch).patches.is_empty());
}

#[test]
fn a_tap_leaves_no_box_and_the_choice_as_it_was() {
    let corruption = box_from(Point::new(2.0, 2.0), Point::new(8.0, 8.0));
    let tapped = dragged(Point::new(20.0, 20.0), Point::new(20.5, 25.0));
    let tapped = tapped.into_iter().fold(corruption.clone(), |corruption, action| then(&corruption, action));
    assert_eq!(tapped, corruption);
}

#[test]
fn a_drag_off_the_picture_ends_at_its_edge() {
    let corruption = box_from(Point::new(-4.0, 20.0), Point::new(6.0, f32::INFINITY));
    assert_eq!(corruption.patches.shown(), [Patch { x: 0.0, y: 20.0, width: 6.0, height: 8.0 }]);
}

#[test]
fn a_drag_without_a_beginning_does_nothing() {
    let on = after([CorruptionAction::SetPatches(true)]);
    let stretched = then(&on, CorruptionAction::StretchPatch(Point::new(9.0, 9.0)));
    assert_eq!(then(&stretched, CorruptionAction::EndPatch), on);
    assert_eq!(after(dragged(Point::new(2.0, 2.0), Point::new(8.0, 8.0))), CorruptionSettings::default());
}

#[test]
fn without_the_last_crosshair_they_are_off_but_boxes_stay_on() {
    let gone = after([CROSSHAIR, CorruptionAction::Remove(Mark::Crosshair(0))]);
    assert!(!gone.crosshairs.is_on());
    let gone = after([CorruptionAction::AddPatch, CorruptionAction::Remove(Mark::Patch(0))]);
    assert!(gone.patches.is_on() && gone.patches.is_empty());
}
