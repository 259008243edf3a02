//! Workers that web/start.js started before the page's program.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, Worker};

/// A worker that already runs, and the events that it has dispatched.
pub struct EarlyWorker {
    /// The worker. Its event handlers are removed.
    pub worker: Worker,
    /// Its events so far, in their order.
    pub events: Vec<Event>,
}

/// Takes over the early worker with this program. `None` if there is none, or if it was taken over before.
pub fn take(program: &str) -> Option<EarlyWorker> {
    let workers = Reflect::get(&js_sys::global(), &"earlyWorkers".into()).ok()?;
    let entry = Reflect::get(workers.dyn_ref::<js_sys::Object>()?, &program.into()).ok()?;
    let entry: js_sys::Object = entry.dyn_into().ok()?;
    let worker: Worker = Reflect::get(&entry, &"worker".into()).ok()?.dyn_into().ok()?;
    let events: Array = Reflect::get(&entry, &"events".into()).ok()?.dyn_into().ok()?;
    Reflect::delete_property(workers.unchecked_ref::<js_sys::Object>(), &program.into()).ok()?;
    worker.set_onmessage(None);
    worker.set_onerror(None);
    // web-sys has no setter for this one.
    Reflect::set(&worker, &"onmessageerror".into(), &JsValue::NULL).ok()?;
    Some(EarlyWorker { worker, events: events.iter().filter_map(|event| event.dyn_into().ok()).collect() })
}
