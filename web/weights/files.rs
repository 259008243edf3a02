//! The files beside a network: the way out and the way in.

use std::rc::Rc;

use afterimage_app::state::Action;
use afterimage_app::texts::weights as texts;
use afterimage_app::weights::{DatasetWeights, WeightsAction};
use afterimage_architecture::ModelId;
use js_sys::{Array, Uint8Array};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, File};
use yew::prelude::*;

use super::object_url::use_object_url;
use super::reading::read;
use crate::browser::{export, fetch};
use crate::engines::weights_url;
use crate::ui::{FileButton, changing};

#[derive(Properties, PartialEq)]
pub struct WeightsFilesProps {
    /// The network at work.
    pub model: ModelId,
    /// The user's own networks for the same pictures.
    pub own: DatasetWeights,
    /// Takes the actions.
    pub dispatch: Callback<Action>,
}

/// A link to the weights at work, the button that opens a file, and what becomes of it.
#[component]
pub fn WeightsFiles(props: &WeightsFilesProps) -> Html {
    let WeightsFilesProps { model, ref own, .. } = *props;
    let dataset = model.dataset();
    let at_work = own.accepted.as_ref().filter(|file| file.model == model);
    let (href, name) = match (at_work, use_object_url(at_work)) {
        (Some(file), Some(object_url)) => (object_url, file.name.to_string()),
        _ => (weights_url(model), format!("{}.safetensors", model.as_str())),
    };
    let onclick = share_instead(at_work.map(|file| Rc::clone(&file.bytes)), &href, &name);
    let dispatch = props.dispatch.clone();
    let open = Callback::from(move |file: File| read(&file, dataset, dispatch.clone()));
    let forget = props.dispatch.reform(move |_| Action::Weights(dataset, WeightsAction::Forgotten));
    html! {
        <div class="weights">
            <div class="row">
                <a {href} download={name} {onclick}>{ texts::text().download }</a>
                // Without a filter by name: a phone that knows no type for it would let no file be chosen.
                <FileButton name={texts::text().choose} {open} />
                if let Some(file) = &own.accepted {
                    <button type="button" onclick={forget}>{ changing(texts::forget(&file.label())) }</button>
                }
            </div>
            <p class="hint">{ changing(texts::fits(dataset)) }</p>
            // There before its words are, so that they are announced.
            <p class="opening" role="status">{ own.checking().map(|file| changing(texts::checking(&file.label()))) }</p>
            if let Some(file) = &own.refused {
                <p class="refusal trouble" role="alert">{ changing(texts::refused(file)) }</p>
            }
        </div>
    }
}

/// Where downloads strand the user, the link opens the share sheet instead, with these bytes or else those at `href`.
fn share_instead(bytes: Option<Rc<[u8]>>, href: &str, name: &str) -> Callback<MouseEvent> {
    let (href, name) = (href.to_owned(), name.to_owned());
    Callback::from(move |event: MouseEvent| {
        if !export::is_stranded_by_downloads() {
            return;
        }
        event.prevent_default();
        let (bytes, href, name) = (bytes.clone(), href.clone(), name.clone());
        spawn_local(async move {
            let bytes = match bytes {
                Some(bytes) => Ok(bytes),
                None => fetch::bytes(href).await.map(Rc::from),
            };
            if let Ok(bytes) = bytes
                && let Ok(blob) = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(&*bytes)))
            {
                // The user sees the sheet, or that there is none.
                let _ = export::save(&blob, &name).await;
            }
        });
    })
}
