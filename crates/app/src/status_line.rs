//! What the status line says: who computes, how far it is, how long it takes.

use afterimage_protocol::Backend;

use crate::engines::Phase;
use crate::inference::RequestKind;
use crate::state::State;
use crate::texts::engines as texts;

/// How things stand, in one word for tests and styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing to show yet.
    Loading,
    /// Pictures are restored.
    Ready,
    /// Nothing will come without help.
    Failed,
}

impl Standing {
    /// The value of `data-state`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }
}

/// The status line.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusLine {
    /// Who computes, or is about to.
    pub backend: Backend,
    /// How it stands.
    pub standing: Standing,
    /// In words.
    pub text: String,
}

impl StatusLine {
    /// Reads it off the state.
    pub fn of(state: &State) -> Self {
        let Some(backend) = state.plan().active else {
            return Self::waiting(state);
        };
        let has_answered =
            state.responses.get(RequestKind::Picture).is_some_and(|response| response.backend == backend);
        let measured = if has_answered { state.timing.shown() } else { None };
        Self {
            backend,
            standing: if state.shown().is_some() { Standing::Ready } else { Standing::Loading },
            text: texts::answering(backend, measured.or(state.engine(backend).warm_ms(state.model()))),
        }
    }

    fn waiting(state: &State) -> Self {
        let gpu_comes = matches!(state.gpu.phase(), Phase::Fetching { .. } | Phase::Running);
        let backend = if state.cpu.failure().is_some() && gpu_comes { Backend::WebGpu } else { Backend::Cpu };
        let engine = state.engine(backend);
        let has_network = state.missing(state.model()).or_else(|| engine.refusal(state.model())).is_none();
        let is_stuck = !has_network || engine.failure().is_some();
        Self {
            backend,
            standing: if is_stuck { Standing::Failed } else { Standing::Loading },
            text: match has_network {
                true => texts::starting(backend, engine.phase()),
                false => texts::no_network(backend),
            },
        }
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
        let line = StatusLine::of(&State::default());
        assert_eq!((line.backend, line.standing), (Backend::Cpu, Standing::Loading));
        assert!(line.text.contains("CPU"));
        let loaded = EngineEvent::Loaded { model: ModelId::Restore, warm_ms: 2.5, layers: [].into(), golden: None };
        let line = StatusLine::of(&cpu(vec![EngineEvent::Booted, loaded]));
        assert_eq!(line.text, "Restored in 2.5 ms on the CPU");
        assert_eq!(line.standing, Standing::Loading);
    }

    #[test]
    fn a_failed_cpu_is_failed_until_the_gpu_comes_to_help() {
        let state = cpu(vec![EngineEvent::Failed("offline".into())]);
        assert_eq!(StatusLine::of(&state).standing, Standing::Failed);
        let state = state.reduce(Action::Engine(Backend::WebGpu, EngineEvent::Started));
        let line = StatusLine::of(&state);
        assert_eq!((line.backend, line.standing), (Backend::WebGpu, Standing::Loading));
    }

    #[test]
    fn missing_files_are_a_failure() {
        let missing = Action::Files(ModelId::Restore, Err("404".into()));
        let line = StatusLine::of(&cpu(vec![EngineEvent::Booted]).reduce(missing));
        assert_eq!(line.standing, Standing::Failed);
        assert!(line.text.contains("CPU"));
    }
}
