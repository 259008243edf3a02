//! The laws of [`Shown`].

use afterimage_architecture::ModelId;
use afterimage_protocol::Backend;

use super::*;
use crate::comparison::ComparisonAction;
use crate::engines::EngineEvent;
use crate::inference::{InferenceRequest, RequestInput};
use crate::state::{Action, Inferred};

const DECODER: Upsampling = Upsampling::Transposed3;
const MODEL: ModelId = ModelId::Decoder(DECODER);

/// The comparison in view, and an engine that answers.
fn ready() -> State {
    let loaded = EngineEvent::Loaded { model: ModelId::Restore, warm_ms: 1.0, layers: [].into(), golden: None };
    [EngineEvent::Started, EngineEvent::Booted, loaded]
        .into_iter()
        .map(|event| Action::Engine(Backend::Cpu, event))
        .chain([Action::Compare(ComparisonAction::See(true))])
        .fold(State::default(), |state, action| state.reduce(action))
}

fn request(state: &State) -> InferenceRequest {
    let network = state.digits.comparison.network(DECODER);
    InferenceRequest {
        kind: RequestKind::Decoder(DECODER),
        network,
        input: RequestInput::Picture(state.digits.picture.clone()),
    }
}

fn answered(state: &State) -> State {
    let output = InferenceOutput::Restored { image: Rc::new(Image::digit()), latent: [].into() };
    let answer = Inferred { backend: Backend::Cpu, request: request(state), output, millis: 1.0, now: 0.0 };
    state.reduce(Action::Inferred(answer))
}

fn untrained(state: &State, is_untrained: bool) -> State {
    state.reduce(Action::Compare(ComparisonAction::SetUntrained(is_untrained)))
}

fn shown(state: &State) -> Shown {
    Shown::of(state, DECODER)
}

#[test]
fn a_picture_comes_and_is_the_network_s_own() {
    let state = ready();
    assert_eq!(shown(&state), Shown { image: None, is_untrained: false, standing: Standing::Coming });
    let state = answered(&state);
    assert_eq!(shown(&state).standing, Standing::Current);
    assert!(shown(&state).image.is_some() && !shown(&state).is_stale());
    // The other cards wait for theirs.
    assert_eq!(Shown::of(&state, Upsampling::Nearest).standing, Standing::Coming);
}

#[test]
fn another_network_s_picture_stays_until_its_own_comes() {
    let state = untrained(&answered(&ready()), true);
    assert!(shown(&state).is_stale());
    // As it is shown, it is the trained one's, and is not to be stretched.
    assert!(!shown(&state).is_untrained);
    let state = answered(&state);
    assert!(!shown(&state).is_stale() && shown(&state).is_untrained);
    let other = state.reduce(Action::Compare(ComparisonAction::NewWeights));
    assert!(shown(&other).is_stale());
    assert!(!shown(&answered(&other)).is_stale());
}

#[test]
fn files_that_did_not_come_are_of_no_matter_to_untrained_networks() {
    let state = ready().reduce(Action::Files(MODEL, Err("404".into())));
    assert_eq!(shown(&state).standing, Standing::Missing("404".into()));
    assert_eq!(Shown::of(&state, Upsampling::Nearest).standing, Standing::Coming);
    let untrained_too = answered(&untrained(&state, true));
    assert_eq!(shown(&untrained_too).standing, Standing::Current);
    let back = untrained(&untrained_too, false);
    assert_eq!((shown(&back).image, shown(&back).is_untrained), (None, true));
    assert_eq!(shown(&back).standing, Standing::Missing("404".into()));
    let again = state.reduce(Action::Retry(Backend::Cpu));
    assert_eq!(shown(&again).standing, Standing::Coming);
}

#[test]
fn a_refusal_holds_for_the_network_that_refused() {
    let state = ready();
    let refused = Action::InferenceFailed { backend: Backend::Cpu, request: request(&state), reason: "no".into() };
    let state = state.reduce(refused);
    assert_eq!(shown(&state).standing, Standing::Refused("no".into()));
    assert_eq!(shown(&untrained(&state, true)).standing, Standing::Coming);
}

#[test]
fn without_an_engine_the_picture_is_an_old_one() {
    let state = answered(&ready()).reduce(Action::Engine(Backend::Cpu, EngineEvent::Failed("gone".into())));
    assert_eq!(shown(&state).standing, Standing::Stopped);
    assert!(shown(&state).is_stale());
    assert_eq!(shown(&State::default()).standing, Standing::Coming);
}
