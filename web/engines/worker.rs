//! One engine's web worker: starts it, reads what it says, ends it when dropped.

use afterimage_protocol::{Backend, Request, Response, decode, encode};
use gloo_events::EventListener;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::words;

/// What a worker says.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// More of its files arrived.
    Progress {
        /// Bytes that have arrived.
        received: f64,
        /// Bytes that there are; 0 where nobody knows.
        total: f64,
    },
    /// It runs, and from now on speaks the protocol.
    Booted,
    /// It could not start, or is gone.
    Broken(String),
    /// It speaks.
    Said(Response),
}

/// A running worker. Dropping it terminates it.
pub struct EngineWorker {
    worker: Worker,
    _listeners: [EventListener; 3],
}

impl EngineWorker {
    /// Starts the engine's worker; `hear` gets all it says.
    ///
    /// # Errors
    /// In words, where the browser refuses.
    pub fn start(backend: Backend, hear: impl Fn(Message) + Clone + 'static) -> Result<Self, String> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(script(backend), &options)
            .map_err(|error| words::worker_refused(&describe(&error)))?;
        let message = hear.clone();
        let unreadable = hear.clone();
        let listeners = [
            EventListener::new(&worker, "message", move |event| message(read(event))),
            EventListener::new(&worker, "messageerror", move |_| {
                unreadable(Message::Broken(words::WORKER_UNREADABLE.to_owned()));
            }),
            EventListener::new(&worker, "error", move |event| hear(Message::Broken(reason(event)))),
        ];
        Ok(Self { worker, _listeners: listeners })
    }

    /// Sends a request; its bytes move over without a copy.
    ///
    /// # Errors
    /// In words, where the browser refuses.
    pub fn post(&self, request: &Request) -> Result<(), String> {
        let bytes = Uint8Array::from(encode(request).as_slice());
        let moved = Array::of1(&bytes.buffer());
        self.worker.post_message_with_transfer(&bytes, &moved).map_err(|error| words::worker_refused(&describe(&error)))
    }
}

impl Drop for EngineWorker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// One script boots either engine; its address says which.
const fn script(backend: Backend) -> &'static str {
    match backend {
        Backend::Cpu => "worker.js?engine=engine-cpu",
        Backend::WebGpu => "worker.js?engine=engine-gpu",
    }
}

/// While it boots, the worker's script sends plain objects; afterwards the engine sends bytes.
fn read(event: &Event) -> Message {
    let Some(event) = event.dyn_ref::<MessageEvent>() else {
        return Message::Broken(words::WORKER_UNREADABLE.to_owned());
    };
    let data = event.data();
    if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
        return match decode(&bytes.to_vec()) {
            Ok(response) => Message::Said(response),
            Err(error) => Message::Broken(error.to_string()),
        };
    }
    match text(&data, "kind").as_str() {
        "progress" => Message::Progress { received: number(&data, "received"), total: number(&data, "total") },
        "ready" => Message::Booted,
        "failed" => Message::Broken(text(&data, "reason")),
        _ => Message::Broken(words::WORKER_UNREADABLE.to_owned()),
    }
}

/// A script that did not load has an error event without a message.
fn reason(event: &Event) -> String {
    let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
    if message.is_empty() { words::WORKER_SILENT.to_owned() } else { message }
}

fn describe(error: &JsValue) -> String {
    text(error, "message")
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
