//! A web worker that runs one of this project's programs.

use std::cell::RefCell;
use std::rc::Rc;

use afterimage_app::failures::WorkerFailure;
use afterimage_protocol::{decode, encode};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::early_worker::{self, EarlyWorker};

/// A message from a worker; the responses of its program are of type `R`.
#[derive(Clone, Debug, PartialEq)]
pub enum Message<R> {
    /// The worker fetches its program.
    Progress {
        /// The number of bytes that have arrived.
        received: f64,
        /// The size of the program in bytes, or 0 where it is not known.
        total: f64,
    },
    /// The program runs, and accepts requests.
    Booted,
    /// The worker is of no further use.
    Failed(WorkerFailure),
    /// The program responds to a request.
    Response(R),
}

/// A running worker. Dropping it terminates it.
pub struct ProgramWorker {
    worker: Worker,
    _listeners: [EventListener; 3],
    /// Reports what an early worker has sent.
    _earlier: Option<Timeout>,
}

impl ProgramWorker {
    /// Starts a worker with the program of this name. `on_message` is called with each of its messages.
    ///
    /// # Errors
    /// [`WorkerFailure::Refused`].
    pub fn start<R: DeserializeOwned + 'static>(
        program: &str,
        on_message: impl Fn(Message<R>) + Clone + 'static,
    ) -> Result<Self, WorkerFailure> {
        let (worker, events) = match early_worker::take(program) {
            Some(EarlyWorker { worker, events }) => (worker, events),
            None => (new_worker(program)?, Vec::new()),
        };
        let has_events = !events.is_empty();
        let earlier = Rc::new(RefCell::new(events));
        let report_earlier = {
            let on_message = on_message.clone();
            move || earlier.take().iter().for_each(|event| on_message(message(event)))
        };
        let listeners = EVENTS.map(|kind| {
            let (report_earlier, on_message) = (report_earlier.clone(), on_message.clone());
            EventListener::new(&worker, kind, move |event| {
                report_earlier();
                on_message(message(event));
            })
        });
        // In a later task: the caller stores its worker first.
        let earlier = has_events.then(|| Timeout::new(0, report_earlier));
        Ok(Self { worker, _listeners: listeners, _earlier: earlier })
    }

    /// Sends a request.
    ///
    /// # Errors
    /// [`WorkerFailure::Refused`].
    pub fn post(&self, request: &impl Serialize) -> Result<(), WorkerFailure> {
        self.post_bytes(&Uint8Array::from(encode(request).as_slice()))
    }

    /// Sends an encoded request. Its bytes are transferred without a copy.
    ///
    /// # Errors
    /// [`WorkerFailure::Refused`].
    pub fn post_bytes(&self, bytes: &Uint8Array) -> Result<(), WorkerFailure> {
        let transferred = Array::of1(&bytes.buffer());
        self.worker.post_message_with_transfer(bytes, &transferred).map_err(|error| refused(&error))
    }
}

impl Drop for ProgramWorker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// The events of a worker.
const EVENTS: [&str; 3] = ["message", "messageerror", "error"];

fn new_worker(program: &str) -> Result<Worker, WorkerFailure> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    // One script boots every program; the query names the program. web/start.js has the same address.
    Worker::new_with_options(&format!("worker.js?program={program}"), &options).map_err(|error| refused(&error))
}

/// The message of an event.
fn message<R: DeserializeOwned>(event: &Event) -> Message<R> {
    match event.type_().as_str() {
        "message" => read(event),
        "messageerror" => Message::Failed(WorkerFailure::Unreadable),
        _ => Message::Failed(failure(event)),
    }
}

/// Reads a message. While the worker boots, its script sends plain objects; afterwards the program sends bytes.
fn read<R: DeserializeOwned>(event: &Event) -> Message<R> {
    let Some(event) = event.dyn_ref::<MessageEvent>() else {
        return Message::Failed(WorkerFailure::Unreadable);
    };
    let data = event.data();
    if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
        return match decode(&bytes.to_vec()) {
            Ok(response) => Message::Response(response),
            Err(_) => Message::Failed(WorkerFailure::OtherVersion),
        };
    }
    match text(&data, "kind").as_str() {
        "progress" => Message::Progress { received: number(&data, "received"), total: number(&data, "total") },
        "ready" => Message::Booted,
        "failed" => Message::Failed(WorkerFailure::Exception(text(&data, "reason"))),
        _ => Message::Failed(WorkerFailure::Unreadable),
    }
}

/// The failure that an error event reports.
fn failure(event: &Event) -> WorkerFailure {
    failure_of(event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default())
}

/// The failure with this message of the browser. A script that did not load has none. Every browser calls the instruction
/// by which a program ends itself "unreachable"; a panic has sent its own message before.
fn failure_of(message: String) -> WorkerFailure {
    if message.is_empty() {
        WorkerFailure::NotFetched
    } else if message.to_lowercase().contains("unreachable") {
        WorkerFailure::Aborted
    } else {
        WorkerFailure::Exception(message)
    }
}

fn refused(error: &JsValue) -> WorkerFailure {
    WorkerFailure::Refused(text(error, "message"))
}

fn text(object: &JsValue, name: &str) -> String {
    get(object, name).as_string().unwrap_or_default()
}

fn number(object: &JsValue, name: &str) -> f64 {
    get(object, name).as_f64().unwrap_or_default()
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_of_every_browser_for_unreachable_means_aborted() {
        for message in [
            "Uncaught RuntimeError: unreachable",
            "RuntimeError: unreachable executed",
            "RuntimeError: Unreachable code should not be executed (evaluating 'wasm.load(…)')",
        ] {
            assert_eq!(failure_of(message.to_owned()), WorkerFailure::Aborted);
        }
        let exception = "RuntimeError: memory access out of bounds".to_owned();
        assert_eq!(failure_of(exception.clone()), WorkerFailure::Exception(exception));
        assert_eq!(failure_of(String::new()), WorkerFailure::NotFetched);
    }
}
