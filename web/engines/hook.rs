//! Runs the engines while the page is mounted.

use afterimage_app::state::Action;
use yew::prelude::*;

use super::Host;
use crate::store::Store;

/// Creates the [`Host`], passes each new state to it, and stops it when the page is unmounted.
#[hook]
pub fn use_engines(state: &UseReducerHandle<Store>, emit: &Callback<Action>) {
    let emit = emit.clone();
    let host = use_memo((), |()| Host::new(emit));
    let stopped = host.clone();
    use_effect_with((), move |()| move || stopped.stop());
    let state = state.clone();
    // Runs after every render; the host itself finds out what changed.
    use_effect(move || host.sync(&state));
}
