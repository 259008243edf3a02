//! One engine's place in the host: its worker, and what it was asked and has not yet answered.

use afterimage_imaging::{DIGIT_SIDE, Image};
use afterimage_protocol::{Backend, EngineError, ModelName, Request, Response};
use gloo_timers::callback::Timeout;

use super::files::ModelFiles;
use super::status::EngineEvent;
use super::worker::{EngineWorker, Message};
use crate::state::{Action, Answer, Picture, Ticket};
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
    /// The engine is of no more use.
    Broken(String),
}

/// A started engine. Dropping it ends it.
pub struct Slot {
    backend: Backend,
    worker: EngineWorker,
    booted: bool,
    requested: Vec<ModelName>,
    in_flight: Option<(u32, Picture)>,
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
        let late = move || late(words::no_load(LOAD_LIMIT_MS));
        self.load_timer = Some(Timeout::new(LOAD_LIMIT_MS, late));
        Ok(())
    }

    /// Asks for a reconstruction, unless one is in flight; `late` is called if no answer comes.
    pub fn reconstruct(&mut self, picture: &Picture, late: impl FnOnce(String) + 'static) -> Result<(), String> {
        if self.in_flight.is_some() {
            return Ok(());
        }
        self.last_id = self.last_id.wrapping_add(1);
        let pixels = picture.corrupted.pixels().to_vec();
        self.worker.post(&Request::Reconstruct { id: self.last_id, model: picture.model, pixels })?;
        self.in_flight = Some((self.last_id, picture.clone()));
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
            Response::Loaded { model, warm_ms, .. } => {
                self.load_timer = None;
                self.event(EngineEvent::Loaded { model, warm_ms })
            }
            Response::Reconstruction { id, pixels, latent, millis, .. } => {
                let Some(picture) = self.landed(id) else {
                    return Heard::Nothing;
                };
                let backend = self.backend;
                match Image::from_pixels(1, DIGIT_SIDE, DIGIT_SIDE, pixels) {
                    Ok(image) => {
                        Heard::Action(Action::Answered(Answer { backend, picture, image, latent, millis, now: now() }))
                    }
                    Err(error) => self.refused(&picture, error.to_string()),
                }
            }
            Response::Failed { id: None, error } => Heard::Broken(error.to_string()),
            Response::Failed { error, .. } if self.is_fatal(&error) => Heard::Broken(error.to_string()),
            Response::Failed { id: Some(id), error } => match self.landed(id) {
                Some(picture) => self.refused(&picture, error.to_string()),
                None => Heard::Nothing,
            },
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

    /// The picture in flight, if `id` is its.
    fn landed(&mut self, id: u32) -> Option<Picture> {
        let (_, picture) = self.in_flight.take_if(|(in_flight, _)| *in_flight == id)?;
        self.answer_timer = None;
        Some(picture)
    }

    fn refused(&self, picture: &Picture, reason: String) -> Heard {
        let ticket = Ticket { backend: self.backend, revision: picture.revision };
        Heard::Action(Action::Refused(ticket, reason))
    }

    fn event(&self, event: EngineEvent) -> Heard {
        Heard::Action(Action::Engine(self.backend, event))
    }
}

/// The page's clock, in milliseconds.
fn now() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map(|performance| performance.now()).unwrap_or_default()
}
