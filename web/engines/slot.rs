//! One engine's place in the host: its worker, and what it was asked and has not yet answered.

use std::rc::Rc;

use afterimage_app::engines::{EngineEvent, EngineFailure};
use afterimage_app::failures::WorkerFailure;
use afterimage_app::inference::{InferenceError, InferenceOutput, InferenceRequest};
use afterimage_app::state::{Action, Inferred};
use afterimage_architecture::{Dataset, ModelId};
use afterimage_imaging::{DIGIT_SIDE, EYE_SIDE, Image, ImageError};
use afterimage_protocol::{Backend, EngineError, Network, Output, Request, Response};
use gloo_timers::callback::Timeout;

use crate::browser::worker::{Message, ProgramWorker};

/// A reconstruction takes milliseconds; after this long the engine hangs.
const ANSWER_LIMIT_MS: u32 = 10_000;
/// The first run compiles shaders, on a slow machine for many seconds.
const LOAD_LIMIT_MS: u32 = 60_000;

/// What a worker's message means to the page.
pub enum Heard {
    /// Something for the state.
    Action(Action),
    /// Nothing: an answer to a question that was not asked.
    Nothing,
    /// A network's files are of no use, for this reason.
    Useless(ModelId, EngineError),
    /// The engine is of no more use.
    Broken(EngineFailure),
}

/// A started engine. Dropping it ends it.
pub struct Slot {
    backend: Backend,
    worker: ProgramWorker,
    booted: bool,
    given: Vec<ModelId>,
    under_way: Option<Errand>,
    last_id: u32,
}

/// What a worker is at. It is given one thing at a time, so that the newest picture waits for one thing at most; if it
/// is not done in time, the clock ends the engine.
struct Errand {
    task: Task,
    _clock: Timeout,
}

enum Task {
    Load(ModelId),
    Answer(u32, InferenceRequest),
}

impl Slot {
    /// Starts the engine's worker.
    pub fn start(backend: Backend, hear: impl Fn(Message<Response>) + Clone + 'static) -> Result<Self, WorkerFailure> {
        Ok(Self {
            backend,
            worker: ProgramWorker::start(program(backend), hear)?,
            booted: false,
            given: Vec::new(),
            under_way: None,
            last_id: 0,
        })
    }

    /// Whether it runs, and waits for something to do.
    pub fn is_idle(&self) -> bool {
        self.booted && self.under_way.is_none()
    }

    /// Whether it was not given this network yet.
    pub fn lacks(&self, model: ModelId) -> bool {
        !self.given.contains(&model)
    }

    /// The network that it was given and has not loaded yet.
    pub fn loading(&self) -> Option<ModelId> {
        match self.under_way.as_ref()?.task {
            Task::Load(model) => Some(model),
            Task::Answer(..) => None,
        }
    }

    /// Gives the engine a network; `late` is called if it never says that it is loaded.
    pub fn load(
        &mut self,
        model: ModelId,
        request: &Request,
        late: impl FnOnce(WorkerFailure) + 'static,
    ) -> Result<(), WorkerFailure> {
        self.worker.post(request)?;
        self.given.push(model);
        let clock = Timeout::new(LOAD_LIMIT_MS, move || late(WorkerFailure::NotReady { limit_ms: LOAD_LIMIT_MS }));
        self.under_way = Some(Errand { task: Task::Load(model), _clock: clock });
        Ok(())
    }

    /// Asks a question; `late` is called if no answer comes.
    pub fn ask(
        &mut self,
        request: InferenceRequest,
        late: impl FnOnce(WorkerFailure) + 'static,
    ) -> Result<(), WorkerFailure> {
        self.last_id = self.last_id.wrapping_add(1);
        let input = request.protocol_input();
        self.worker.post(&Request::Infer { id: self.last_id, network: request.network, input })?;
        let clock = Timeout::new(ANSWER_LIMIT_MS, move || late(WorkerFailure::NoAnswer { limit_ms: ANSWER_LIMIT_MS }));
        self.under_way = Some(Errand { task: Task::Answer(self.last_id, request), _clock: clock });
        Ok(())
    }

    /// Takes what the worker says.
    pub fn hear(&mut self, message: Message<Response>) -> Heard {
        match message {
            Message::Progress { received, total } => self.event(EngineEvent::Progress { received, total }),
            Message::Booted => {
                self.booted = true;
                self.event(EngineEvent::Booted)
            }
            Message::Failed(failure) => Heard::Broken(failure.into()),
            Message::Response(response) => self.said(response),
        }
    }

    fn said(&mut self, response: Response) -> Heard {
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
            // Files of a decoder, or of the eyes, that cannot be read leave the engine as it is; the page says so where
            // they are shown.
            Response::LoadFailed {
                model: model @ (ModelId::Decoder(_) | ModelId::Eyes),
                error: error @ EngineError::Weights { .. },
            } => {
                self.finish_load(model);
                self.given.retain(|given| *given != model);
                Heard::Useless(model, error)
            }
            Response::LoadFailed { error, .. } => Heard::Broken(error.into()),
            Response::Inferred { id, output, millis } => {
                let Some(request) = self.landed(id) else {
                    return Heard::Nothing;
                };
                let backend = self.backend;
                Heard::Action(match inference_output(output, request.network) {
                    Ok(output) => Action::Inferred(Inferred { backend, request, output, millis, now: now() }),
                    Err(error) => Action::InferenceFailed { backend, request, error: InferenceError::Image(error) },
                })
            }
            Response::Failed { id: None, error } => Heard::Broken(error.into()),
            Response::Failed { error, .. } if self.is_fatal(&error) => Heard::Broken(error.into()),
            Response::Failed { id: Some(id), error } => match self.landed(id) {
                Some(request) => {
                    let (backend, error) = (self.backend, InferenceError::Engine(error));
                    Heard::Action(Action::InferenceFailed { backend, request, error })
                }
                None => Heard::Nothing,
            },
        }
    }

    fn finish_load(&mut self, model: ModelId) {
        self.under_way.take_if(|errand| matches!(errand.task, Task::Load(loading) if loading == model));
    }

    /// A GPU that was lost fails every picture in turn, and says so of each; one is enough.
    fn is_fatal(&self, error: &EngineError) -> bool {
        match error {
            EngineError::Panic(_) => true,
            EngineError::Device { .. } | EngineError::ReadBack(_) => self.backend == Backend::WebGpu,
            _ => false,
        }
    }

    /// The question under way, if `id` is its.
    fn landed(&mut self, id: u32) -> Option<InferenceRequest> {
        let is_its = |errand: &mut Errand| matches!(errand.task, Task::Answer(asked, _) if asked == id);
        match self.under_way.take_if(is_its)?.task {
            Task::Answer(_, request) => Some(request),
            Task::Load(_) => None,
        }
    }

    fn event(&self, event: EngineEvent) -> Heard {
        Heard::Action(Action::Engine(self.backend, event))
    }
}

const fn program(backend: Backend) -> &'static str {
    match backend {
        Backend::Cpu => "engine-cpu",
        Backend::WebGpu => "engine-gpu",
    }
}

/// An answer as the page keeps it.
fn inference_output(output: Output, network: Network) -> Result<InferenceOutput, ImageError> {
    let dataset = match network {
        Network::Trained(model) => model.dataset(),
        Network::Untrained { .. } => Dataset::Digits,
    };
    let (channels, side) = match dataset {
        Dataset::Digits => (1, DIGIT_SIDE),
        Dataset::Eyes => (3, EYE_SIDE),
    };
    let picture = |pixels| Image::from_pixels(channels, side, side, pixels).map(Rc::new);
    Ok(match output {
        Output::Restored { pixels, latent } => {
            InferenceOutput::Restored { image: picture(pixels)?, latent: latent.into() }
        }
        Output::Decoded { pixels } => InferenceOutput::Decoded(picture(pixels)?),
        Output::FeatureMaps { values } => InferenceOutput::FeatureMaps(values.into()),
    })
}

/// The page's clock, in milliseconds.
fn now() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map(|performance| performance.now()).unwrap_or_default()
}
