//! Fetches the gallery of eyes.

use afterimage_app::eyes::EyesAction;
use afterimage_app::image_set::{ImageSet, LoadError};
use afterimage_app::state::{Action, State};
use afterimage_app::workspace::Workspace;
use afterimage_imaging::decode_idx_channels;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::fetch;

/// Fetches the gallery when its workspace is shown, and again when the user asks for it after a failure.
#[hook]
pub fn use_gallery(state: &State, dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    let is_wanted = state.workspace == Workspace::Eyes && state.eyes.gallery == ImageSet::Loading;
    use_effect_with(is_wanted, move |is_wanted| {
        if *is_wanted {
            spawn_local(async move {
                let file = fetch::bytes("assets/eyes.idx4-ubyte".to_owned()).await.map_err(LoadError::Fetch);
                let images = file.and_then(|bytes| decode_idx_channels(&bytes).map_err(LoadError::Format));
                dispatch.emit(Action::Eyes(EyesAction::GalleryArrived(images)));
            });
        }
    });
}
