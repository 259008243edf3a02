#![doc = include_str!("../README.md")]

use std::panic;

use afterimage_protocol::{EngineError, decode, encode};
use js_sys::{Array, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Calls `on_request` with each message to this worker, decoded, for the rest of the worker's life.
///
/// What `on_request` does before it returns happens inside the message's event. A trap, which is how wasm runs out of
/// memory, is then an `error` event of the worker, and the page receives it. A trap inside a promise would be lost.
pub fn listen<Q: DeserializeOwned>(mut on_request: impl FnMut(Result<Q, EngineError>) + 'static) {
    let on_message =
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| on_request(decode_data(&event)));
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker listens until it is terminated.
    on_message.forget();
}

/// Posts a response to the page.
pub fn post(response: &impl Serialize) {
    let bytes = Uint8Array::from(&encode(response)[..]);
    // The buffer is transferred, not copied. This cannot fail, because nothing else refers to the new buffer.
    let _ = scope().post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer()));
}

/// Posts the response that `to_response` makes of a panic's message. After a panic the module's memory may be
/// inconsistent, so the page terminates the worker.
pub fn report_panics<R: Serialize + 'static>(to_response: fn(String) -> R) {
    panic::set_hook(Box::new(move |info| post(&to_response(info.to_string()))));
}

fn decode_data<Q: DeserializeOwned>(event: &MessageEvent) -> Result<Q, EngineError> {
    let bytes: Uint8Array = event.data().dyn_into().map_err(|_| EngineError::Protocol)?;
    decode(&bytes.to_vec())
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
