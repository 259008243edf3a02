//! Reads a file that was chosen.

use std::rc::Rc;

use afterimage_architecture::Dataset;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;
use yew::Callback;

use afterimage_app::state::Action;
use afterimage_app::weights::{WeightsAction, WeightsRefusal, refused_size};

/// Reads a file with weights of a network for these pictures. One of an impossible size is not even read.
pub fn read(file: &File, dataset: Dataset, dispatch: Callback<Action>) {
    let name: Rc<str> = file.name().into();
    if let Some(refusal) = refused_size(file.size()) {
        dispatch.emit(Action::Weights(dataset, WeightsAction::Refused { name, refusal }));
        return;
    }
    let buffer = file.array_buffer();
    spawn_local(async move {
        let action = match bytes(buffer).await {
            Ok(bytes) => WeightsAction::from_file(name, bytes),
            Err(_) => WeightsAction::Refused { name, refusal: WeightsRefusal::Unreadable },
        };
        dispatch.emit(Action::Weights(dataset, action));
    });
}

async fn bytes(buffer: js_sys::Promise) -> Result<Rc<[u8]>, JsValue> {
    Ok(Uint8Array::new(&JsFuture::from(buffer).await?).to_vec().into())
}
