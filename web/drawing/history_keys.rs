//! The keys for undo and redo.

use afterimage_app::state::{Action, State};
use afterimage_app::workspace::Workspace;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::browser::keys::key;
use crate::ui::is_in_field_or_dialog;

/// While the pad is shown, Ctrl+Z or ⌘Z undoes the last step on it and, with Shift, redoes it, wherever the focus is
/// except in a text field or a dialog.
#[hook]
pub fn use_history_keys(state: &State, dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_effect_with(state.workspace == Workspace::Digits, move |has_pad| {
        let window = web_sys::window().filter(|_| *has_pad);
        let listener = window.map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                let action = event.dyn_ref::<KeyboardEvent>().and_then(|event| key(event).page_action());
                if let (Some(action), false) = (action, is_in_field_or_dialog(event)) {
                    event.prevent_default();
                    dispatch.emit(Action::Draw(action));
                }
            })
        });
        move || drop(listener)
    });
}
