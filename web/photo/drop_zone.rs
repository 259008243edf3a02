//! Pictures that the user drops on the page.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, File};
use yew::prelude::*;

use afterimage_app::texts::photo as texts;

/// See [`DropZone`].
#[derive(Properties, PartialEq)]
pub struct DropZoneProps {
    /// Receives a dropped file; `None` in a workspace that uses no pictures.
    pub open: Option<Callback<File>>,
}

/// Opens a file that the user drops anywhere on the page; of several files, the first. While a file is dragged over the
/// page, an overlay says so. Without `open`, it only prevents the browser from leaving the page to show the file.
#[component]
pub fn DropZone(props: &DropZoneProps) -> Html {
    let is_over = use_state_eq(|| false);
    let over = is_over.setter();
    use_effect_with(props.open.clone(), move |open| {
        let listeners = web_sys::window().map(|window| {
            ["dragenter", "dragover", "dragleave", "drop"].map(|kind| {
                let (open, over) = (open.clone(), over.clone());
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&window, kind, options, move |event| {
                    if let Some(event) = event.dyn_ref::<DragEvent>() {
                        on_drag(event, open.as_ref(), &over);
                    }
                })
            })
        });
        move || drop(listeners)
    });
    html! {
        if *is_over && props.open.is_some() {
            <div class="drops" aria-hidden="true"><p>{ texts::text().drop }</p></div>
        }
    }
}

fn on_drag(event: &DragEvent, open: Option<&Callback<File>>, over: &UseStateSetter<bool>) {
    let kind = event.type_();
    if kind == "dragleave" {
        // The event also comes when the pointer goes to another element of the page. Without a related target, the
        // pointer has left the page.
        if event.related_target().is_none() {
            over.set(false);
        }
        return;
    }
    // Dragged text is left to the browser.
    let Some(data) = event.data_transfer().filter(has_files) else { return };
    event.prevent_default();
    if kind == "drop" {
        over.set(false);
        if let Some((open, file)) = open.zip(data.files().and_then(|files| files.get(0))) {
            open.emit(file);
        }
    } else {
        data.set_drop_effect(if open.is_some() { "copy" } else { "none" });
        over.set(true);
    }
}

/// Before the drop, the browser tells only that there are files, but not which.
fn has_files(data: &DataTransfer) -> bool {
    data.types().includes(&"Files".into(), 0)
}
