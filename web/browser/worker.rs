//! A web worker with one of our programs: starts it, reads what it says, ends it when dropped.

use afterimage_protocol::{decode, encode};
use gloo_events::EventListener;
use js_sys::{Array, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use afterimage_app::texts::{engines, failures};

/// What a worker says; its program's own words are `R`.
#[derive(Clone, Debug, PartialEq)]
pub enum Message<R> {
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
    Said(R),
}

/// A running worker. Dropping it terminates it.
pub struct ProgramWorker {
    worker: Worker,
    _listeners: [EventListener; 3],
}

impl ProgramWorker {
    /// Starts a worker with the program of this name; `hear` gets all it says.
    ///
    /// # Errors
    /// In words, where the browser refuses.
    pub fn start<R: DeserializeOwned + 'static>(
        program: &str,
        hear: impl Fn(Message<R>) + Clone + 'static,
    ) -> Result<Self, String> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        // One script boots any program; its address says which.
        let worker = Worker::new_with_options(&format!("worker.js?program={program}"), &options)
            .map_err(|error| failures::refused(&describe(&error)))?;
        let message = hear.clone();
        let unreadable = hear.clone();
        let listeners = [
            EventListener::new(&worker, "message", move |event| message(read(event))),
            EventListener::new(&worker, "messageerror", move |_| {
                unreadable(Message::Broken(failures::text().unreadable.to_owned()));
            }),
            EventListener::new(&worker, "error", move |event| hear(Message::Broken(reason(event)))),
        ];
        Ok(Self { worker, _listeners: listeners })
    }

    /// Sends a request.
    ///
    /// # Errors
    /// In words, where the browser refuses.
    pub fn post(&self, request: &impl Serialize) -> Result<(), String> {
        self.post_bytes(&Uint8Array::from(encode(request).as_slice()))
    }

    /// Sends an encoded request; its bytes move over without a copy.
    ///
    /// # Errors
    /// In words, where the browser refuses.
    pub fn post_bytes(&self, bytes: &Uint8Array) -> Result<(), String> {
        let moved = Array::of1(&bytes.buffer());
        self.worker.post_message_with_transfer(bytes, &moved).map_err(|error| failures::refused(&describe(&error)))
    }
}

impl Drop for ProgramWorker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// While it boots, the worker's script sends plain objects; afterwards the program sends bytes.
fn read<R: DeserializeOwned>(event: &Event) -> Message<R> {
    let Some(event) = event.dyn_ref::<MessageEvent>() else {
        return Message::Broken(failures::text().unreadable.to_owned());
    };
    let data = event.data();
    if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
        return match decode(&bytes.to_vec()) {
            Ok(response) => Message::Said(response),
            Err(error) => Message::Broken(engines::error(&error)),
        };
    }
    match text(&data, "kind").as_str() {
        "progress" => Message::Progress { received: number(&data, "received"), total: number(&data, "total") },
        "ready" => Message::Booted,
        "failed" => Message::Broken(text(&data, "reason")),
        _ => Message::Broken(failures::text().unreadable.to_owned()),
    }
}

/// A script that did not load has an error event without a message.
fn reason(event: &Event) -> String {
    let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
    if message.is_empty() { failures::text().silent.to_owned() } else { message }
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
