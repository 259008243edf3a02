//! A session behind `postMessage`.

use std::cell::RefCell;
use std::panic;

use afterimage_protocol::photo::{Request, Response};
use afterimage_protocol::{EngineError, decode, encode};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::Session;

/// Serves requests in this worker for the rest of its life.
///
/// Each is answered before its event ends. So a trap, which is how wasm runs out of memory, is an error of the worker
/// that the page is told of; in a promise it would be lost.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    report_panics();
    let session = RefCell::new(Session::default());
    let on_message = {
        let scope = scope.clone();
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let response = match request(&event) {
                Ok(request) => session.borrow_mut().answer(request),
                Err(error) => Response::Failed { reason: error.to_string() },
            };
            post(&scope, &response);
        })
    };
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker listens for as long as it lives.
    on_message.forget();
}

fn request(event: &MessageEvent) -> Result<Request, EngineError> {
    let bytes: Uint8Array = event.data().dyn_into().map_err(|_| EngineError::Protocol)?;
    decode(&bytes.to_vec())
}

fn post(scope: &DedicatedWorkerGlobalScope, response: &Response) {
    let bytes = Uint8Array::from(&encode(response)[..]);
    // The buffer is handed over, not copied. Posting bytes that nobody else holds has no way to fail.
    let _ = scope.post_message_with_transfer(&bytes, &js_sys::Array::of1(&bytes.buffer()));
}

/// After a panic the module is not to be trusted; the page hears of it and ends the worker.
fn report_panics() {
    panic::set_hook(Box::new(|info| {
        post(&js_sys::global().unchecked_into(), &Response::Failed { reason: info.to_string() });
    }));
}
