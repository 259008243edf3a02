//! The laws of [`State`].

use super::*;

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    let state = State::default();
    actions.into_iter().fold(state, |state, action| state.after(action))
}

fn tile(value: f32) -> Image {
    Image::from_pixels(1, DIGIT_SIDE, DIGIT_SIDE, vec![value; 784]).unwrap()
}

fn samples() -> Action {
    Action::SamplesArrived(Ok((0..20).map(|i| tile(i as f32 / 20.0)).collect()))
}

fn stroke() -> [Action; 3] {
    [Action::PenDown(Point { x: 0.3, y: 0.2 }), Action::PenMove(vec![Point { x: 0.6, y: 0.8 }]), Action::PenUp]
}

fn loaded(backend: Backend, warm_ms: f32) -> Vec<Action> {
    let model = ModelName::Restore;
    [EngineEvent::Started, EngineEvent::Booted, EngineEvent::Loaded { model, warm_ms }]
        .map(|event| Action::Engine(backend, event))
        .to_vec()
}

fn answer(state: &State, backend: Backend) -> Action {
    Action::Answered(Answer {
        backend,
        picture: state.picture.clone(),
        image: tile(0.25),
        latent: vec![0.0; 256],
        millis: 3.0,
        now: 0.0,
    })
}

#[test]
fn the_page_opens_with_a_sample_under_noise() {
    let state = after([samples()]);
    assert_eq!(*state.drawing.source(), Source::Sample(FIRST_SAMPLE));
    assert_eq!(*state.picture.clean, tile(0.1));
    assert_ne!(state.picture.corrupted, state.picture.clean);
    assert!(!state.drawing.can_undo());
}

#[test]
fn drawing_replaces_the_sample_and_undo_brings_it_back() {
    let mut state = after([samples()]);
    for action in stroke() {
        state = state.after(action);
    }
    assert!(!state.picture.clean.is_blank());
    assert_eq!(state.sample(), None);
    let state = state.after(Action::Undo);
    assert_eq!(*state.picture.clean, tile(0.1));
}

#[test]
fn clear_leaves_nothing_to_compare_with() {
    let state = after(stroke()).after(Action::Clear);
    assert!(state.picture.clean.is_blank());
    assert_eq!(state.spoiled, Quality::default());
    assert!(!state.after(Action::Undo).picture.clean.is_blank());
}

#[test]
fn samples_that_come_late_do_not_disturb_a_drawing() {
    let drawn = after(stroke());
    assert_eq!(drawn.after(samples()).picture.clean, drawn.picture.clean);
}

#[test]
fn the_page_works_without_samples() {
    let failed = after([Action::SamplesArrived(Err("404".into()))]);
    assert!(failed.drawing.is_blank());
    let picked = failed.after(Action::PickSample(0));
    assert!(picked.picture.clean.is_blank());
}

#[test]
fn noise_stays_in_its_range() {
    assert_eq!(after([Action::SetNoise(7.0)]).noise, 1.0);
    assert_eq!(after([Action::SetNoise(-1.0)]).noise, 0.0);
    assert_eq!(after([Action::SetNoise(f32::NAN)]).noise, FIRST_NOISE);
}

#[test]
fn without_corruption_the_network_sees_the_clean_picture() {
    let state = after([samples(), Action::SetNoise(0.0)]);
    assert_eq!(state.picture.corrupted, state.picture.clean);
    assert_eq!(state.spoiled.psnr, Some(f32::INFINITY));
}

#[test]
fn new_noise_changes_the_picture_and_the_same_seed_does_not() {
    let state = after([samples()]);
    let other = state.after(Action::NewNoise);
    assert_ne!(other.picture.corrupted, state.picture.corrupted);
    let again = state.after(Action::SetNoise(state.noise));
    assert_eq!(again.picture.corrupted, state.picture.corrupted);
    let mut last = state;
    last.seed = u64::MAX;
    assert_eq!(last.after(Action::NewNoise).seed, 0);
}

#[test]
fn the_crosshair_is_drawn_only_while_it_is_on_and_keeps_its_place() {
    let quiet = after([Action::SetNoise(0.0), Action::MoveCrosshair { x: 5.0, y: 99.0 }]);
    assert!(quiet.picture.corrupted.is_blank());
    let on = quiet.after(Action::SetCrosshair(true));
    assert!(!on.picture.corrupted.is_blank());
    assert_eq!((on.crosshair.x, on.crosshair.y), (5.0, 28.0));
    let wild = on.after(Action::MoveCrosshair { x: f32::NAN, y: 1.0 });
    assert_eq!(wild.crosshair, on.crosshair);
}

#[test]
fn every_change_of_the_picture_has_a_revision_of_its_own() {
    let state = after([]);
    for action in [
        Action::NewNoise,
        Action::SetNoise(0.1),
        Action::SetCrosshair(true),
        Action::SetModel(ModelName::Denoise),
        Action::PenDown(Point { x: 0.5, y: 0.5 }),
    ] {
        assert_ne!(state.after(action).picture.revision, state.picture.revision);
    }
}

#[test]
fn an_answer_is_shown_and_settles_its_picture() {
    let state = after(loaded(Backend::Cpu, 2.0)).after(samples());
    assert!(!state.is_settled());
    let state = state.after(answer(&state, Backend::Cpu));
    assert!(state.is_settled());
    assert_eq!(state.timing.shown(), Some(3.0));
    let restored = state.restored.as_ref().unwrap();
    assert_eq!(*restored.image, tile(0.25));
    assert_eq!(restored.quality, Quality::of(&tile(0.1), &tile(0.25)));
    assert!(!state.after(Action::NewNoise).is_settled());
}

#[test]
fn answers_of_another_engine_or_network_are_ignored() {
    let state = after(loaded(Backend::Cpu, 2.0));
    assert_eq!(state.after(answer(&state, Backend::WebGpu)).restored, None);
    let late = answer(&state, Backend::Cpu);
    let mut other = state.after(Action::SetModel(ModelName::Denoise));
    let model = ModelName::Denoise;
    let event = EngineEvent::Loaded { model, warm_ms: 2.0 };
    other = other.after(Action::Engine(Backend::Cpu, event));
    assert_eq!(other.after(late).restored, None);
}

#[test]
fn changing_over_keeps_the_picture_and_starts_the_time_afresh() {
    let state = after(loaded(Backend::Cpu, 2.0)).after(Action::AdapterFound(Adapter::Hardware));
    let mut state = state.after(answer(&state, Backend::Cpu));
    let shown = state.restored.clone();
    for action in loaded(Backend::WebGpu, 1.0) {
        state = state.after(action);
    }
    assert_eq!(state.plan().active, Some(Backend::WebGpu));
    assert_eq!(state.restored, shown);
    let Action::Answered(mut fast) = answer(&state, Backend::WebGpu) else {
        panic!("an answer");
    };
    fast.millis = 1.0;
    assert_eq!(state.after(Action::Answered(fast)).timing.shown(), Some(1.0));
}

#[test]
fn when_the_gpu_is_lost_the_cpu_goes_on() {
    let actions = loaded(Backend::Cpu, 2.0).into_iter().chain(loaded(Backend::WebGpu, 1.0));
    let state = after(actions).after(Action::AdapterFound(Adapter::Hardware));
    assert_eq!(state.plan().active, Some(Backend::WebGpu));
    let lost = EngineEvent::Failed("lost".into());
    let state = state.after(Action::Engine(Backend::WebGpu, lost));
    assert_eq!(state.plan().active, Some(Backend::Cpu));
    assert!(!state.is_settled());
}

#[test]
fn a_refusal_is_shown_until_the_next_answer_and_is_not_asked_again() {
    let state = after(loaded(Backend::Cpu, 2.0));
    let ticket = Ticket { backend: Backend::Cpu, revision: state.picture.revision };
    let state = state.after(Action::Refused(ticket, "wrong size".into()));
    assert!(state.is_settled());
    assert_eq!(state.refusal.as_deref(), Some("wrong size"));
    let state = state.after(answer(&state, Backend::Cpu));
    assert_eq!(state.refusal, None);
}

#[test]
fn missing_files_are_forgotten_by_a_retry_and_by_another_network() {
    let failed = Action::Files(ModelName::Restore, Err("offline".into()));
    let state = after([failed]);
    assert!(state.files_failure.is_some());
    assert_eq!(state.after(Action::Retry(Backend::Cpu)).files_failure, None);
    let other = state.after(Action::SetModel(ModelName::Denoise));
    assert_eq!(other.files_failure, None);
    let late = Action::Files(ModelName::Restore, Err("offline".into()));
    assert_eq!(other.after(late).files_failure, None);
}

#[test]
fn a_retry_starts_a_failed_engine_again() {
    let failed = Action::Engine(Backend::WebGpu, EngineEvent::Failed("lost".into()));
    let state = after([failed]).after(Action::Retry(Backend::WebGpu));
    assert_eq!(*state.gpu.phase(), crate::engines::Phase::Idle);
}
