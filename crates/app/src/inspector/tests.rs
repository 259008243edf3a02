use afterimage_architecture::ModelId;
use afterimage_imaging::DIGIT_SIDE;
use afterimage_protocol::{Backend, EngineError, Layer};

use super::*;
use crate::engines::EngineEvent;
use crate::inference::{InferenceError, InferenceOutput, InferenceRequest, RequestKind};
use crate::inspector::view::{is_morph_step_due, latent, maps};
use crate::state::{Action, Inferred, State};

fn values(values: &[f32]) -> Rc<[f32]> {
    values.into()
}

fn after(actions: impl IntoIterator<Item = InspectorAction>) -> Inspector {
    let mut inspector = Inspector::default();
    actions.into_iter().for_each(|action| inspector.apply(action));
    inspector
}

fn set(cell: usize, value: f32, base: &Rc<[f32]>) -> [InspectorAction; 2] {
    [InspectorAction::SelectCell(cell), InspectorAction::SetCell { value, base: Rc::clone(base) }]
}

#[test]
fn a_cell_takes_its_value_and_gives_it_back() {
    let base = values(&[1.0, 2.0, 0.0]);
    let mut inspector = after(set(1, 3.5, &base));
    assert_eq!(inspector.edited(&base), values(&[1.0, 3.5, 0.0]));
    assert_eq!(inspector.edited_cells(), [1]);
    set(2, 1.0, &base).into_iter().for_each(|action| inspector.apply(action));
    assert_eq!(inspector.edited_cells(), [1, 2]);
    inspector.apply(InspectorAction::ResetLatent);
    assert!(!inspector.is_edited() && Rc::ptr_eq(&inspector.edited(&base), &base));
    // The selection stays.
    assert_eq!(inspector.cell, Some(2));
}

#[test]
fn wild_values_are_clamped_and_nan_is_ignored() {
    let base = values(&[1.0, 9.0]);
    let edited = |cell, value| after(set(cell, value, &base)).edited(&base);
    assert_eq!(edited(0, 1e9), values(&[MAX_CELL_VALUE, 9.0]));
    assert_eq!(edited(0, -1.0), values(&[0.0, 9.0]));
    assert_eq!(edited(0, f32::NAN), base);
    // One that is larger by itself is not cut by a touch.
    assert_eq!(edited(1, 9.0), base);
    assert_eq!(edited(1, 1e9), base);
    assert_eq!(edited(7, 1.0), base);
    let unselected = after([InspectorAction::SetCell { value: 1.0, base: Rc::clone(&base) }]);
    assert!(!unselected.is_edited());
}

#[test]
fn edits_stay_while_the_picture_changes_and_no_cell_falls_below_zero() {
    let inspector = after(set(0, 0.5, &values(&[2.0, 1.0])));
    assert_eq!(inspector.edited(&values(&[4.0, 3.0])), values(&[2.5, 3.0]));
    assert_eq!(inspector.edited(&values(&[1.0, 3.0])), values(&[0.0, 3.0]));
}

#[test]
fn edits_do_not_reach_a_latent_of_another_size() {
    let mut inspector = after(set(0, 5.0, &values(&[1.0, 1.0])));
    let other = values(&[1.0; 4]);
    assert_eq!(inspector.edited(&other), other);
    set(3, 2.0, &other).into_iter().for_each(|action| inspector.apply(action));
    assert_eq!(inspector.edited(&other), values(&[1.0, 1.0, 1.0, 2.0]));
    inspector.change_network();
    assert_eq!((inspector.edited_cells(), inspector.cell), (vec![], None));
}

#[test]
fn the_morph_interpolates_from_the_live_latent_to_the_targets() {
    let (live, target) = (values(&[0.0, 4.0]), [2.0, 0.0]);
    let base = |share, target| after([InspectorAction::SetMorphT(share)]).interpolated(&live, target);
    assert!(Rc::ptr_eq(&base(0.0, Some(&target)), &live));
    assert_eq!(base(0.25, Some(&target)), values(&[0.5, 3.0]));
    assert_eq!(base(1.0, Some(&target)), values(&target));
    // Not known yet, or another network's.
    assert!(Rc::ptr_eq(&base(0.5, None), &live));
    assert!(Rc::ptr_eq(&base(0.5, Some(&[1.0])), &live));
}

#[test]
fn a_target_starts_the_morph_halfway_and_removing_it_resets_the_morph() {
    let mut inspector = after([InspectorAction::SetMorphTarget(MorphTarget::Sample(3))]);
    assert_eq!(inspector.morph.t, 0.5);
    inspector.apply(InspectorAction::SetMorphT(0.2));
    inspector.apply(InspectorAction::SetMorphTarget(MorphTarget::Sample(4)));
    assert_eq!(inspector.morph.t, 0.2);
    inspector.apply(InspectorAction::PlayMorph(true));
    inspector.apply(InspectorAction::SetMorphTarget(MorphTarget::None));
    assert_eq!(inspector.morph, Morph::default());
}

#[test]
fn the_morphs_t_is_clamped() {
    let share = |share| after([InspectorAction::SetMorphT(0.3), InspectorAction::SetMorphT(share)]).morph.t;
    assert_eq!([7.0, -1.0, f32::NAN].map(share), [1.0, 0.0, 0.3]);
}

#[test]
fn the_animation_needs_a_target_and_stops_when_the_user_sets_t() {
    assert!(!after([InspectorAction::PlayMorph(true)]).morph.is_playing);
    let mut inspector =
        after([InspectorAction::SetMorphTarget(MorphTarget::Sample(3)), InspectorAction::PlayMorph(true)]);
    assert!(inspector.morph.is_playing);
    inspector.apply(InspectorAction::SetMorphT(0.4));
    assert!(!inspector.morph.is_playing);
    inspector.apply(InspectorAction::AdvanceMorph(50.0));
    assert_eq!(inspector.morph.t, 0.4);
}

/// The values of `t` after each frame of an animation that starts at `t`.
fn animate(t: f32, frames: usize) -> Vec<f32> {
    let begin = [
        InspectorAction::SetMorphTarget(MorphTarget::Sample(3)),
        InspectorAction::SetMorphT(t),
        InspectorAction::PlayMorph(true),
    ];
    let mut inspector = after(begin);
    let step = |_| {
        let before = inspector.morph.clone();
        inspector.apply(InspectorAction::AdvanceMorph(20.0));
        // Else there would be no next frame.
        assert_ne!(inspector.morph, before);
        inspector.morph.t
    };
    (0..frames).map(step).collect()
}

#[test]
fn the_animation_goes_to_the_target_pauses_returns_and_pauses() {
    let [length, pause] = [MORPH_MS, PAUSE_MS].map(|millis| (millis / 20.0).ceil() as usize);
    let values = animate(0.0, 2 * (length + pause) + length / 2 + 8);
    assert!(values.iter().all(|share| (0.0..=1.0).contains(share)));
    let there = values.iter().position(|share| *share == 1.0).unwrap();
    assert!(there.abs_diff(length) < 3, "{there}");
    assert!(values[..=there].windows(2).all(|two| two[0] < two[1]));
    assert!(values[there..there + pause].iter().all(|share| *share == 1.0));
    let back = there + pause + 1;
    let home = values[back..].iter().position(|share| *share == 0.0).unwrap() + back;
    assert!(values[back..=home].windows(2).all(|two| two[0] > two[1]));
    assert!(values[home..home + pause].iter().all(|share| *share == 0.0));
    assert!(values[values.len() - 1] > 0.3, "it sets out again");
}

#[test]
fn from_an_end_the_animation_starts_at_once() {
    assert!(animate(1.0, 3).windows(2).all(|two| two[0] > two[1]));
    assert!(animate(0.0, 3).windows(2).all(|two| two[0] < two[1]));
}

#[test]
fn after_a_hidden_tab_the_animation_does_not_jump() {
    let mut inspector =
        after([InspectorAction::SetMorphTarget(MorphTarget::Sample(3)), InspectorAction::PlayMorph(true)]);
    let before = inspector.morph.t;
    for millis in [f32::NAN, -7.0] {
        inspector.apply(InspectorAction::AdvanceMorph(millis));
        assert_eq!(inspector.morph.t, before);
    }
    inspector.apply(InspectorAction::AdvanceMorph(1e9));
    assert!((inspector.morph.t - before - MAX_STEP_MS / MORPH_MS).abs() < 1e-6);
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
        .fold(state.clone(), |state, event| state.reduce(Action::Engine(Backend::Cpu, event)))
}

/// A page on which the inside of the network is in view.
fn seen() -> State {
    let samples = Action::SamplesArrived(Ok((0..20).map(|digit| tile(digit as f32 / 20.0)).collect()));
    load(&State::default(), ModelId::Restore)
        .reduce(samples)
        .reduce(Action::Inspector(InspectorAction::SetVisible(true)))
}

/// What an engine would find: every value of the picture, and of what follows from it, is the picture's first pixel.
fn find(state: &State, request: &InferenceRequest) -> InferenceOutput {
    let layers = layers(state.digits.restoration.model);
    let fill = |layer: usize, value: f32| vec![value; layers[layer].shape.iter().product()].into();
    match &request.input {
        crate::inference::RequestInput::Picture(picture) => {
            let value = picture.clean.pixels()[0];
            InferenceOutput::Restored { image: Rc::new(tile(value)), latent: fill(1, value), mask: [].into() }
        }
        crate::inference::RequestInput::Latent(latent) => InferenceOutput::Decoded(Rc::new(tile(latent[0].min(1.0)))),
        crate::inference::RequestInput::Layer { layer, picture } => {
            InferenceOutput::FeatureMaps(fill(*layer, picture.pixels()[0]))
        }
    }
}

fn answered(state: &State, request: InferenceRequest, output: InferenceOutput) -> State {
    state.reduce(Action::Inferred(Inferred { backend: Backend::Cpu, request, output, millis: 3.0, now: 0.0 }))
}

/// Until there is nothing more to ask.
fn settled(state: &State) -> State {
    let mut state = state.clone();
    while let Some(request) = state.next_request(Backend::Cpu) {
        let output = find(&state, &request);
        state = answered(&state, request, output);
    }
    state
}

fn act(state: &State, action: InspectorAction) -> State {
    state.reduce(Action::Inspector(action))
}

#[test]
fn feature_maps_are_shown_with_the_layer_they_belong_to() {
    let state = seen();
    assert_eq!(maps(&state), None);
    let first = settled(&state);
    let shown = maps(&first).unwrap();
    assert_eq!((shown.layer, shown.shape, shown.values.len()), (0, [2, 28, 28], 2 * 784));
    // Until the next one's are there, the last one's stay.
    let next = act(&first, InspectorAction::ShowLayer(Some(2)));
    assert_eq!(maps(&next), Some(shown));
    assert_eq!(maps(&settled(&next)).unwrap().layer, 2);
}

#[test]
fn feature_maps_that_do_not_fit_are_not_shown() {
    let state = act(&settled(&seen()), InspectorAction::ShowLayer(Some(1)));
    let request = state.next_request(Backend::Cpu).unwrap();
    assert_eq!(request.kind, RequestKind::Layer);
    let short = answered(&state, request, InferenceOutput::FeatureMaps([1.0; 5].into()));
    assert_eq!(maps(&short), None);
    let other = settled(&state).reduce(Action::SetModel(ModelId::Plain));
    assert_eq!(maps(&other), None);
    assert_eq!(maps(&settled(&load(&other, ModelId::Plain))).unwrap().shape, [8, 4, 4]);
}

#[test]
fn no_layer_is_asked_for_while_none_is_chosen_or_seen() {
    let state = settled(&seen());
    let asks = |state: &State| state.next_request(Backend::Cpu).is_some();
    let chosen = InspectorAction::ShowLayer(Some(2));
    assert!(asks(&act(&state, chosen.clone())));
    assert!(!asks(&act(&state, InspectorAction::ShowLayer(None))));
    assert!(!asks(&act(&act(&state, InspectorAction::SetVisible(false)), chosen)));
}

#[test]
fn the_latent_waits_for_an_answer_of_its_own_network() {
    assert_eq!(latent(&seen()), None);
    let state = settled(&seen());
    assert_eq!(latent(&state).unwrap().shape, [16, 4, 4]);
    // Another one's latent may have the same shape, or another one.
    for (model, maps) in [(ModelId::Denoise, 16), (ModelId::Plain, 8)] {
        let other = load(&state.reduce(Action::SetModel(model)), model);
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
    let reset = act(&edited, InspectorAction::ResetLatent);
    assert_eq!(reset.decoded(), Some(&own));
}

#[test]
fn a_step_of_the_animation_is_due_when_the_last_one_is_drawn() {
    let state = settled(&seen());
    let state = act(&state, InspectorAction::SetMorphTarget(MorphTarget::Sample(SAMPLE)));
    assert!(!is_morph_step_due(&settled(&state)), "it is not playing");
    let playing = act(&state, InspectorAction::PlayMorph(true));
    assert!(!is_morph_step_due(&playing), "the target's latent is not known");
    let playing = settled(&playing);
    assert!(is_morph_step_due(&playing));
    let step = act(&playing, InspectorAction::AdvanceMorph(20.0));
    assert!(!is_morph_step_due(&step), "it is not drawn");
    assert!(is_morph_step_due(&settled(&step)));
    assert!(!is_morph_step_due(&act(&playing, InspectorAction::SetVisible(false))));
    // At t = 0 the picture's own latent needs no decoding.
    let near = act(&act(&playing, InspectorAction::SetMorphT(0.0)), InspectorAction::PlayMorph(true));
    assert!(is_morph_step_due(&near));
}

#[test]
fn a_failed_request_does_not_stop_the_animation() {
    let state = settled(&act(&settled(&seen()), InspectorAction::SetMorphTarget(MorphTarget::Sample(SAMPLE))));
    let step = act(&act(&state, InspectorAction::PlayMorph(true)), InspectorAction::AdvanceMorph(20.0));
    let request = step.next_request(Backend::Cpu).unwrap();
    assert_eq!(request.kind, RequestKind::Latent);
    let error = InferenceError::Engine(EngineError::Latent("no".to_owned()));
    let refused = step.reduce(Action::InferenceFailed { backend: Backend::Cpu, request, error });
    assert!(is_morph_step_due(&refused));
}

#[test]
fn a_kept_drawing_stays_the_target_while_the_user_draws_another() {
    let state = settled(&seen()).reduce(Action::KeepDrawing);
    let kept = Rc::clone(state.digits.target().unwrap());
    assert_eq!(kept, state.digits.picture.clean);
    let other = state.reduce(Action::Draw(crate::drawing::DrawingAction::Clear));
    assert_eq!(other.digits.target(), Some(&kept));
    assert_ne!(kept, other.digits.picture.clean);
}
