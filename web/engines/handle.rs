//! One engine: its worker, and the request that is in flight.

use std::rc::Rc;

use afterimage_app::engines::{EngineEvent, EngineFailure};
use afterimage_app::failures::WorkerFailure;
use afterimage_app::inference::{InferenceError, InferenceOutput, InferenceRequest};
use afterimage_app::state::{Action, Inferred};
use afterimage_architecture::ModelId;
use afterimage_protocol::{Backend, EngineError, Request, Response};

use crate::browser::time_limit::{LimitTimer, now};
use crate::browser::worker::{Message, ProgramWorker};

/// The time limit for an inference, which takes milliseconds.
const ANSWER_LIMIT_MS: u32 = 10_000;
/// The time limit for loading a network. Compiling shaders takes many seconds on a slow machine.
const LOAD_LIMIT_MS: u32 = 60_000;

/// What follows from a worker's message.
pub enum MessageEffect {
    /// An action for the state.
    Action(Action),
    /// Nothing: the response is not for the request in flight.
    None,
    /// The engine could not read the files of this network.
    FilesRejected(ModelId, EngineError),
    /// The engine is of no further use.
    EngineFailed(EngineFailure),
}

/// A started engine. Dropping it terminates the worker.
pub struct EngineHandle {
    backend: Backend,
    worker: ProgramWorker,
    booted: bool,
    given: Vec<ModelId>,
    in_flight: Option<InFlight>,
    last_id: u32,
}

/// The request that a worker has not answered yet. A worker gets one request at a time, so that the newest picture waits
/// for one request at most. Where there is no response in time, the timeout ends the engine.
struct InFlight {
    task: Task,
    _limit: LimitTimer,
}

enum Task {
    Load(ModelId),
    Infer(u32, InferenceRequest),
}

impl EngineHandle {
    /// Starts the engine's worker.
    pub fn start(
        backend: Backend,
        on_message: impl Fn(Message<Response>) + Clone + 'static,
    ) -> Result<Self, WorkerFailure> {
        Ok(Self {
            backend,
            worker: ProgramWorker::start(program(backend), on_message)?,
            booted: false,
            given: Vec::new(),
            in_flight: None,
            last_id: 0,
        })
    }

    /// Whether the worker runs and has no request in flight.
    pub fn is_idle(&self) -> bool {
        self.booted && self.in_flight.is_none()
    }

    /// Whether this network was not sent to the worker yet.
    pub fn lacks(&self, model: ModelId) -> bool {
        !self.given.contains(&model)
    }

    /// The network that the worker is loading.
    pub fn loading(&self) -> Option<ModelId> {
        match self.in_flight.as_ref()?.task {
            Task::Load(model) => Some(model),
            Task::Infer(..) => None,
        }
    }

    /// Sends a network. `on_timeout` is called if it is not loaded within the time limit.
    pub fn load(
        &mut self,
        model: ModelId,
        request: &Request,
        on_timeout: impl FnOnce(WorkerFailure) + 'static,
    ) -> Result<(), WorkerFailure> {
        self.worker.post(request)?;
        self.given.push(model);
        let failure = WorkerFailure::NotReady { limit_ms: LOAD_LIMIT_MS };
        let limit = LimitTimer::start(LOAD_LIMIT_MS, move || on_timeout(failure));
        self.in_flight = Some(InFlight { task: Task::Load(model), _limit: limit });
        Ok(())
    }

    /// Sends an inference request. `on_late` is called if there is no response after a second, which is much longer than
    /// an inference takes, and `on_timeout` if there is none within the time limit.
    pub fn infer(
        &mut self,
        request: InferenceRequest,
        on_late: impl FnOnce() + 'static,
        on_timeout: impl FnOnce(WorkerFailure) + 'static,
    ) -> Result<(), WorkerFailure> {
        self.last_id = self.last_id.wrapping_add(1);
        let input = request.protocol_input();
        self.worker.post(&Request::Infer { id: self.last_id, network: request.network, input })?;
        let failure = WorkerFailure::NoAnswer { limit_ms: ANSWER_LIMIT_MS };
        let limit = LimitTimer::start_with_warning(ANSWER_LIMIT_MS, on_late, move || on_timeout(failure));
        self.in_flight = Some(InFlight { task: Task::Infer(self.last_id, request), _limit: limit });
        Ok(())
    }

    /// Handles a message from the worker.
    pub fn on_message(&mut self, message: Message<Response>) -> MessageEffect {
        match message {
            Message::Progress { received, total } => self.event(EngineEvent::Progress { received, total }),
            Message::Booted => {
                self.booted = true;
                self.event(EngineEvent::Booted)
            }
            Message::Failed(failure) => MessageEffect::EngineFailed(failure.into()),
            Message::Response(response) => self.on_response(response),
        }
    }

    fn on_response(&mut self, response: Response) -> MessageEffect {
        match response {
            Response::Loaded { model, warm_ms, layers, golden, .. } => {
                self.finish_load(model);
                let (layers, golden) = (layers.into(), golden.map(Rc::from));
                self.event(EngineEvent::Loaded { model, warm_ms, layers, golden })
            }
            // A custom network that is not accepted leaves the engine as it is.
            Response::LoadFailed {
                model: model @ ModelId::Custom { .. },
                error: error @ (EngineError::Weights { .. } | EngineError::SelfCheck { .. }),
            } => {
                self.finish_load(model);
                self.event(EngineEvent::Refused { model, failure: error.into() })
            }
            // An engine that cannot read the files of a decoder or of the eyes goes on. The page shows the error where it
            // shows their output.
            Response::LoadFailed {
                model: model @ (ModelId::Decoder(_) | ModelId::Eyes),
                error: error @ EngineError::Weights { .. },
            } => {
                self.finish_load(model);
                self.given.retain(|given| *given != model);
                MessageEffect::FilesRejected(model, error)
            }
            Response::LoadFailed { error, .. } => MessageEffect::EngineFailed(error.into()),
            Response::Inferred { id, output, millis } => {
                let Some(request) = self.finish_inference(id) else {
                    return MessageEffect::None;
                };
                let backend = self.backend;
                MessageEffect::Action(match InferenceOutput::from_protocol(output, request.network) {
                    Ok(output) => Action::Inferred(Inferred { backend, request, output, millis, now: now() }),
                    Err(error) => Action::InferenceFailed { backend, request, error: InferenceError::Image(error) },
                })
            }
            Response::Failed { id: None, error } => MessageEffect::EngineFailed(error.into()),
            Response::Failed { error, .. } if self.is_fatal(&error) => MessageEffect::EngineFailed(error.into()),
            Response::Failed { id: Some(id), error } => match self.finish_inference(id) {
                Some(request) => {
                    let (backend, error) = (self.backend, InferenceError::Engine(error));
                    MessageEffect::Action(Action::InferenceFailed { backend, request, error })
                }
                None => MessageEffect::None,
            },
        }
    }

    fn finish_load(&mut self, model: ModelId) {
        self.in_flight.take_if(|in_flight| matches!(in_flight.task, Task::Load(loading) if loading == model));
    }

    /// Whether the error ends the engine. A lost GPU reports it for each picture in turn; one report is enough.
    fn is_fatal(&self, error: &EngineError) -> bool {
        match error {
            EngineError::Panic(_) => true,
            EngineError::Device { .. } | EngineError::ReadBack(_) => self.backend == Backend::WebGpu,
            _ => false,
        }
    }

    /// Takes the inference request in flight, if it has this `id`.
    fn finish_inference(&mut self, id: u32) -> Option<InferenceRequest> {
        let is_its = |in_flight: &mut InFlight| matches!(in_flight.task, Task::Infer(asked, _) if asked == id);
        match self.in_flight.take_if(is_its)?.task {
            Task::Infer(_, request) => Some(request),
            Task::Load(_) => None,
        }
    }

    fn event(&self, event: EngineEvent) -> MessageEffect {
        MessageEffect::Action(Action::Engine(self.backend, event))
    }
}

const fn program(backend: Backend) -> &'static str {
    match backend {
        Backend::Cpu => "engine-cpu",
        Backend::WebGpu => "engine-gpu",
    }
}
