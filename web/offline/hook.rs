//! Runs the service worker while the page is mounted.

use afterimage_app::offline::Update;
use afterimage_app::state::{Action, State};
use afterimage_app::texts::offline as texts;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::service_worker::{KeepError, Keeper, SCRIPT};

/// Starts the service worker after the first reconstruction, so that caching does not delay it. Switches to a newer
/// version when the user accepts the update.
#[hook]
pub fn use_offline(state: &State, dispatch: &Callback<Action>) {
    let keeper = use_mut_ref(|| None::<Keeper>);
    let has_restored = state.digits.restoration.restored.is_some() || state.eyes.restoration.restored.is_some();
    let (hear, slot) = (dispatch.reform(Action::Offline), keeper.clone());
    use_effect_with(has_restored, move |has_restored| {
        if *has_restored {
            spawn_local(async move {
                match Keeper::start(hear).await {
                    Ok(keeper) => *slot.borrow_mut() = Some(keeper),
                    Err(KeepError::Absent) => {}
                    Err(KeepError::Refused(message)) => {
                        web_sys::console::warn_1(&texts::refused(SCRIPT, &message).into());
                    }
                }
            });
        }
    });
    use_effect_with(state.offline.update == Update::Accepted, move |is_accepted| {
        if let (true, Some(keeper)) = (*is_accepted, &*keeper.borrow()) {
            keeper.take_over();
        }
    });
}
