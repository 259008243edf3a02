//! Loads the user's own pictures while the page is mounted.

use afterimage_app::state::Action;
use web_sys::File;
use yew::prelude::*;

use crate::photo::opener::Opener;
use crate::store::Store;

/// Opens each file that the returned callback receives, and cuts out the squares that the state requests.
#[hook]
pub fn use_photo_loader(state: &UseReducerHandle<Store>, emit: &Callback<Action>) -> Callback<File> {
    let emit = emit.clone();
    let opener = use_memo((), |()| Opener::new(emit));
    let stopped = opener.clone();
    use_effect_with((), move |()| move || stopped.stop());
    let (cutter, state) = (opener.clone(), state.clone());
    // After every render: the opener compares for itself.
    use_effect(move || cutter.sync(&state));
    use_callback((), move |file, ()| opener.open(file))
}
