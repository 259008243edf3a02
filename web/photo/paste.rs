//! Pictures from the clipboard.

use afterimage_app::eyes::EyesAction;
use afterimage_app::photo::PhotoAction;
use afterimage_app::state::Action;
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, File};
use yew::prelude::*;

use crate::ui::is_in_field_or_dialog;

/// Passes a pasted file to `open`; of several files, the first. If something else is pasted, the page says that there
/// is no picture. Pastes into a text field or a dialog are ignored.
#[hook]
pub fn use_paste(open: &Callback<File>, dispatch: &Callback<Action>) {
    use_effect_with((open.clone(), dispatch.clone()), |(open, dispatch)| {
        let (open, dispatch) = (open.clone(), dispatch.clone());
        let on_paste = move |event: &Event| {
            let Some(event) = event.dyn_ref::<ClipboardEvent>().filter(|event| !is_in_field_or_dialog(event)) else {
                return;
            };
            match event.clipboard_data().and_then(|data| data.files()?.get(0)) {
                Some(file) => open.emit(file),
                None => dispatch.emit(Action::Eyes(EyesAction::Photo(PhotoAction::NothingPasted))),
            }
        };
        let listener = web_sys::window().map(|window| EventListener::new(&window, "paste", on_paste));
        move || drop(listener)
    });
}
