//! The files beside a network: the way out and the way in.

use afterimage_app::state::Action;
use afterimage_app::texts::weights as texts;
use afterimage_app::weights::DatasetWeights;
use afterimage_architecture::ModelId;
use web_sys::File;
use yew::prelude::*;

use super::object_url::use_object_url;
use super::reading::read;
use crate::engines::weights_url;
use crate::ui::FileButton;

/// The files that the browser offers first. What is in them is looked at all the same.
const KIND: &str = ".safetensors";

/// See [`WeightsFiles`].
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
    let dispatch = props.dispatch.clone();
    let open = Callback::from(move |file: File| read(&file, dataset, dispatch.clone()));
    html! {
        <div class="weights">
            <div class="row">
                <a {href} download={name}>{ texts::text().download }</a>
                <FileButton name={texts::text().choose} accept={KIND} {open} />
            </div>
            <p class="hint">{ texts::fits(dataset) }</p>
            // There before its words are, so that they are announced.
            <p class="opening" role="status">{ own.checking().map(|file| texts::checking(&file.label())) }</p>
            if let Some(file) = &own.refused {
                <p class="refusal trouble" role="alert">{ texts::refused(file) }</p>
            }
        </div>
    }
}
