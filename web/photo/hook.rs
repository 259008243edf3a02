//! Opens the user's own pictures while the page is mounted.

use afterimage_app::state::Action;
use web_sys::File;
use yew::prelude::*;

use crate::photo::loader::PhotoLoader;
use crate::store::Store;

/// Creates the [`PhotoLoader`], passes each new state to it, and stops it when the page is unmounted. The returned
/// callback opens a file.
#[hook]
pub fn use_photo_loader(state: &UseReducerHandle<Store>, emit: &Callback<Action>) -> Callback<File> {
    let emit = emit.clone();
    let loader = use_memo((), |()| PhotoLoader::new(emit));
    let stopped = loader.clone();
    use_effect_with((), move |()| move || stopped.stop());
    let (synced, state) = (loader.clone(), state.clone());
    // Runs after every render; the loader itself finds out what changed.
    use_effect(move || synced.sync(&state));
    use_callback((), move |file, ()| loader.open(file))
}
