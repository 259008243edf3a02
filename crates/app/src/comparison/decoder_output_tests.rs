//! Tests of [`DecoderOutput`].

use afterimage_architecture::ModelId;
use afterimage_protocol::{Backend, EngineError};

use super::*;
use crate::comparison::ComparisonAction;
use crate::engines::{EngineEvent, EngineFailure, FilesError};
use crate::failures::{FetchError, WorkerFailure};
use crate::inference::{InferenceError, InferenceRequest, RequestInput};
use crate::state::{Action, Inferred};

const DECODER: Upsampling = Upsampling::Transposed3;
const MODEL: ModelId = ModelId::Decoder(DECODER);

/// The comparison in view, and an engine that answers.
fn ready() -> State {
    let loaded = EngineEvent::Loaded { model: ModelId::Restore, warm_ms: 1.0, layers: [].into(), golden: None };
    [EngineEvent::Started, EngineEvent::Booted, loaded]
        .into_iter()
        .map(|event| Action::Engine(Backend::Cpu, event))
        .chain([Action::Compare(ComparisonAction::SetVisible(true))])
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
    let output = InferenceOutput::Restored { image: Rc::new(Image::digit()), latent: [].into(), mask: [].into() };
    let answer = Inferred { backend: Backend::Cpu, request: request(state), output, millis: 1.0, now: 0.0 };
    state.reduce(Action::Inferred(answer))
}

fn untrained(state: &State, is_untrained: bool) -> State {
    state.reduce(Action::Compare(ComparisonAction::SetUntrained(is_untrained)))
}

fn output(state: &State) -> DecoderOutput {
    DecoderOutput::new(state, DECODER)
}

#[test]
fn a_pending_output_becomes_current_when_the_engine_answers() {
    let state = ready();
    assert_eq!(output(&state), DecoderOutput { image: None, is_untrained: false, status: OutputStatus::Pending });
    let state = answered(&state);
    assert_eq!(output(&state).status, OutputStatus::Current);
    assert!(output(&state).image.is_some() && !output(&state).is_stale());
    // The other cards wait for theirs.
    assert_eq!(DecoderOutput::new(&state, Upsampling::Nearest).status, OutputStatus::Pending);
}

#[test]
fn another_network_s_output_is_shown_until_the_new_one_is_there() {
    let state = untrained(&answered(&ready()), true);
    assert!(output(&state).is_stale());
    // As it is shown, it is the trained one's, and is not to be stretched.
    assert!(!output(&state).is_untrained);
    let state = answered(&state);
    assert!(!output(&state).is_stale() && output(&state).is_untrained);
    let other = state.reduce(Action::Compare(ComparisonAction::NewWeights));
    assert!(output(&other).is_stale());
    assert!(!output(&answered(&other)).is_stale());
}

#[test]
fn untrained_networks_need_no_files() {
    let error = FilesError::Fetch(FetchError::Status { url: "a".to_owned(), status: 404 });
    let state = ready().reduce(Action::Files(MODEL, Err(error.clone())));
    assert_eq!(output(&state).status, OutputStatus::Missing(error.clone()));
    assert_eq!(DecoderOutput::new(&state, Upsampling::Nearest).status, OutputStatus::Pending);
    let untrained_too = answered(&untrained(&state, true));
    assert_eq!(output(&untrained_too).status, OutputStatus::Current);
    let back = untrained(&untrained_too, false);
    assert_eq!((output(&back).image, output(&back).is_untrained), (None, true));
    assert_eq!(output(&back).status, OutputStatus::Missing(error));
    let again = state.reduce(Action::Retry(Backend::Cpu));
    assert_eq!(output(&again).status, OutputStatus::Pending);
}

#[test]
fn a_refusal_is_shown_only_for_the_network_that_was_refused() {
    let state = ready();
    let error = InferenceError::Engine(EngineError::Layer(13));
    let refused = Action::InferenceFailed { backend: Backend::Cpu, request: request(&state), error: error.clone() };
    let state = state.reduce(refused);
    assert_eq!(output(&state).status, OutputStatus::Refused(error));
    assert_eq!(output(&untrained(&state, true)).status, OutputStatus::Pending);
}

#[test]
fn without_an_engine_the_output_is_stale() {
    let failure = EngineFailure::Worker(WorkerFailure::NotFetched);
    let state = answered(&ready()).reduce(Action::Engine(Backend::Cpu, EngineEvent::Failed(failure)));
    assert_eq!(output(&state).status, OutputStatus::Stopped);
    assert!(output(&state).is_stale());
    assert_eq!(output(&State::default()).status, OutputStatus::Pending);
}
