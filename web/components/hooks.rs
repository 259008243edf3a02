//! What the page does besides showing its state: it starts the engines, fetches the samples, listens for keys.

use afterimage_imaging::{DIGIT_SIDE, decode_sprite};
use gloo_events::EventListener;
use gloo_render::request_animation_frame;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::engines::Host;
use crate::state::{Action, State};
use crate::{fetch, webgpu};

/// Fetches the samples and asks for the adapter, once.
#[hook]
pub fn use_startup(emit: &Callback<Action>) {
    let emit = emit.clone();
    use_effect_with((), move |()| {
        let samples = emit.clone();
        spawn_local(async move {
            let sprite = fetch::bytes("assets/digits.png".to_owned()).await.map_err(|error| error.to_string());
            let images = sprite.and_then(|png| decode_sprite(&png, DIGIT_SIDE).map_err(|error| error.to_string()));
            samples.emit(Action::SamplesArrived(images));
        });
        spawn_local(async move { emit.emit(Action::AdapterFound(webgpu::probe().await)) });
    });
}

/// Keeps the engines in line with the state for as long as the page is mounted.
#[hook]
pub fn use_engines(state: &UseReducerHandle<State>, emit: &Callback<Action>) {
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
    let is_due = state.animate && state.is_settled();
    use_effect_with((is_due, state.answered), move |(is_due, _)| {
        let frame = is_due.then(|| request_animation_frame(move |_| emit.emit(Action::NewNoise)));
        // Dropping the frame cancels it.
        move || drop(frame)
    });
}

/// Ctrl+Z or ⌘Z takes a step back, wherever the focus is: the page has no text to edit.
#[hook]
pub fn use_undo_key(emit: &Callback<Action>) {
    let emit = emit.clone();
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new_with_options(&window, "keydown", ACTIVE, move |event| {
                if event.dyn_ref::<KeyboardEvent>().is_some_and(is_undo) {
                    event.prevent_default();
                    emit.emit(Action::Undo);
                }
            })
        });
        move || drop(listener)
    });
}

/// A listener that may prevent the browser's own undo.
const ACTIVE: gloo_events::EventListenerOptions =
    gloo_events::EventListenerOptions { phase: gloo_events::EventListenerPhase::Bubble, passive: false };

fn is_undo(event: &KeyboardEvent) -> bool {
    (event.ctrl_key() || event.meta_key()) && !event.shift_key() && !event.alt_key() && event.key() == "z"
}
