//! Runs the engines while the page is mounted.

use afterimage_app::state::Action;
use yew::prelude::*;

use super::EngineManager;
use crate::store::Store;

/// Creates the [`EngineManager`], passes each new state to it, and stops it when the page is unmounted.
#[hook]
pub fn use_engines(state: &UseReducerHandle<Store>, emit: &Callback<Action>) {
    let emit = emit.clone();
    let manager = use_memo((), |()| EngineManager::new(emit));
    let stopped = manager.clone();
    use_effect_with((), move |()| move || stopped.stop());
    let state = state.clone();
    // Runs after every render; the manager itself finds out what changed.
    use_effect(move || manager.sync(&state));
}
