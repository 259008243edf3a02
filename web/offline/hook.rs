//! Runs the service worker while the page is mounted.

use afterimage_app::engines::Phase;
use afterimage_app::offline::Update;
use afterimage_app::state::{Action, State};
use afterimage_app::texts::offline as texts;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::service_worker::{RegistrationError, SCRIPT, ServiceWorkerHandle};

/// Registers the service worker after the first reconstruction, so that caching does not delay it. Lets it cache the
/// WebGPU engine once that runs here, and switches to a newer version when the user accepts the update.
#[hook]
pub fn use_offline(state: &State, dispatch: &Callback<Action>) {
    let handle = use_mut_ref(|| None::<ServiceWorkerHandle>);
    let has_restored = state.digits.restoration.restored.is_some() || state.eyes.restoration.restored.is_some();
    let (actions, registered) = (dispatch.reform(Action::Offline), handle.clone());
    use_effect_with(has_restored, move |has_restored| {
        if *has_restored {
            spawn_local(async move {
                match ServiceWorkerHandle::register(actions).await {
                    Ok(handle) => *registered.borrow_mut() = Some(handle),
                    Err(RegistrationError::Absent) => {}
                    Err(RegistrationError::Refused(message)) => {
                        web_sys::console::warn_1(&texts::refused(SCRIPT, &message).into());
                    }
                }
            });
        }
    });
    // On a first visit the engine may have been fetched before the service worker was active.
    let uses_gpu = state.offline.is_cached && *state.gpu.phase() == Phase::Running;
    let registered = handle.clone();
    use_effect_with(uses_gpu, move |uses_gpu| {
        if let (true, Some(handle)) = (*uses_gpu, &*registered.borrow()) {
            handle.cache_gpu_engine();
        }
    });
    use_effect_with(state.offline.update == Update::Accepted, move |is_accepted| {
        if let (true, Some(handle)) = (*is_accepted, &*handle.borrow()) {
            handle.take_over();
        }
    });
}
