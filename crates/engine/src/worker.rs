//! An engine behind `postMessage`.

use std::cell::RefCell;
use std::future::Future;
use std::panic;
use std::rc::Rc;

use afterimage_architecture::ModelId;
use afterimage_protocol::{EngineError, Network, Request, Response, decode, encode};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::queue::Queue;
use crate::{Engine, Loaded, layers};

/// Serves requests in this worker for the rest of its life, on the engine that `start` brings up.
pub fn serve(start: impl Future<Output = Result<Engine, EngineError>> + 'static) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    report_panics();

    let queue = Rc::new(RefCell::new(Queue::default()));
    // The engine is in this cell except while it works, so two requests never run at once.
    let idle: Rc<RefCell<Option<Engine>>> = Rc::default();
    let work = {
        let (queue, idle, scope) = (Rc::clone(&queue), Rc::clone(&idle), scope.clone());
        move || spawn_local(drain(Rc::clone(&queue), Rc::clone(&idle), scope.clone()))
    };
    let on_message = {
        let (work, scope) = (work.clone(), scope.clone());
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            match event
                .data()
                .dyn_into::<Uint8Array>()
                .map_err(|_| EngineError::Protocol)
                .and_then(|bytes| decode(&bytes.to_vec()))
            {
                Ok(request) => {
                    queue.borrow_mut().push(request);
                    work();
                }
                Err(error) => post(&scope, &Response::Failed { id: None, error }),
            }
        })
    };
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker listens for as long as it lives.
    on_message.forget();

    spawn_local(async move {
        match start.await {
            Ok(engine) => {
                *idle.borrow_mut() = Some(engine);
                work();
            }
            Err(error) => post(&scope, &Response::Failed { id: None, error }),
        }
    });
}

/// Answers what waits, where the engine is up and idle.
async fn drain(queue: Rc<RefCell<Queue>>, idle: Rc<RefCell<Option<Engine>>>, scope: DedicatedWorkerGlobalScope) {
    let Some(mut engine) = idle.borrow_mut().take() else { return };
    loop {
        let Some(request) = queue.borrow_mut().pop() else { break };
        post(&scope, &answer(&mut engine, request, &scope).await);
    }
    *idle.borrow_mut() = Some(engine);
}

async fn answer(engine: &mut Engine, request: Request, scope: &DedicatedWorkerGlobalScope) -> Response {
    match request {
        Request::Load { model, weights, golden } => load(engine, model, &weights, &golden, scope)
            .await
            .unwrap_or_else(|error| Response::LoadFailed { model, error }),
        Request::Infer { id, network, input } => {
            let begun = now(scope);
            match engine.infer(network, input).await {
                Ok(output) => Response::Inferred { id, output, millis: (now(scope) - begun) as f32 },
                Err(error) => Response::Failed { id: Some(id), error },
            }
        }
    }
}

/// Loads, checks, and times a second, warm restored picture, by which the page decides whether this engine is quick
/// enough for drawing.
async fn load(
    engine: &mut Engine,
    model: ModelId,
    weights: &[u8],
    golden: &[u8],
    scope: &DedicatedWorkerGlobalScope,
) -> Result<Response, EngineError> {
    let begun = now(scope);
    let Loaded { architecture, golden } = engine.load(model, weights, golden).await?;
    let loaded = now(scope);
    engine.restore(Network::Trained(model), &vec![0.0; architecture.image.iter().product()]).await?;
    let warm = now(scope);
    Ok(Response::Loaded {
        model,
        backend: engine.backend(),
        warm_up_ms: (loaded - begun) as f32,
        warm_ms: (warm - loaded) as f32,
        layers: layers(architecture),
        parameters: architecture.parameter_count(),
        golden,
    })
}

fn post(scope: &DedicatedWorkerGlobalScope, response: &Response) {
    let bytes = Uint8Array::from(&encode(response)[..]);
    // The buffer is handed over, not copied. Posting bytes that nobody else holds has no way to fail.
    let _ = scope.post_message_with_transfer(&bytes, &js_sys::Array::of1(&bytes.buffer()));
}

fn now(scope: &DedicatedWorkerGlobalScope) -> f64 {
    scope.performance().map_or(0.0, |clock| clock.now())
}

/// After a panic the module is not to be trusted; the page hears of it and goes on with another engine.
fn report_panics() {
    panic::set_hook(Box::new(|info| {
        let error = EngineError::Panic(info.to_string());
        post(&js_sys::global().unchecked_into(), &Response::Failed { id: None, error });
    }));
}
