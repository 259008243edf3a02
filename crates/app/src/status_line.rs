//! The status line: which engine computes, how far it is, and how long it takes.

use afterimage_protocol::Backend;

use crate::inference::RequestKind;
use crate::state::{Readiness, State};
use crate::texts::engines as texts;

/// The status line.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusLine {
    /// The engine that restores, or is expected to.
    pub backend: Backend,
    /// How far the page is.
    pub readiness: Readiness,
    /// The line as text.
    pub text: String,
}

impl StatusLine {
    /// The status line of a state.
    pub fn new(state: &State) -> Self {
        let backend = state.expected_backend();
        Self { backend, readiness: state.readiness(), text: text(state, backend) }
    }
}

fn text(state: &State, backend: Backend) -> String {
    let engine = state.engine(backend);
    if state.plan().active.is_some() {
        let has_answered =
            state.responses.get(RequestKind::Picture).is_some_and(|response| response.backend == backend);
        let measured = if has_answered { state.timing.shown() } else { None };
        return texts::answering(backend, measured.or(engine.warm_ms(state.model())));
    }
    match state.has_network() {
        true => texts::starting(backend, engine.phase()),
        false => texts::no_network(backend),
    }
}

/// The value of `data-state`.
pub const fn data_state(readiness: Readiness) -> &'static str {
    match readiness {
        Readiness::Loading => "loading",
        Readiness::Ready => "ready",
        Readiness::Failed => "failed",
    }
}

/// The value of `data-backend`.
pub const fn data_backend(backend: Backend) -> &'static str {
    match backend {
        Backend::Cpu => "cpu",
        Backend::WebGpu => "webgpu",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engines::EngineEvent;
    use crate::state::Action;
    use afterimage_architecture::ModelId;

    fn cpu(events: Vec<EngineEvent>) -> State {
        let state = State::default();
        events.into_iter().fold(state, |state, event| state.reduce(Action::Engine(Backend::Cpu, event)))
    }

    #[test]
    fn a_start_goes_from_loading_to_the_first_time() {
        let line = StatusLine::new(&State::default());
        assert_eq!((line.backend, line.readiness), (Backend::Cpu, Readiness::Loading));
        assert!(line.text.contains("CPU"));
        let loaded = EngineEvent::Loaded { model: ModelId::Restore, warm_ms: 2.5, layers: [].into(), golden: None };
        let line = StatusLine::new(&cpu(vec![EngineEvent::Booted, loaded]));
        assert_eq!(line.text, "Restored in 2.5 ms on the CPU");
        assert_eq!(line.readiness, Readiness::Loading);
    }

    #[test]
    fn a_failed_cpu_is_failed_until_the_gpu_comes_to_help() {
        let state = cpu(vec![EngineEvent::Failed("offline".into())]);
        assert_eq!(StatusLine::new(&state).readiness, Readiness::Failed);
        let state = state.reduce(Action::Engine(Backend::WebGpu, EngineEvent::Started));
        let line = StatusLine::new(&state);
        assert_eq!((line.backend, line.readiness), (Backend::WebGpu, Readiness::Loading));
    }

    #[test]
    fn missing_files_are_a_failure() {
        let missing = Action::Files(ModelId::Restore, Err("404".into()));
        let line = StatusLine::new(&cpu(vec![EngineEvent::Booted]).reduce(missing));
        assert_eq!(line.readiness, Readiness::Failed);
        assert!(line.text.contains("CPU"));
    }
}
