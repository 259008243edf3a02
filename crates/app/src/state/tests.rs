//! The laws of [`State`].

use std::rc::Rc;

use afterimage_architecture::Upsampling;
use afterimage_imaging::{DIGIT_SIDE, Point};
use afterimage_protocol::EngineError;
use afterimage_protocol::photo::Crop;
use afterimage_protocol::{Layer, Network, WeightsFault};

use super::*;
use crate::drawing::Contact;
use crate::engines::Phase;
use crate::failures::{FetchError, WorkerFailure};
use crate::image_set::LoadError;
use crate::inference::{RequestInput, RequestKind};
use crate::inspector::MorphTarget;
use crate::photo::tests::{cropped, opened};
use crate::result::quality::Quality;
use crate::weights::KeptFile;

const CPU: Backend = Backend::Cpu;

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    let state = State::default();
    actions.into_iter().fold(state, |state, action| state.reduce(action))
}

/// The error where there is no response.
fn unreachable() -> FetchError {
    FetchError::Unreachable { url: "a".to_owned() }
}

/// The error of an engine for a picture of the wrong size.
fn wrong_size() -> InferenceError {
    InferenceError::Engine(EngineError::Picture("wrong size".to_owned()))
}

fn corrupt(action: CorruptionAction) -> Action {
    Action::Corrupt(action)
}

fn tile(value: f32) -> Image {
    Image::from_pixels(1, DIGIT_SIDE, DIGIT_SIDE, vec![value; 784]).unwrap()
}

fn samples() -> Action {
    Action::SamplesArrived(Ok((0..20).map(|i| tile(i as f32 / 20.0)).collect()))
}

fn stroke() -> [Action; 3] {
    let contact = |x, y| Contact { point: Point { x, y }, pressure: None };
    [DrawingAction::PenDown(contact(0.3, 0.2)), DrawingAction::PenMove(vec![contact(0.6, 0.8)]), DrawingAction::PenUp]
        .map(Action::Draw)
}

fn loaded_model(model: ModelId, warm_ms: f32) -> EngineEvent {
    let layer = Layer { name: "encoder.0".into(), shape: [32, 28, 28] };
    EngineEvent::Loaded { model, warm_ms, layers: [layer].into(), golden: None }
}

fn loaded(backend: Backend, warm_ms: f32) -> Vec<Action> {
    [EngineEvent::Started, EngineEvent::Booted, loaded_model(ModelId::Restore, warm_ms)]
        .map(|event| Action::Engine(backend, event))
        .to_vec()
}

/// The state after this engine has answered its next question, with a grey picture or a latent of `value`.
fn answered(state: &State, backend: Backend, value: f32) -> State {
    let request = state.next_request(backend).unwrap();
    state.reduce(Action::Inferred(Inferred {
        backend,
        output: output(&request, value),
        request,
        millis: 3.0,
        now: 0.0,
    }))
}

fn output(request: &InferenceRequest, value: f32) -> InferenceOutput {
    match request.input {
        RequestInput::Picture(_) => {
            InferenceOutput::Restored { image: Rc::new(tile(value)), latent: [value; 256].into(), mask: [].into() }
        }
        RequestInput::Latent(_) => InferenceOutput::Decoded(Rc::new(tile(value))),
        RequestInput::Layer { .. } => InferenceOutput::FeatureMaps([value; 4].into()),
    }
}

/// With the inside of the network in view, but no layer's feature maps.
fn inside_seen() -> State {
    let looks = [InspectorAction::ShowLayer(None), InspectorAction::SetVisible(true)].map(Action::Inspector);
    looks.into_iter().fold(after(loaded(CPU, 2.0)).reduce(samples()), |state, action| state.reduce(action))
}

/// All that this engine is asked until it has nothing more to answer.
fn asked(mut state: State, backend: Backend) -> Vec<RequestKind> {
    let mut lanes = Vec::new();
    while let Some(request) = state.next_request(backend) {
        lanes.push(request.kind);
        state = answered(&state, backend, 0.25);
    }
    lanes
}

#[test]
fn the_page_opens_with_a_sample_under_noise() {
    let state = after([samples()]);
    assert_eq!(*state.digits.picture.clean, tile(0.1));
    assert_ne!(state.digits.picture.corrupted, state.digits.picture.clean);
    assert!(state.digits.sample().is_some() && !state.digits.drawing.can_undo());
}

#[test]
fn drawing_replaces_the_sample_and_undo_brings_it_back() {
    let state = stroke().into_iter().fold(after([samples()]), |state, action| state.reduce(action));
    assert!(!state.digits.picture.clean.is_blank());
    assert_eq!(state.digits.sample(), None);
    let state = state.reduce(Action::Draw(DrawingAction::Undo));
    assert_eq!(*state.digits.picture.clean, tile(0.1));
}

#[test]
fn clear_leaves_nothing_to_compare_with() {
    let state = after(stroke()).reduce(Action::Draw(DrawingAction::Clear));
    assert!(state.digits.picture.clean.is_blank());
    let restored = answered(&loaded(CPU, 2.0).into_iter().fold(state.clone(), |s, a| s.reduce(a)), CPU, 0.5);
    assert_eq!(restored.digits.restoration.restored.unwrap().quality_before, Quality::default());
    assert!(!state.reduce(Action::Draw(DrawingAction::Undo)).digits.picture.clean.is_blank());
}

#[test]
fn samples_that_come_late_do_not_disturb_a_drawing() {
    let drawn = after(stroke());
    assert_eq!(drawn.reduce(samples()).digits.picture.clean, drawn.digits.picture.clean);
}

#[test]
fn the_page_works_without_samples() {
    let failed = after([Action::SamplesArrived(Err(LoadError::Fetch(unreachable())))]);
    assert!(failed.digits.drawing.is_blank());
    let picked = failed.reduce(Action::Draw(DrawingAction::Pick(0)));
    assert!(picked.digits.picture.clean.is_blank());
}

#[test]
fn without_corruption_the_network_sees_the_clean_picture() {
    let state = after([samples(), corrupt(CorruptionAction::SetNoise(0.0))]);
    assert_eq!(state.digits.picture.corrupted, state.digits.picture.clean);
}

#[test]
fn new_noise_changes_the_picture_and_the_same_seed_does_not() {
    let state = after([samples()]);
    let other = state.reduce(corrupt(CorruptionAction::NewNoise));
    assert_ne!(other.digits.picture.corrupted, state.digits.picture.corrupted);
    let again = state.reduce(corrupt(CorruptionAction::SetNoise(state.digits.corruption.noise)));
    assert_eq!(again.digits.picture.corrupted, state.digits.picture.corrupted);
}

#[test]
fn an_answer_is_shown_and_settles_its_picture() {
    let state = after(loaded(CPU, 2.0)).reduce(samples());
    assert!(!state.is_settled());
    let state = answered(&state, CPU, 0.25);
    assert!(state.is_settled());
    assert_eq!(state.timing.shown(), Some(3.0));
    let restored = state.digits.restoration.restored.as_ref().unwrap();
    assert_eq!(*restored.image, tile(0.25));
    assert_eq!(restored.quality_after, Quality::new(&tile(0.1), &tile(0.25)));
    assert!(!state.reduce(corrupt(CorruptionAction::NewNoise)).is_settled());
}

#[test]
fn an_answer_is_measured_against_the_drawing_that_it_was_made_from() {
    let state = after(loaded(CPU, 2.0)).reduce(samples());
    let request = state.next_request(CPU).unwrap();
    let output = output(&request, 0.25);
    let late = Action::Inferred(Inferred { backend: CPU, request, output, millis: 3.0, now: 0.0 });
    let state = state.reduce(Action::Draw(DrawingAction::Pick(9))).reduce(late);
    assert_eq!(state.digits.restoration.restored.unwrap().quality_after, Quality::new(&tile(0.1), &tile(0.25)));
}

#[test]
fn answers_of_another_engine_or_network_are_ignored() {
    let state = after(loaded(CPU, 2.0));
    let request = state.next_request(CPU).unwrap();
    let answer = |backend| {
        let (request, output) = (request.clone(), output(&request, 0.25));
        Action::Inferred(Inferred { backend, request, output, millis: 3.0, now: 0.0 })
    };
    assert_eq!(state.reduce(answer(Backend::WebGpu)).digits.restoration.restored, None);
    let loaded = Action::Engine(CPU, loaded_model(ModelId::Denoise, 2.0));
    let other = state.reduce(Action::SetModel(ModelId::Denoise)).reduce(loaded);
    assert_eq!(other.reduce(answer(CPU)).digits.restoration.restored, None);
}

#[test]
fn changing_over_keeps_the_picture_and_starts_the_time_afresh() {
    let state = after(loaded(CPU, 2.0)).reduce(Action::AdapterFound(Adapter::Hardware));
    let mut state = answered(&state, CPU, 0.25);
    let shown = state.digits.restoration.restored.clone();
    for action in loaded(Backend::WebGpu, 1.0) {
        state = state.reduce(action);
    }
    assert_eq!(state.plan().active, Some(Backend::WebGpu));
    assert_eq!(state.digits.restoration.restored, shown);
    let (backend, request) = (Backend::WebGpu, state.next_request(Backend::WebGpu).unwrap());
    let output = output(&request, 0.5);
    let state = state.reduce(Action::Inferred(Inferred { backend, request, output, millis: 1.0, now: 0.0 }));
    assert_eq!(state.timing.shown(), Some(1.0));
}

#[test]
fn when_the_gpu_is_lost_the_cpu_goes_on() {
    let actions = loaded(CPU, 2.0).into_iter().chain(loaded(Backend::WebGpu, 1.0));
    let state = after(actions).reduce(Action::AdapterFound(Adapter::Hardware));
    assert_eq!(state.plan().active, Some(Backend::WebGpu));
    let state = answered(&state, Backend::WebGpu, 0.25);
    let lost = EngineEvent::Failed(WorkerFailure::NotFetched.into());
    let state = state.reduce(Action::Engine(Backend::WebGpu, lost));
    assert_eq!(state.plan().active, Some(CPU));
    assert!(state.next_request(CPU).is_some());
}

#[test]
fn a_refusal_is_shown_until_the_next_answer_and_is_not_asked_again() {
    let state = after(loaded(CPU, 2.0));
    let request = state.next_request(CPU).unwrap();
    let state = state.reduce(Action::InferenceFailed { backend: CPU, request, error: wrong_size() });
    assert!(state.is_settled());
    assert_eq!(state.next_request(CPU), None);
    assert_eq!(state.picture_error(), Some(&wrong_size()));
    let state = answered(&state.reduce(samples()), CPU, 0.25);
    assert_eq!(state.picture_error(), None);
}

#[test]
fn the_page_is_ready_after_the_first_reconstruction() {
    assert_eq!((State::default().expected_backend(), State::default().readiness()), (CPU, Readiness::Loading));
    let state = after(loaded(CPU, 2.0));
    assert_eq!(state.readiness(), Readiness::Loading);
    assert_eq!(answered(&state, CPU, 0.25).readiness(), Readiness::Ready);
}

#[test]
fn a_failed_cpu_is_a_failure_unless_the_gpu_starts() {
    let failed = after([Action::Engine(CPU, EngineEvent::Failed(WorkerFailure::NotFetched.into()))]);
    assert_eq!(failed.readiness(), Readiness::Failed);
    let state = failed.reduce(Action::Engine(Backend::WebGpu, EngineEvent::Started));
    assert_eq!((state.expected_backend(), state.readiness()), (Backend::WebGpu, Readiness::Loading));
}

#[test]
fn a_missing_network_is_a_failure() {
    let missing = Action::Files(ModelId::Restore, Err(FilesError::Fetch(unreachable())));
    let state = after([Action::Engine(CPU, EngineEvent::Booted), missing]);
    assert_eq!(state.readiness(), Readiness::Failed);
}

#[test]
fn missing_files_are_forgotten_by_a_retry_and_by_another_network() {
    let failed = || Action::Files(ModelId::Restore, Err(FilesError::Fetch(unreachable())));
    let state = after([failed()]);
    assert_eq!(state.missing(ModelId::Restore), Some(&FilesError::Fetch(unreachable())));
    assert!(state.reduce(Action::Retry(CPU)).missing.is_empty());
    assert!(state.reduce(Action::Files(ModelId::Restore, Ok(()))).missing.is_empty());
    let other = state.reduce(Action::SetModel(ModelId::Denoise)).reduce(failed());
    assert_eq!(other.missing(other.model()), None);
}

#[test]
fn a_retry_starts_a_failed_engine_again() {
    let failed = Action::Engine(Backend::WebGpu, EngineEvent::Failed(WorkerFailure::NotFetched.into()));
    let state = after([failed]).reduce(Action::Retry(Backend::WebGpu));
    assert_eq!(*state.gpu.phase(), Phase::Idle);
}

#[test]
fn what_nobody_sees_is_not_asked() {
    let state = after(loaded(CPU, 2.0)).reduce(samples());
    let state = state.reduce(Action::Inspector(InspectorAction::ShowLayer(Some(0))));
    assert_eq!(asked(state.clone(), CPU), [RequestKind::Picture]);
    let seen = state.reduce(Action::Inspector(InspectorAction::SetVisible(true)));
    assert_eq!(asked(seen, CPU), [RequestKind::Picture, RequestKind::Layer]);
}

#[test]
fn an_edited_latent_is_decoded_and_follows_the_picture() {
    let state = inside_seen();
    let state = answered(&state, CPU, 0.25);
    let base = state.base_latent().unwrap();
    let edit = [InspectorAction::SelectCell(3), InspectorAction::SetCell { value: 2.0, base }];
    let state = edit.into_iter().fold(state, |state, action| state.reduce(Action::Inspector(action)));
    assert_eq!(asked(state.clone(), CPU), [RequestKind::Latent]);
    let state = answered(&state, CPU, 0.75);
    assert_eq!(**state.decoded().unwrap(), tile(0.75));
    // Another picture has another latent; the edit is added to that.
    let state = answered(&state.reduce(corrupt(CorruptionAction::NewNoise)), CPU, 0.5);
    let Some(InferenceRequest { input: RequestInput::Latent(latent), .. }) = state.next_request(CPU) else {
        panic!("the latent is to be decoded");
    };
    assert_eq!((latent[2], latent[3]), (0.5, 2.25));
    let reset = state.reduce(Action::Inspector(InspectorAction::ResetLatent));
    assert_eq!(**reset.decoded().unwrap(), tile(0.5));
}

#[test]
fn a_way_to_another_digit_mixes_both_latents() {
    let state = inside_seen();
    let state = state.reduce(Action::Inspector(InspectorAction::SetMorphTarget(MorphTarget::Sample(7))));
    let state = state.reduce(Action::Inspector(InspectorAction::SetMorphT(0.25)));
    let state = answered(&answered(&state, CPU, 0.25), CPU, 0.75);
    assert_eq!(state.base_latent().unwrap()[0], 0.375);
    assert_eq!(asked(state, CPU), [RequestKind::Latent]);
}

#[test]
fn another_target_is_not_taken_for_the_one_before() {
    let way = |target| Action::Inspector(InspectorAction::SetMorphTarget(MorphTarget::Sample(target)));
    let state = inside_seen().reduce(way(3));
    let state = answered(&answered(&state, CPU, 0.25), CPU, 0.75);
    assert_eq!(state.target_latent().map(|latent| latent[0]), Some(0.75));
    let other = state.reduce(way(7));
    assert_eq!(other.target_latent(), None);
    assert_eq!(other.base_latent().unwrap()[0], 0.25);
    // What was asked of the first one comes late.
    let late = state.reduce(way(3)).responses.get(RequestKind::Target).unwrap().request.clone();
    let output = output(&late, 0.75);
    let other = other.reduce(Action::Inferred(Inferred { backend: CPU, request: late, output, millis: 3.0, now: 0.0 }));
    assert_eq!(other.target_latent(), None);
    assert!(asked(other, CPU).contains(&RequestKind::Target));
}

#[test]
fn a_refusal_by_another_engine_or_network_is_ignored() {
    let state = answered(&after(loaded(CPU, 2.0)).reduce(samples()), CPU, 0.25);
    let request = state.responses.get(RequestKind::Picture).unwrap().request.clone();
    let refused = |backend, request| Action::InferenceFailed { backend, request, error: wrong_size() };
    assert_eq!(state.reduce(refused(Backend::WebGpu, request.clone())).picture_error(), None);
    let other = InferenceRequest { network: Network::Trained(ModelId::Denoise), ..request };
    assert_eq!(state.reduce(refused(CPU, other)).picture_error(), None);
}

#[test]
fn another_network_forgets_the_edits_and_asks_everything_anew() {
    let state = inside_seen();
    let state = state.reduce(Action::Inspector(InspectorAction::SetMorphTarget(MorphTarget::Sample(7))));
    let state = answered(&answered(&state, CPU, 0.25), CPU, 0.75);
    let loaded = Action::Engine(CPU, loaded_model(ModelId::Plain, 2.0));
    let state = state.reduce(Action::SetModel(ModelId::Plain)).reduce(loaded);
    // Until it has answered, the old latent stays on its own.
    assert_eq!(
        state.base_latent(),
        state.digits.restoration.restored.as_ref().map(|restored| Rc::clone(&restored.latent))
    );
    assert_eq!(asked(state, CPU), [RequestKind::Picture, RequestKind::Target]);
}

#[test]
fn the_decoders_are_asked_once_they_are_there_or_need_no_files() {
    let state = after(loaded(CPU, 2.0)).reduce(samples()).reduce(Action::Compare(ComparisonAction::SetVisible(true)));
    assert_eq!(state.models().count(), 5);
    assert_eq!(asked(answered(&state, CPU, 0.25), CPU), []);
    let one = loaded_model(ModelId::Decoder(Upsampling::Bilinear), 2.0);
    let state = state.reduce(Action::Engine(CPU, one));
    assert_eq!(asked(state.clone(), CPU), [RequestKind::Picture, RequestKind::Decoder(Upsampling::Bilinear)]);
    let untrained = state.reduce(Action::Compare(ComparisonAction::SetUntrained(true)));
    assert_eq!(asked(untrained, CPU).len(), 5);
}

#[test]
fn without_the_chosen_network_the_others_are_asked_all_the_same() {
    let state = after(loaded(CPU, 2.0)).reduce(samples()).reduce(Action::Compare(ComparisonAction::SetVisible(true)));
    let state = state.reduce(Action::Engine(CPU, loaded_model(ModelId::Decoder(Upsampling::Nearest), 2.0)));
    let state = state.reduce(Action::SetModel(ModelId::Plain));
    let state = state.reduce(Action::Files(ModelId::Plain, Err(FilesError::Fetch(unreachable()))));
    assert_eq!((state.plan().active, state.answering()), (None, Some(CPU)));
    assert_eq!(asked(state, CPU), [RequestKind::Decoder(Upsampling::Nearest)]);
    assert_eq!(State::default().answering(), None);
}

fn one_eye(value: f32) -> Image {
    Image::from_pixels(3, 100, 100, vec![value; 30_000]).unwrap()
}

/// The eyes' workspace, and an engine that has its network as well as the digits'.
fn eyes_shown() -> State {
    let actions = [
        samples(),
        Action::Engine(CPU, loaded_model(ModelId::Eyes, 2.0)),
        Action::Show(Workspace::Eyes),
        Action::Eyes(EyesAction::GalleryArrived(Ok(vec![one_eye(0.25), one_eye(0.75)]))),
    ];
    actions.into_iter().fold(after(loaded(CPU, 2.0)), |state, action| state.reduce(action))
}

/// The state after this engine has restored an eye to this grey.
fn eye_answered(state: &State, value: f32) -> State {
    let request = state.next_request(CPU).unwrap();
    let output =
        InferenceOutput::Restored { image: Rc::new(one_eye(value)), latent: [value; 4].into(), mask: [].into() };
    state.reduce(Action::Inferred(Inferred { backend: CPU, request, output, millis: 3.0, now: 0.0 }))
}

#[test]
fn the_eyes_have_a_network_of_their_own_and_ask_for_nothing_else() {
    let state = eyes_shown();
    assert_eq!(state.model(), ModelId::Eyes);
    assert_eq!(state.models().collect::<Vec<_>>(), [ModelId::Eyes]);
    let request = state.next_request(CPU).unwrap();
    assert_eq!((request.kind, request.network), (RequestKind::Picture, Network::Trained(ModelId::Eyes)));
    assert_eq!(request.input, RequestInput::Picture(state.eyes.picture.clone().unwrap()));
    // What of the digits was in view is not asked meanwhile.
    let looks =
        [Action::Inspector(InspectorAction::SetVisible(true)), Action::Compare(ComparisonAction::SetVisible(true))];
    let state = looks.into_iter().fold(state, |state, action| state.reduce(action));
    assert_eq!(state.models().count(), 1);
    let state = eye_answered(&state, 0.5);
    assert!(state.is_settled());
    assert_eq!(state.next_request(CPU), None);
}

#[test]
fn before_an_eye_is_there_nothing_is_asked() {
    let state = after(loaded(CPU, 2.0)).reduce(Action::Show(Workspace::Eyes));
    assert!(state.is_settled());
    assert_eq!(state.next_request(CPU), None);
}

#[test]
fn an_answer_to_an_eye_leaves_the_restored_digit_and_the_digits_network() {
    let digit = answered(&after(loaded(CPU, 2.0)).reduce(samples()), CPU, 0.25);
    let actions = [
        Action::Engine(CPU, loaded_model(ModelId::Eyes, 2.0)),
        Action::Show(Workspace::Eyes),
        Action::Eyes(EyesAction::GalleryArrived(Ok(vec![one_eye(0.25)]))),
    ];
    let state = actions.into_iter().fold(digit.clone(), |state, action| state.reduce(action));
    assert_eq!(state.shown(), None);
    let state = eye_answered(&state, 0.5);
    assert_eq!(*state.shown().unwrap().image, one_eye(0.5));
    assert_eq!(state.digits.restoration.restored, digit.digits.restoration.restored);
    let back = state.reduce(Action::Show(Workspace::Digits));
    assert_eq!((back.model(), back.shown()), (ModelId::Restore, digit.digits.restoration.restored.as_ref()));
    // The kind holds one answer, so the digit is asked once more.
    assert_eq!(asked(back, CPU), [RequestKind::Picture]);
}

#[test]
fn an_answer_that_comes_after_the_workspace_was_left_is_ignored() {
    let state = eyes_shown();
    let request = state.next_request(CPU).unwrap();
    let output = InferenceOutput::Restored { image: Rc::new(one_eye(0.5)), latent: [0.5; 4].into(), mask: [].into() };
    let late = Action::Inferred(Inferred { backend: CPU, request, output, millis: 3.0, now: 0.0 });
    let state = state.reduce(Action::Show(Workspace::Digits)).reduce(late);
    assert_eq!((&state.digits.restoration.restored, &state.eyes.restoration.restored), (&None, &None));
}

#[test]
fn a_refusal_is_told_in_its_own_workspace_alone() {
    let state = after(loaded(CPU, 2.0)).reduce(samples());
    let request = state.next_request(CPU).unwrap();
    let state = state.reduce(Action::InferenceFailed { backend: CPU, request, error: wrong_size() });
    assert_eq!(state.picture_error(), Some(&wrong_size()));
    assert_eq!(state.reduce(Action::Show(Workspace::Eyes)).picture_error(), None);
}

#[test]
fn another_eye_another_crosshair_and_noise_are_asked_anew() {
    let state = eye_answered(&eyes_shown(), 0.5);
    for action in [EyesAction::Pick(1), EyesAction::TurnTo(0.5), EyesAction::SetNoise(0.1)] {
        assert!(state.reduce(Action::Eyes(action)).next_request(CPU).is_some());
    }
    // Without noise, another seed gives the same picture.
    assert_eq!(state.reduce(Action::Eyes(EyesAction::NewNoise)).next_request(CPU), None);
}

#[test]
fn every_cut_of_ones_own_picture_is_asked() {
    let own = |action| Action::Eyes(EyesAction::Photo(action));
    let state = eye_answered(&eyes_shown(), 0.5).reduce(own(opened(400, 300)));
    assert_eq!(state.next_request(CPU), None);
    let state = eye_answered(&state.reduce(own(cropped(Crop::middle(400, 300), 1.0))), 0.5);
    assert_eq!(*state.eyes.restoration.restored.as_ref().unwrap().picture.clean, one_eye(1.0));
    let state = state.reduce(own(cropped(Crop { x: 90.0, y: 90.0, side: 60.0 }, 0.0)));
    assert!(state.next_request(CPU).is_some());
}

#[test]
fn a_language_that_was_chosen_is_spoken_and_kept() {
    let state = State { language: Language::Chinese, ..State::default() };
    assert_eq!(state.preferences.language, None, "the browser's is not a choice");
    let state = state.reduce(Action::SetLanguage(Language::English));
    assert_eq!((state.language, state.preferences.language), (Language::English, Some(Language::English)));
}

#[test]
fn preferences_change_nothing_else() {
    let state = after(stroke());
    let other = [Action::SetLanguage(Language::Chinese), Action::SetTheme(Theme::Dark)]
        .into_iter()
        .fold(state.clone(), |state, action| state.reduce(action));
    let decided = Preferences { language: Some(Language::Chinese), theme: Theme::Dark, has_toured: false };
    assert_eq!(other, State { language: Language::Chinese, preferences: decided, ..state });
}

/// The user selects a weights file for these pictures.
fn chosen(dataset: Dataset, name: &str) -> Action {
    Action::Weights(dataset, WeightsAction::Chosen { name: name.into(), bytes: [1, 2, 3].into() })
}

fn own(number: u32) -> ModelId {
    ModelId::Custom { dataset: Dataset::Digits, number }
}

fn refused(model: ModelId) -> EngineEvent {
    EngineEvent::Refused {
        model,
        failure: EngineError::Weights { model, fault: WeightsFault::Output(f32::NAN) }.into(),
    }
}

/// A custom network is selected, and has restored the picture on the CPU.
fn own_at_work() -> State {
    let state = answered(&after(loaded(CPU, 2.0)).reduce(samples()), CPU, 0.25);
    let state = state.reduce(chosen(Dataset::Digits, "my.safetensors"));
    answered(&state.reduce(Action::Engine(CPU, loaded_model(own(1), 2.0))), CPU, 0.5)
}

#[test]
fn a_file_is_chosen_as_soon_as_an_engine_has_it_and_no_sooner() {
    let state = after(loaded(CPU, 2.0)).reduce(chosen(Dataset::Digits, "my.safetensors"));
    assert_eq!((state.model(), state.choices().count()), (ModelId::Restore, 3));
    assert_eq!(state.models().collect::<Vec<_>>(), [ModelId::Restore, own(1)]);
    let state = state.reduce(Action::Engine(CPU, loaded_model(own(1), 2.0)));
    assert_eq!((state.model(), state.choices().last()), (own(1), Some(own(1))));
    assert_eq!(state.models().collect::<Vec<_>>(), [own(1)]);
    let request = state.next_request(CPU).unwrap();
    assert_eq!((request.kind, request.network), (RequestKind::Picture, Network::Trained(own(1))));
}

#[test]
fn a_refused_file_changes_nothing_but_the_words() {
    let before = after(loaded(CPU, 2.0)).reduce(samples());
    let state = before.reduce(chosen(Dataset::Digits, "bad.safetensors")).reduce(Action::Engine(CPU, refused(own(1))));
    assert!(state.weights.for_dataset(Dataset::Digits).refused.is_some());
    assert_eq!(state.models().collect::<Vec<_>>(), [ModelId::Restore]);
    assert_eq!((state.model(), state.plan(), state.has_failed()), (before.model(), before.plan(), false));
    assert_eq!(state.next_request(CPU), before.next_request(CPU));
    // Another choice has nothing to do with it.
    let state = state.reduce(Action::SetModel(ModelId::Denoise));
    assert_eq!(state.weights.for_dataset(Dataset::Digits).refused, None);
}

/// What the browser had kept of a network for digits, and whether that was selected.
fn kept(name: Option<&str>, is_selected: bool) -> Action {
    let file = name.map(|name| KeptFile { name: name.into(), bytes: [1, 2, 3].into() });
    Action::Weights(Dataset::Digits, WeightsAction::KeptFileRead { file, is_selected })
}

/// The name of the file that the browser should keep.
fn to_keep(state: &State) -> Option<Option<String>> {
    Some(state.weights.for_dataset(Dataset::Digits).to_keep()?.map(|file| file.name.to_string()))
}

#[test]
fn a_kept_network_comes_back_and_is_selected_if_it_was() {
    for is_selected in [false, true] {
        let state = after(loaded(CPU, 2.0)).reduce(kept(Some("my.safetensors"), is_selected));
        assert_eq!((state.model(), to_keep(&state)), (ModelId::Restore, None));
        assert_eq!(state.is_own_selected(Dataset::Digits), None);
        let state = state.reduce(Action::Engine(CPU, loaded_model(own(1), 2.0)));
        assert_eq!((state.model() == own(1), state.choices().last()), (is_selected, Some(own(1))));
        assert_eq!(to_keep(&state), Some(Some("my.safetensors".to_owned())));
        assert_eq!(state.is_own_selected(Dataset::Digits), Some(is_selected));
    }
}

#[test]
fn nothing_is_kept_or_removed_before_the_kept_file_is_known() {
    let state = own_at_work();
    assert_eq!(to_keep(&state), None);
    assert_eq!(to_keep(&State::default().reduce(kept(None, false))), Some(None));
    // The file that the user has chosen meanwhile is newer.
    let state = state.reduce(kept(Some("older.safetensors"), true));
    assert_eq!(to_keep(&state), Some(Some("my.safetensors".to_owned())));
}

#[test]
fn a_kept_network_that_is_refused_is_removed() {
    let state = after(loaded(CPU, 2.0)).reduce(kept(Some("bad.safetensors"), true));
    assert_eq!(to_keep(&state.reduce(Action::Engine(CPU, refused(own(1))))), Some(None));
}

#[test]
fn a_forgotten_network_makes_room_for_the_page_s_own() {
    let state = own_at_work().reduce(kept(None, false));
    let forget = Action::Weights(Dataset::Digits, WeightsAction::Forgotten);
    let state = state.reduce(forget.clone());
    assert_eq!((state.model(), state.choices().count(), to_keep(&state)), (ModelId::Restore, 3, Some(None)));
    // Another network that is at work stays at work.
    let state = own_at_work().reduce(Action::SetModel(ModelId::Plain)).reduce(forget);
    assert_eq!((state.model(), state.choices().count()), (ModelId::Plain, 3));
}

#[test]
fn the_page_s_networks_and_the_own_one_take_turns() {
    let state = own_at_work();
    let back = state.reduce(Action::SetModel(ModelId::Restore));
    assert_eq!((back.model(), back.choices().count()), (ModelId::Restore, 4));
    let back = answered(&back, CPU, 0.25);
    assert_eq!(back.digits.restoration.restored.as_ref().unwrap().network, Network::Trained(ModelId::Restore));
    assert_eq!(asked(back.reduce(Action::SetModel(own(1))), CPU), [RequestKind::Picture]);
}

#[test]
fn what_a_replaced_file_answered_is_not_the_new_one_s() {
    let looks = [InspectorAction::ShowLayer(Some(0)), InspectorAction::SetVisible(true)].map(Action::Inspector);
    let state = looks.into_iter().fold(own_at_work(), |state, action| state.reduce(action));
    let state = answered(&state, CPU, 0.75);
    let late = state.responses.get(RequestKind::Layer).unwrap().request.clone();
    let shown = state.digits.restoration.restored.clone();
    let state = state.reduce(chosen(Dataset::Digits, "my.safetensors"));
    let state = state.reduce(Action::Engine(CPU, loaded_model(own(2), 2.0)));
    assert_eq!((state.model(), state.choices().count()), (own(2), 4));
    // The picture stays until the new one has it, and is known to be another's.
    assert_eq!((&state.digits.restoration.restored, crate::inspector::view::latent(&state)), (&shown, None));
    let output = output(&late, 0.75);
    let state = state.reduce(Action::Inferred(Inferred { backend: CPU, request: late, output, millis: 3.0, now: 0.0 }));
    assert_eq!(state.responses.get(RequestKind::Layer), None);
    assert_eq!(asked(state, CPU), [RequestKind::Picture, RequestKind::Layer]);
}

#[test]
fn the_gpu_goes_on_with_a_file_that_it_takes_and_leaves_to_the_cpu_what_it_does_not() {
    let actions = loaded(Backend::WebGpu, 1.0).into_iter().chain([Action::AdapterFound(Adapter::Hardware)]);
    let state = actions.fold(own_at_work(), |state, action| state.reduce(action));
    assert_eq!(state.plan().active, Some(CPU));
    let taken = state.reduce(Action::Engine(Backend::WebGpu, loaded_model(own(1), 1.0)));
    assert_eq!(taken.plan().active, Some(Backend::WebGpu));
    let left = state.reduce(Action::Engine(Backend::WebGpu, refused(own(1))));
    assert_eq!(left.plan().active, Some(CPU));
    assert_eq!((left.model(), &left.weights.for_dataset(Dataset::Digits).refused), (own(1), &None));
    // A new file is the CPU's before it is the GPU's.
    let state = taken.reduce(chosen(Dataset::Digits, "other.safetensors"));
    let state = state.reduce(Action::Engine(CPU, loaded_model(own(2), 2.0)));
    assert_eq!(state.plan().active, Some(CPU));
}

#[test]
fn an_own_network_that_no_engine_takes_any_more_is_a_failure_in_words() {
    let gone = [
        EngineEvent::Failed(WorkerFailure::NotFetched.into()),
        EngineEvent::Retried,
        EngineEvent::Started,
        EngineEvent::Booted,
    ];
    let actions = gone.into_iter().chain([refused(own(1))]).map(|event| Action::Engine(CPU, event));
    let state = actions.fold(own_at_work(), |state, action| state.reduce(action));
    assert!(state.has_failed());
    assert!(crate::texts::engines::trouble(&state).is_some_and(|trouble| trouble.contains("NaN")));
    assert!(!state.reduce(Action::SetModel(ModelId::Restore)).has_failed());
}

#[test]
fn eyes_have_own_networks_too_and_leave_those_for_digits_alone() {
    let eyes = ModelId::Custom { dataset: Dataset::Eyes, number: 2 };
    let state = own_at_work().reduce(Action::Show(Workspace::Eyes)).reduce(chosen(Dataset::Eyes, "eyes.safetensors"));
    assert_eq!((state.model(), state.choices().count()), (ModelId::Eyes, 1));
    let state = state.reduce(Action::Engine(CPU, loaded_model(eyes, 2.0)));
    assert_eq!((state.model(), state.digits.restoration.model), (eyes, own(1)));
    assert_eq!(state.choices().collect::<Vec<_>>(), [ModelId::Eyes, eyes]);
    let state = state.reduce(Action::SetModel(ModelId::Eyes)).reduce(Action::Show(Workspace::Digits));
    assert_eq!((state.model(), state.eyes.restoration.model), (own(1), ModelId::Eyes));
}

#[test]
fn a_network_with_fewer_layers_shows_its_last() {
    let state = own_at_work().reduce(Action::Inspector(InspectorAction::ShowLayer(Some(12))));
    assert_eq!(state.layer(), Some(0));
    assert_eq!(State::default().reduce(Action::Inspector(InspectorAction::ShowLayer(Some(12)))).layer(), Some(12));
    assert_eq!(state.reduce(Action::Inspector(InspectorAction::ShowLayer(None))).layer(), None);
}

#[test]
fn the_tour_goes_through_the_digits_and_is_over_where_they_are_left() {
    let started = eyes_shown().reduce(Action::Tour(TourAction::Start));
    assert_eq!((started.workspace, started.tour.step), (Workspace::Digits, Some(0)));
    let drawn = stroke().into_iter().fold(started, |state, action| state.reduce(action));
    assert_eq!(drawn.tour.step, Some(0));
    let left = drawn.reduce(Action::Tour(TourAction::Next)).reduce(Action::Show(Workspace::Eyes));
    assert_eq!((left.workspace, left.tour.step), (Workspace::Eyes, None));
}

#[test]
fn declining_the_tour_leaves_the_eyes_shown() {
    let state = eyes_shown().reduce(Action::Tour(TourAction::End));
    assert_eq!(state.workspace, Workspace::Eyes);
}

#[test]
fn the_offer_of_a_tour_is_answered_once_whatever_the_answer() {
    for answer in [TourAction::Start, TourAction::End] {
        let state = State::default();
        assert!(!state.preferences.has_toured);
        assert!(state.reduce(Action::Tour(answer)).preferences.has_toured);
    }
}
