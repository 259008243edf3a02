//! Pictures that the user drops on the page.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, File};
use yew::prelude::*;

use afterimage_app::eyes::EyesAction;
use afterimage_app::photo::PhotoAction;
use afterimage_app::state::Action;
use afterimage_app::texts::photo as texts;

/// The types of what is dragged that name a page or a picture elsewhere. Browsers leave the page for it when it is
/// dropped.
const LINK_TYPES: [&str; 2] = ["text/uri-list", "text/x-moz-url"];

#[derive(Properties, PartialEq)]
pub struct DropZoneProps {
    /// Receives a dropped file; `None` in a workspace that uses no pictures.
    pub open: Option<Callback<File>>,
    /// Receives that there was no file.
    pub dispatch: Callback<Action>,
}

/// Opens a file that the user drops anywhere on the page; of several files, the first. While a file is dragged over the
/// page, an overlay says so. Without `open`, it only prevents the browser from leaving the page to show the file. From
/// another page a picture can come without a file, as an address; the browser must not leave the page for this either.
#[component]
pub fn DropZone(props: &DropZoneProps) -> Html {
    let is_over = use_state_eq(|| false);
    let over = is_over.setter();
    use_effect_with((props.open.clone(), props.dispatch.clone()), move |(open, dispatch)| {
        let listeners = web_sys::window().map(|window| {
            ["dragenter", "dragover", "dragleave", "drop"].map(|kind| {
                let (open, dispatch, over) = (open.clone(), dispatch.clone(), over.clone());
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&window, kind, options, move |event| {
                    if let Some(event) = event.dyn_ref::<DragEvent>() {
                        on_drag(event, open.as_ref(), &dispatch, &over);
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

fn on_drag(event: &DragEvent, open: Option<&Callback<File>>, dispatch: &Callback<Action>, over: &UseStateSetter<bool>) {
    let kind = event.type_();
    if kind == "dragleave" {
        // The event also comes when the pointer goes to another element of the page. Without a related target, the
        // pointer has left the page.
        if event.related_target().is_none() {
            over.set(false);
        }
        return;
    }
    let Some(data) = event.data_transfer() else { return };
    let has_files = has_type(&data, "Files");
    // Dragged text is left to the browser.
    if !has_files && !LINK_TYPES.into_iter().any(|link| has_type(&data, link)) {
        return;
    }
    event.prevent_default();
    if kind == "drop" {
        over.set(false);
        match (open, data.files().and_then(|files| files.get(0))) {
            (Some(open), Some(file)) => open.emit(file),
            (Some(_), None) => dispatch.emit(Action::Eyes(EyesAction::Photo(PhotoAction::NothingDropped))),
            (None, _) => {}
        }
    } else {
        data.set_drop_effect(if open.is_some() { "copy" } else { "none" });
        over.set(has_files);
    }
}

fn has_type(data: &DataTransfer, kind: &str) -> bool {
    data.types().includes(&kind.into(), 0)
}
