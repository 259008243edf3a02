//! The state of one engine, which follows from the events that the engine manager reports. Pure.

use std::rc::Rc;

use afterimage_architecture::ModelId;
use afterimage_protocol::Layer;

use super::failure::EngineFailure;

/// The phase of an engine.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Phase {
    /// Not started, or waiting to be started again.
    #[default]
    Idle,
    /// Its program is being fetched.
    Fetching {
        /// The number of bytes that have arrived.
        received: f64,
        /// The size in bytes, or 0 where it is not known.
        total: f64,
    },
    /// Its worker runs. [`EngineStatus::warm_ms`] says which networks it has loaded.
    Running,
    /// The engine failed.
    Failed(EngineFailure),
}

/// What the engine manager reports of an engine.
#[derive(Clone, Debug, PartialEq)]
pub enum EngineEvent {
    /// A worker was started.
    Started,
    /// More of its program has arrived.
    Progress {
        /// The number of bytes that have arrived.
        received: f64,
        /// The size in bytes, or 0 where it is not known.
        total: f64,
    },
    /// The worker runs and waits for a network.
    Booted,
    /// A network is loaded and has passed the self-check.
    Loaded {
        /// Which network.
        model: ModelId,
        /// One warm reconstruction, in milliseconds.
        warm_ms: f32,
        /// Its layers, from the first convolution to the head.
        layers: Rc<[Layer]>,
        /// What it made of a test picture, where the network came without a golden file.
        golden: Option<Rc<[u8]>>,
    },
    /// A custom network was not accepted. The engine goes on with the networks that it has.
    Refused {
        /// Which network.
        model: ModelId,
        /// Why not.
        failure: EngineFailure,
    },
    /// A request has no response after much more time than it takes. The engine may be about to fail.
    Late,
    /// A request has its response, so the engine is not late.
    Responded,
    /// The engine failed, and is of no further use.
    Failed(EngineFailure),
    /// The user tries again.
    Retried,
}

/// The state of one engine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EngineStatus {
    phase: Phase,
    loaded: Vec<Loaded>,
    refused: Vec<(ModelId, EngineFailure)>,
    is_late: bool,
}

/// A network that an engine has loaded.
#[derive(Clone, Debug, PartialEq)]
struct Loaded {
    model: ModelId,
    warm_ms: f32,
    layers: Rc<[Layer]>,
}

impl EngineStatus {
    /// The phase.
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// How long one reconstruction by `model` takes here, in milliseconds; none while it is not loaded.
    pub fn warm_ms(&self, model: ModelId) -> Option<f32> {
        self.loaded(model).map(|loaded| loaded.warm_ms)
    }

    /// The layers of `model`, from the first convolution to the head; none while it is not loaded.
    pub fn layers(&self, model: ModelId) -> Option<&Rc<[Layer]>> {
        self.loaded(model).map(|loaded| &loaded.layers)
    }

    /// Why the engine did not accept `model`, if so.
    pub fn refusal(&self, model: ModelId) -> Option<&EngineFailure> {
        self.refused.iter().find(|(refused, _)| *refused == model).map(|(_, failure)| failure)
    }

    /// Whether it has not responded for much longer than a request takes.
    pub fn is_late(&self) -> bool {
        self.is_late
    }

    /// Why the engine failed, if so.
    pub fn failure(&self) -> Option<&EngineFailure> {
        match &self.phase {
            Phase::Failed(failure) => Some(failure),
            _ => None,
        }
    }

    /// Applies an event.
    pub fn apply(&mut self, event: EngineEvent) {
        match event {
            EngineEvent::Started => self.restart(Phase::Fetching { received: 0.0, total: 0.0 }),
            EngineEvent::Progress { received, total } => {
                // A last progress report may come in after the worker has booted.
                if matches!(self.phase, Phase::Fetching { .. }) {
                    self.phase = Phase::Fetching { received, total };
                }
            }
            EngineEvent::Booted => self.phase = Phase::Running,
            EngineEvent::Loaded { model, warm_ms, layers, .. } => {
                self.loaded.retain(|loaded| loaded.model != model);
                self.loaded.push(Loaded { model, warm_ms, layers });
            }
            EngineEvent::Refused { model, failure } => self.refused.push((model, failure)),
            EngineEvent::Late => self.is_late = true,
            EngineEvent::Responded => self.is_late = false,
            EngineEvent::Failed(failure) => self.restart(Phase::Failed(failure)),
            EngineEvent::Retried => {
                if self.failure().is_some() {
                    self.restart(Phase::Idle);
                }
            }
        }
    }

    fn loaded(&self, model: ModelId) -> Option<&Loaded> {
        self.loaded.iter().find(|loaded| loaded.model == model)
    }

    /// A new or failed worker has no network.
    fn restart(&mut self, phase: Phase) {
        self.phase = phase;
        self.loaded.clear();
        self.refused.clear();
        self.is_late = false;
    }
}

#[cfg(test)]
mod tests {
    use afterimage_architecture::Dataset;

    use super::*;
    use crate::failures::WorkerFailure;

    const FAILURE: EngineFailure = EngineFailure::Worker(WorkerFailure::NotFetched);

    #[test]
    fn a_failure_forgets_the_networks_and_a_retry_begins_again() {
        let mut engine = EngineStatus::default();
        engine.apply(EngineEvent::Started);
        engine.apply(EngineEvent::Booted);
        let loaded = EngineEvent::Loaded { model: ModelId::Restore, warm_ms: 2.0, layers: [].into(), golden: None };
        engine.apply(loaded);
        assert_eq!(engine.warm_ms(ModelId::Restore), Some(2.0));
        assert_eq!(engine.warm_ms(ModelId::Denoise), None);
        engine.apply(EngineEvent::Failed(FAILURE));
        assert_eq!(engine.warm_ms(ModelId::Restore), None);
        assert_eq!(engine.failure(), Some(&FAILURE));
        engine.apply(EngineEvent::Retried);
        assert_eq!(*engine.phase(), Phase::Idle);
    }

    #[test]
    fn a_refused_network_leaves_the_engine_and_is_known_until_it_starts_again() {
        let mut engine = EngineStatus::default();
        engine.apply(EngineEvent::Booted);
        let model = ModelId::Custom { dataset: Dataset::Digits, number: 1 };
        engine.apply(EngineEvent::Refused { model, failure: FAILURE });
        assert_eq!((engine.phase(), engine.warm_ms(model)), (&Phase::Running, None));
        assert_eq!((engine.refusal(model), engine.refusal(ModelId::Restore)), (Some(&FAILURE), None));
        engine.apply(EngineEvent::Started);
        assert_eq!(engine.refusal(model), None);
    }

    #[test]
    fn a_late_engine_is_late_until_it_responds_or_starts_again() {
        for end in [EngineEvent::Responded, EngineEvent::Failed(FAILURE), EngineEvent::Started] {
            let mut engine = EngineStatus::default();
            engine.apply(EngineEvent::Booted);
            engine.apply(EngineEvent::Late);
            assert!(engine.is_late());
            engine.apply(end);
            assert!(!engine.is_late());
        }
    }

    #[test]
    fn a_retry_leaves_a_healthy_engine_alone() {
        let mut engine = EngineStatus::default();
        engine.apply(EngineEvent::Booted);
        engine.apply(EngineEvent::Retried);
        assert_eq!(*engine.phase(), Phase::Running);
    }

    #[test]
    fn late_progress_does_not_send_a_running_engine_back() {
        let mut engine = EngineStatus::default();
        engine.apply(EngineEvent::Booted);
        engine.apply(EngineEvent::Progress { received: 1.0, total: 2.0 });
        assert_eq!(*engine.phase(), Phase::Running);
    }
}
