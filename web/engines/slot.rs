//! One engine's place in the host: its worker, and what it was asked and has not yet answered.

use std::rc::Rc;

use afterimage_imaging::{DIGIT_SIDE, Image, ImageError};
use afterimage_protocol::{Answer as Said, Backend, EngineError, ModelName, Request, Response};
use gloo_timers::callback::Timeout;

use super::files::ModelFiles;
use super::status::EngineEvent;
use super::worker::{EngineWorker, Message};
use crate::questions::{Found, Inquiry};
use crate::state::{Action, Answer};
use crate::words;

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
    Useless(ModelName, String),
    /// The engine is of no more use.
    Broken(String),
}

/// A started engine. Dropping it ends it.
pub struct Slot {
    backend: Backend,
    worker: EngineWorker,
    booted: bool,
    requested: Vec<ModelName>,
    loading: usize,
    in_flight: Option<(u32, Inquiry)>,
    last_id: u32,
    load_timer: Option<Timeout>,
    answer_timer: Option<Timeout>,
}

impl Slot {
    /// Starts the engine's worker.
    pub fn start(backend: Backend, hear: impl Fn(Message) + Clone + 'static) -> Result<Self, String> {
        Ok(Self {
            backend,
            worker: EngineWorker::start(backend, hear)?,
            booted: false,
            requested: Vec::new(),
            loading: 0,
            in_flight: None,
            last_id: 0,
            load_timer: None,
            answer_timer: None,
        })
    }

    /// Gives the engine a network, once; `late` is called if it never says that it is loaded.
    pub fn load(
        &mut self,
        model: ModelName,
        files: &ModelFiles,
        late: impl FnOnce(String) + 'static,
    ) -> Result<(), String> {
        if !self.booted || self.requested.contains(&model) {
            return Ok(());
        }
        self.worker.post(&files.request(model))?;
        self.requested.push(model);
        self.loading += 1;
        let late = move || late(words::no_load(LOAD_LIMIT_MS));
        self.load_timer = Some(Timeout::new(LOAD_LIMIT_MS, late));
        Ok(())
    }

    /// Asks a question, unless one is in flight; `late` is called if no answer comes.
    pub fn ask(&mut self, inquiry: Inquiry, late: impl FnOnce(String) + 'static) -> Result<(), String> {
        if self.in_flight.is_some() {
            return Ok(());
        }
        self.last_id = self.last_id.wrapping_add(1);
        let question = inquiry.question();
        self.worker.post(&Request::Ask { id: self.last_id, network: inquiry.network, question })?;
        self.in_flight = Some((self.last_id, inquiry));
        let late = move || late(words::no_answer(ANSWER_LIMIT_MS));
        self.answer_timer = Some(Timeout::new(ANSWER_LIMIT_MS, late));
        Ok(())
    }

    /// Takes what the worker says.
    pub fn hear(&mut self, message: Message) -> Heard {
        match message {
            Message::Progress { received, total } => self.event(EngineEvent::Progress { received, total }),
            Message::Booted => {
                self.booted = true;
                self.event(EngineEvent::Booted)
            }
            Message::Broken(reason) => Heard::Broken(reason),
            Message::Said(response) => self.said(response),
        }
    }

    fn said(&mut self, response: Response) -> Heard {
        match response {
            Response::Loaded { model, warm_ms, layers, .. } => {
                self.finish_load();
                self.event(EngineEvent::Loaded { model, warm_ms, layers: layers.into() })
            }
            // Files of a decoder that cannot be read leave the engine as it is; the page says so where they are shown.
            Response::LoadFailed {
                model: model @ ModelName::Decoder(_),
                error: error @ EngineError::Weights { .. },
            } => {
                self.finish_load();
                self.requested.retain(|requested| *requested != model);
                Heard::Useless(model, error.to_string())
            }
            Response::LoadFailed { error, .. } => Heard::Broken(error.to_string()),
            Response::Answered { id, answer, millis } => {
                let Some(inquiry) = self.landed(id) else {
                    return Heard::Nothing;
                };
                let backend = self.backend;
                Heard::Action(match found(answer) {
                    Ok(found) => Action::Answered(Answer { backend, inquiry, found, millis, now: now() }),
                    Err(error) => Action::Refused { backend, inquiry, reason: error.to_string() },
                })
            }
            Response::Failed { id: None, error } => Heard::Broken(error.to_string()),
            Response::Failed { error, .. } if self.is_fatal(&error) => Heard::Broken(error.to_string()),
            Response::Failed { id: Some(id), error } => match self.landed(id) {
                Some(inquiry) => {
                    let (backend, reason) = (self.backend, error.to_string());
                    Heard::Action(Action::Refused { backend, inquiry, reason })
                }
                None => Heard::Nothing,
            },
        }
    }

    /// One of the networks that were given is loaded, or refused; while others are, the clock runs on.
    fn finish_load(&mut self) {
        self.loading = self.loading.saturating_sub(1);
        if self.loading == 0 {
            self.load_timer = None;
        }
    }

    /// A GPU that was lost fails every picture in turn, and says so of each; one is enough.
    fn is_fatal(&self, error: &EngineError) -> bool {
        match error {
            EngineError::Panic(_) => true,
            EngineError::Device { .. } | EngineError::ReadBack(_) => self.backend == Backend::WebGpu,
            _ => false,
        }
    }

    /// The question in flight, if `id` is its.
    fn landed(&mut self, id: u32) -> Option<Inquiry> {
        let (_, inquiry) = self.in_flight.take_if(|(in_flight, _)| *in_flight == id)?;
        self.answer_timer = None;
        Some(inquiry)
    }

    fn event(&self, event: EngineEvent) -> Heard {
        Heard::Action(Action::Engine(self.backend, event))
    }
}

/// An answer as the page keeps it.
fn found(answer: Said) -> Result<Found, ImageError> {
    let digit = |pixels| Image::from_pixels(1, DIGIT_SIDE, DIGIT_SIDE, pixels).map(Rc::new);
    Ok(match answer {
        Said::Restored { pixels, latent } => Found::Restored { image: digit(pixels)?, latent: latent.into() },
        Said::Decoded { pixels } => Found::Decoded(digit(pixels)?),
        Said::Layer { values } => Found::Layer(values.into()),
    })
}

/// The page's clock, in milliseconds.
fn now() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map(|performance| performance.now()).unwrap_or_default()
}
