//! An engine in a web worker.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;

use afterimage_architecture::ModelId;
use afterimage_protocol::{EngineError, Network, Request, Response};
use afterimage_worker::{listen, post, report_panics};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::DedicatedWorkerGlobalScope;

use crate::{Device, Engine, Loaded, layers};

/// Answers requests for the rest of this worker's life, on the engine that `start` returns: one at a time, in the order
/// in which they came. Requests that come before the engine has started wait for it.
pub fn serve<D: Device + 'static>(start: impl Future<Output = Result<Engine<D>, EngineError>> + 'static) {
    report_panics(|message| Response::Failed { id: None, error: EngineError::Panic(message) });
    // None until the engine has started, and for good if it did not: then the page knows, and requests are dropped.
    let engine = Rc::new(RefCell::new(None));
    let started = Rc::clone(&engine);
    // Each answer begins when this promise of the one before it is fulfilled.
    let mut previous = future_to_promise(async move {
        match start.await {
            Ok(engine) => *started.borrow_mut() = Some(engine),
            Err(error) => post(&Response::Failed { id: None, error }),
        }
        Ok(JsValue::UNDEFINED)
    });
    listen(move |request| {
        let (engine, before) = (Rc::clone(&engine), JsFuture::from(previous.clone()));
        previous = future_to_promise(async move {
            before.await?;
            // Taken while it works, so that nothing is borrowed across an await.
            let taken = engine.borrow_mut().take();
            if let Some(mut running) = taken {
                let response = match request {
                    Ok(request) => answer(&mut running, request).await,
                    Err(error) => Response::Failed { id: None, error },
                };
                post(&response);
                *engine.borrow_mut() = Some(running);
            }
            Ok(JsValue::UNDEFINED)
        });
    });
}

async fn answer(engine: &mut Engine<impl Device>, request: Request) -> Response {
    match request {
        Request::Load { model, weights, golden } => {
            let loaded = load(engine, model, &weights, &golden).await;
            loaded.unwrap_or_else(|error| Response::LoadFailed { model, error })
        }
        Request::Infer { id, network, input } => {
            let start = now();
            match engine.infer(network, input).await {
                Ok(output) => Response::Inferred { id, output, millis: (now() - start) as f32 },
                Err(error) => Response::Failed { id: Some(id), error },
            }
        }
    }
}

/// Loads and checks a network. Then it times a second restored picture, by which the page decides whether this engine
/// is fast enough for drawing.
async fn load(
    engine: &mut Engine<impl Device>,
    model: ModelId,
    weights: &[u8],
    golden: &[u8],
) -> Result<Response, EngineError> {
    let start = now();
    let Loaded { architecture, golden } = engine.load(model, weights, golden).await?;
    let loaded = now();
    engine.restore(Network::Trained(model), &vec![0.0; architecture.image.iter().product()]).await?;
    let warm = now();
    Ok(Response::Loaded {
        model,
        backend: engine.backend(),
        warm_up_ms: (loaded - start) as f32,
        warm_ms: (warm - loaded) as f32,
        layers: layers(architecture),
        parameters: architecture.parameter_count(),
        golden,
    })
}

/// The worker's clock, in milliseconds.
fn now() -> f64 {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    scope.performance().map_or(0.0, |performance| performance.now())
}
