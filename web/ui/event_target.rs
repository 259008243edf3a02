//! Where an event happens.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Whether the event goes to a text field, which has its own undo and paste, or a dialog lies over the page.
pub fn is_in_field_or_dialog(event: &Event) -> bool {
    const TEXT_FIELDS: &str =
        "input:not([type=range], [type=radio], [type=checkbox], [type=color]), textarea, [contenteditable]";
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let document = web_sys::window().and_then(|window| window.document());
    let dialog = document.and_then(|document| document.query_selector("dialog[open]").ok().flatten());
    dialog.is_some() || target.is_some_and(|target| target.matches(TEXT_FIELDS).unwrap_or_default())
}
