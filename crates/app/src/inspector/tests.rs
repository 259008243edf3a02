use afterimage_architecture::ModelId;
use afterimage_imaging::DIGIT_SIDE;
use afterimage_protocol::{Backend, Layer};

use super::*;
use crate::engines::EngineEvent;
use crate::inference::{Found, Inquiry, Lane};
use crate::inspector::view::{is_step_due, latent, maps};
use crate::state::{Action, Answer, State};

fn values(values: &[f32]) -> Rc<[f32]> {
    values.into()
}

fn after(actions: impl IntoIterator<Item = InsideAction>) -> Inside {
    let mut inside = Inside::default();
    actions.into_iter().for_each(|action| inside.apply(action));
    inside
}

fn set(cell: usize, value: f32, base: &Rc<[f32]>) -> [InsideAction; 2] {
    [InsideAction::SelectCell(cell), InsideAction::SetCell { value, base: Rc::clone(base) }]
}

#[test]
fn a_cell_takes_its_value_and_gives_it_back() {
    let base = values(&[1.0, 2.0, 0.0]);
    let mut inside = after(set(1, 3.5, &base));
    assert_eq!(inside.edited(&base), values(&[1.0, 3.5, 0.0]));
    assert_eq!(inside.edited_cells(), [1]);
    set(2, 1.0, &base).into_iter().for_each(|action| inside.apply(action));
    assert_eq!(inside.edited_cells(), [1, 2]);
    inside.apply(InsideAction::ResetLatent);
    assert!(!inside.is_edited() && Rc::ptr_eq(&inside.edited(&base), &base));
    // The selection stays.
    assert_eq!(inside.cell, Some(2));
}

#[test]
fn wild_values_are_clamped_and_nan_is_ignored() {
    let base = values(&[1.0, 9.0]);
    let edited = |cell, value| after(set(cell, value, &base)).edited(&base);
    assert_eq!(edited(0, 1e9), values(&[MOST_VALUE, 9.0]));
    assert_eq!(edited(0, -1.0), values(&[0.0, 9.0]));
    assert_eq!(edited(0, f32::NAN), base);
    // One that is larger by itself is not cut by a touch.
    assert_eq!(edited(1, 9.0), base);
    assert_eq!(edited(1, 1e9), base);
    assert_eq!(edited(7, 1.0), base);
    let unselected = after([InsideAction::SetCell { value: 1.0, base: Rc::clone(&base) }]);
    assert!(!unselected.is_edited());
}

#[test]
fn edits_stay_while_the_picture_changes_and_no_cell_falls_below_nought() {
    let inside = after(set(0, 0.5, &values(&[2.0, 1.0])));
    assert_eq!(inside.edited(&values(&[4.0, 3.0])), values(&[2.5, 3.0]));
    assert_eq!(inside.edited(&values(&[1.0, 3.0])), values(&[0.0, 3.0]));
}

#[test]
fn edits_do_not_reach_a_latent_of_another_size() {
    let mut inside = after(set(0, 5.0, &values(&[1.0, 1.0])));
    let other = values(&[1.0; 4]);
    assert_eq!(inside.edited(&other), other);
    set(3, 2.0, &other).into_iter().for_each(|action| inside.apply(action));
    assert_eq!(inside.edited(&other), values(&[1.0, 1.0, 1.0, 2.0]));
    inside.change_network();
    assert_eq!((inside.edited_cells(), inside.cell), (vec![], None));
}

#[test]
fn the_way_leads_from_the_live_latent_to_the_targets() {
    let (live, target) = (values(&[0.0, 4.0]), [2.0, 0.0]);
    let base = |share, target| after([InsideAction::SetShare(share)]).base(&live, target);
    assert!(Rc::ptr_eq(&base(0.0, Some(&target)), &live));
    assert_eq!(base(0.25, Some(&target)), values(&[0.5, 3.0]));
    assert_eq!(base(1.0, Some(&target)), values(&target));
    // Not known yet, or another network's.
    assert!(Rc::ptr_eq(&base(0.5, None), &live));
    assert!(Rc::ptr_eq(&base(0.5, Some(&[1.0])), &live));
}

#[test]
fn a_target_is_seen_at_once_and_letting_it_go_ends_the_way() {
    let mut inside = after([InsideAction::SetTarget(Target::Sample(3))]);
    assert_eq!(inside.morph.share, 0.5);
    inside.apply(InsideAction::SetShare(0.2));
    inside.apply(InsideAction::SetTarget(Target::Sample(4)));
    assert_eq!(inside.morph.share, 0.2);
    inside.apply(InsideAction::Play(true));
    inside.apply(InsideAction::SetTarget(Target::None));
    assert_eq!(inside.morph, Morph::default());
}

#[test]
fn the_share_stays_in_its_range() {
    let share = |share| after([InsideAction::SetShare(0.3), InsideAction::SetShare(share)]).morph.share;
    assert_eq!([7.0, -1.0, f32::NAN].map(share), [1.0, 0.0, 0.3]);
}

#[test]
fn only_a_way_can_be_walked_and_a_hand_stops_the_walk() {
    assert!(!after([InsideAction::Play(true)]).morph.is_playing);
    let mut inside = after([InsideAction::SetTarget(Target::Sample(3)), InsideAction::Play(true)]);
    assert!(inside.morph.is_playing);
    inside.apply(InsideAction::SetShare(0.4));
    assert!(!inside.morph.is_playing);
    inside.apply(InsideAction::Advance(50.0));
    assert_eq!(inside.morph.share, 0.4);
}

/// The shares after each frame of a walk from `share`.
fn walk(share: f32, frames: usize) -> Vec<f32> {
    let begin = [InsideAction::SetTarget(Target::Sample(3)), InsideAction::SetShare(share), InsideAction::Play(true)];
    let mut inside = after(begin);
    let step = |_| {
        let before = inside.morph.clone();
        inside.apply(InsideAction::Advance(20.0));
        // Else there would be no next frame.
        assert_ne!(inside.morph, before);
        inside.morph.share
    };
    (0..frames).map(step).collect()
}

#[test]
fn the_walk_goes_there_rests_comes_back_and_rests() {
    let [way, rest] = [WAY_MS, REST_MS].map(|millis| (millis / 20.0).ceil() as usize);
    let shares = walk(0.0, 2 * (way + rest) + way / 2 + 8);
    assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)));
    let there = shares.iter().position(|share| *share == 1.0).unwrap();
    assert!(there.abs_diff(way) < 3, "{there}");
    assert!(shares[..=there].windows(2).all(|two| two[0] < two[1]));
    assert!(shares[there..there + rest].iter().all(|share| *share == 1.0));
    let back = there + rest + 1;
    let home = shares[back..].iter().position(|share| *share == 0.0).unwrap() + back;
    assert!(shares[back..=home].windows(2).all(|two| two[0] > two[1]));
    assert!(shares[home..home + rest].iter().all(|share| *share == 0.0));
    assert!(shares[shares.len() - 1] > 0.3, "it sets out again");
}

#[test]
fn from_an_end_the_walk_leads_away_at_once() {
    assert!(walk(1.0, 3).windows(2).all(|two| two[0] > two[1]));
    assert!(walk(0.0, 3).windows(2).all(|two| two[0] < two[1]));
}

#[test]
fn a_hidden_tab_does_not_leap() {
    let mut inside = after([InsideAction::SetTarget(Target::Sample(3)), InsideAction::Play(true)]);
    let before = inside.morph.share;
    for millis in [f32::NAN, -7.0] {
        inside.apply(InsideAction::Advance(millis));
        assert_eq!(inside.morph.share, before);
    }
    inside.apply(InsideAction::Advance(1e9));
    assert!((inside.morph.share - before - MOST_STEP_MS / WAY_MS).abs() < 1e-6);
}

const SAMPLE: usize = 3;

/// A network of three layers, of which the second makes the latent.
fn layers(model: ModelId) -> Rc<[Layer]> {
    let maps = if model == ModelId::Plain { 8 } else { 16 };
    let layer = |name: &str, shape| Layer { name: name.into(), shape };
    [layer("encoder.0", [2, 28, 28]), layer("pool.0", [maps, 4, 4]), layer("head", [1, 28, 28])].into()
}

fn tile(value: f32) -> Image {
    Image::from_pixels(1, DIGIT_SIDE, DIGIT_SIDE, vec![value; 784]).unwrap()
}

fn load(state: &State, model: ModelId) -> State {
    let loaded = EngineEvent::Loaded { model, warm_ms: 2.0, layers: layers(model), golden: None };
    [EngineEvent::Started, EngineEvent::Booted, loaded]
        .into_iter()
        .fold(state.clone(), |state, event| state.after(Action::Engine(Backend::Cpu, event)))
}

/// A page on which the inside of the network is in view.
fn seen() -> State {
    let samples = Action::SamplesArrived(Ok((0..20).map(|digit| tile(digit as f32 / 20.0)).collect()));
    load(&State::default(), ModelId::Restore).after(samples).after(Action::Inside(InsideAction::See(true)))
}

/// What an engine would find: every value of the picture, and of what follows from it, is the picture's first pixel.
fn find(state: &State, inquiry: &Inquiry) -> Found {
    let layers = layers(state.digits_model);
    let fill = |layer: usize, value: f32| vec![value; layers[layer].shape.iter().product()].into();
    match &inquiry.input {
        crate::inference::Input::Picture(picture) => {
            let value = picture.clean.pixels()[0];
            Found::Restored { image: Rc::new(tile(value)), latent: fill(1, value) }
        }
        crate::inference::Input::Latent(latent) => Found::Decoded(Rc::new(tile(latent[0].min(1.0)))),
        crate::inference::Input::Layer { layer, picture } => Found::Layer(fill(*layer, picture.pixels()[0])),
    }
}

fn answered(state: &State, inquiry: Inquiry, found: Found) -> State {
    state.after(Action::Answered(Answer { backend: Backend::Cpu, inquiry, found, millis: 3.0, now: 0.0 }))
}

/// Until there is nothing more to ask.
fn settled(state: &State) -> State {
    let mut state = state.clone();
    while let Some(inquiry) = state.next_inquiry(Backend::Cpu) {
        let found = find(&state, &inquiry);
        state = answered(&state, inquiry, found);
    }
    state
}

fn act(state: &State, action: InsideAction) -> State {
    state.after(Action::Inside(action))
}

#[test]
fn feature_maps_are_shown_with_the_layer_they_belong_to() {
    let state = seen();
    assert_eq!(maps(&state), None);
    let first = settled(&state);
    let shown = maps(&first).unwrap();
    assert_eq!((shown.layer, shown.shape, shown.values.len()), (0, [2, 28, 28], 2 * 784));
    // Until the next one's are there, the last one's stay.
    let next = act(&first, InsideAction::ShowLayer(Some(2)));
    assert_eq!(maps(&next), Some(shown));
    assert_eq!(maps(&settled(&next)).unwrap().layer, 2);
}

#[test]
fn feature_maps_that_do_not_fit_are_not_shown() {
    let state = act(&settled(&seen()), InsideAction::ShowLayer(Some(1)));
    let inquiry = state.next_inquiry(Backend::Cpu).unwrap();
    assert_eq!(inquiry.lane, Lane::Layer);
    let short = answered(&state, inquiry, Found::Layer([1.0; 5].into()));
    assert_eq!(maps(&short), None);
    let other = settled(&state).after(Action::SetModel(ModelId::Plain));
    assert_eq!(maps(&other), None);
    assert_eq!(maps(&settled(&load(&other, ModelId::Plain))).unwrap().shape, [8, 4, 4]);
}

#[test]
fn no_layer_is_asked_for_while_none_is_chosen_or_seen() {
    let state = settled(&seen());
    let asks = |state: &State| state.next_inquiry(Backend::Cpu).is_some();
    let chosen = InsideAction::ShowLayer(Some(2));
    assert!(asks(&act(&state, chosen.clone())));
    assert!(!asks(&act(&state, InsideAction::ShowLayer(None))));
    assert!(!asks(&act(&act(&state, InsideAction::See(false)), chosen)));
}

#[test]
fn the_latent_waits_for_an_answer_of_its_own_network() {
    assert_eq!(latent(&seen()), None);
    let state = settled(&seen());
    assert_eq!(latent(&state).unwrap().shape, [16, 4, 4]);
    // Another one's latent may have the same shape, or another one.
    for (model, maps) in [(ModelId::Denoise, 16), (ModelId::Plain, 8)] {
        let other = load(&state.after(Action::SetModel(model)), model);
        assert_eq!(latent(&other), None);
        assert_eq!(latent(&settled(&other)).unwrap().shape, [maps, 4, 4]);
    }
}

#[test]
fn an_edit_is_decoded_and_a_reset_brings_the_reconstruction_back() {
    let state = settled(&seen());
    let own = Rc::clone(state.decoded().unwrap());
    let base = latent(&state).unwrap().base;
    let edited = set(0, 1.0, &base).into_iter().fold(state, |state, action| act(&state, action));
    let shown = latent(&edited).unwrap();
    assert_eq!((shown.base, shown.values[0]), (base, 1.0));
    let edited = settled(&edited);
    assert_eq!(**edited.decoded().unwrap(), tile(1.0));
    let reset = act(&edited, InsideAction::ResetLatent);
    assert_eq!(reset.decoded(), Some(&own));
}

#[test]
fn a_step_of_the_walk_is_due_when_the_last_one_is_drawn() {
    let state = settled(&seen());
    let state = act(&state, InsideAction::SetTarget(Target::Sample(SAMPLE)));
    assert!(!is_step_due(&settled(&state)), "nobody walks");
    let playing = act(&state, InsideAction::Play(true));
    assert!(!is_step_due(&playing), "the far end is not known");
    let playing = settled(&playing);
    assert!(is_step_due(&playing));
    let step = act(&playing, InsideAction::Advance(20.0));
    assert!(!is_step_due(&step), "it is not drawn");
    assert!(is_step_due(&settled(&step)));
    assert!(!is_step_due(&act(&playing, InsideAction::See(false))));
    // At the near end the picture's own latent needs no decoding.
    let near = act(&act(&playing, InsideAction::SetShare(0.0)), InsideAction::Play(true));
    assert!(is_step_due(&near));
}

#[test]
fn a_refused_question_does_not_stop_the_walk() {
    let state = settled(&act(&settled(&seen()), InsideAction::SetTarget(Target::Sample(SAMPLE))));
    let step = act(&act(&state, InsideAction::Play(true)), InsideAction::Advance(20.0));
    let inquiry = step.next_inquiry(Backend::Cpu).unwrap();
    assert_eq!(inquiry.lane, Lane::Latent);
    let refused = step.after(Action::Refused { backend: Backend::Cpu, inquiry, reason: "no".into() });
    assert!(is_step_due(&refused));
}

#[test]
fn a_kept_drawing_is_the_far_end_while_another_one_is_drawn() {
    let state = settled(&seen()).after(Action::KeepDrawing);
    let kept = Rc::clone(state.target().unwrap());
    assert_eq!(kept, state.picture.clean);
    let other = state.after(Action::Draw(crate::drawing::DrawAction::Clear));
    assert_eq!(other.target(), Some(&kept));
    assert_ne!(kept, other.picture.clean);
}
