//! Pictures that are dropped on the page.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, File};
use yew::prelude::*;

use afterimage_app::texts::photo as texts;

/// See [`DropZone`].
#[derive(Properties, PartialEq)]
pub struct DropZoneProps {
    /// Takes a file; none where no picture is wanted.
    pub open: Option<Callback<File>>,
}

/// Takes a file that is dropped anywhere on the page; of several, the first. While one is dragged over the page, the
/// page says so. Where none is wanted it keeps the browser from leaving the page for the file.
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
                        follow(event, open.as_ref(), &over);
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

fn follow(event: &DragEvent, open: Option<&Callback<File>>, over: &UseStateSetter<bool>) {
    let kind = event.type_();
    if kind == "dragleave" {
        // It goes from element to element within the page too; only outside is nothing.
        if event.related_target().is_none() {
            over.set(false);
        }
        return;
    }
    // A text that is dragged is the browser's.
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

/// Which files, is not told before they are dropped.
fn has_files(data: &DataTransfer) -> bool {
    data.types().includes(&"Files".into(), 0)
}
