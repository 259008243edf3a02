//! What the page does besides showing its state: it starts the engines, fetches the samples, listens for keys.

use afterimage_app::corruption::CorruptionAction;
use afterimage_app::eyes::EyesAction;
use afterimage_app::image_set::ImageSet;
use afterimage_app::sharing::ShareAction;
use afterimage_app::sharing::link::Link;
use afterimage_app::state::{Action, State};
use afterimage_app::workspace::Workspace;
use afterimage_imaging::{decode_idx, decode_idx_channels};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_render::request_animation_frame;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use crate::browser::keys::key;
use crate::browser::{address, fetch, webgpu};
use crate::engines::Host;
use crate::store::Store;

/// Fetches the samples and asks for the adapter, once.
#[hook]
pub fn use_startup(emit: &Callback<Action>) {
    let emit = emit.clone();
    use_effect_with((), move |()| {
        let samples = emit.clone();
        spawn_local(async move {
            let file = fetch::bytes("assets/digits.idx3-ubyte".to_owned()).await.map_err(|error| error.to_string());
            let images = file.and_then(|bytes| decode_idx(&bytes).map_err(|error| error.to_string()));
            samples.emit(Action::SamplesArrived(images));
        });
        spawn_local(async move { emit.emit(Action::AdapterFound(webgpu::probe().await)) });
    });
}

/// Shows what the page's address leads to, a workspace or all that a link holds, now and whenever it changes. An address
/// that leads nowhere changes nothing.
#[hook]
pub fn use_address(emit: &Callback<Action>) {
    let emit = emit.clone();
    use_effect_with((), move |()| {
        let follow = move || {
            let Some(hash) = address::hash() else { return };
            let action = match Link::read(&hash) {
                Some(Ok(link)) => Some(Action::Share(ShareAction::Open(Box::new(link)))),
                Some(Err(error)) => Some(Action::Share(ShareAction::Refuse(error))),
                None => Workspace::from_hash(&hash).map(Action::Show),
            };
            if let Some(action) = action {
                emit.emit(action);
            }
        };
        follow();
        let listener = web_sys::window().map(|window| EventListener::new(&window, "hashchange", move |_| follow()));
        move || drop(listener)
    });
}

/// Fetches the gallery of eyes once their workspace is shown, and again when it is asked for.
#[hook]
pub fn use_gallery(state: &State, emit: &Callback<Action>) {
    let emit = emit.clone();
    let is_wanted = state.workspace == Workspace::Eyes && state.eyes.gallery == ImageSet::Loading;
    use_effect_with(is_wanted, move |is_wanted| {
        if *is_wanted {
            spawn_local(async move {
                let file = fetch::bytes("assets/eyes.idx4-ubyte".to_owned()).await.map_err(|error| error.to_string());
                let images = file.and_then(|bytes| decode_idx_channels(&bytes).map_err(|error| error.to_string()));
                emit.emit(Action::Eyes(EyesAction::GalleryArrived(images)));
            });
        }
    });
}

/// Keeps the engines in line with the state for as long as the page is mounted.
#[hook]
pub fn use_engines(state: &UseReducerHandle<Store>, emit: &Callback<Action>) {
    let emit = emit.clone();
    let host = use_memo((), |()| Host::new(emit));
    let stopped = host.clone();
    use_effect_with((), move |()| move || stopped.stop());
    let state = state.clone();
    // After every render: the host compares for itself.
    use_effect(move || host.sync(&state));
}

/// While the noise is animated, each answer brings new noise with the next frame, so the engine sets the pace
/// and a hidden tab rests.
#[hook]
pub fn use_animated_noise(state: &State, emit: &Callback<Action>) {
    let emit = emit.clone();
    let is_due = state.workspace == Workspace::Digits && state.digits.corruption.animate && state.is_settled();
    use_effect_with((is_due, state.digits.corruption.seed), move |(is_due, _)| {
        let frame =
            is_due.then(|| request_animation_frame(move |_| emit.emit(Action::Corrupt(CorruptionAction::NewNoise))));
        // Dropping the frame cancels it.
        move || drop(frame)
    });
}

/// Ctrl+Z or ⌘Z takes a step back on the pad, and with Shift forward, wherever the focus is but in a text or a dialog, as
/// long as the pad is shown.
#[hook]
pub fn use_history_keys(state: &State, emit: &Callback<Action>) {
    let emit = emit.clone();
    use_effect_with(state.workspace == Workspace::Digits, move |has_pad| {
        let window = web_sys::window().filter(|_| *has_pad);
        let listener = window.map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                let action = event.dyn_ref::<KeyboardEvent>().and_then(|event| key(event).page_action());
                if let (Some(action), false) = (action, is_elsewhere(event)) {
                    event.prevent_default();
                    emit.emit(Action::Draw(action));
                }
            })
        });
        move || drop(listener)
    });
}

/// Whether the event goes to a text, which has steps of its own and takes what is pasted, or a dialog lies over the page.
pub fn is_elsewhere(event: &Event) -> bool {
    const TEXTS: &str =
        "input:not([type=range], [type=radio], [type=checkbox], [type=color]), textarea, [contenteditable]";
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let document = web_sys::window().and_then(|window| window.document());
    let dialog = document.and_then(|document| document.query_selector("dialog[open]").ok().flatten());
    dialog.is_some() || target.is_some_and(|target| target.matches(TEXTS).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use afterimage_imaging::{DIGIT_SIDE, decode_idx};

    #[test]
    fn the_samples_are_twenty_digits() {
        let samples = decode_idx(include_bytes!("../assets/digits.idx3-ubyte")).unwrap();
        assert_eq!(samples.len(), 20);
        assert!(samples.iter().all(|sample| sample.shape() == [1, DIGIT_SIDE, DIGIT_SIDE] && !sample.is_blank()));
    }
}
