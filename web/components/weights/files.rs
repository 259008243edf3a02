//! The files beside a network: the way out and the way in.

use afterimage_protocol::ModelName;
use web_sys::File;
use yew::prelude::*;

use super::download::Download;
use super::reading::read;
use crate::components::controls::FileButton;
use crate::state::Action;
use crate::weights::Shelf;
use crate::words::weights as words;

/// The files that the browser offers first. What is in them is looked at all the same.
const KIND: &str = ".safetensors";

/// See [`WeightsFiles`].
#[derive(Properties, PartialEq)]
pub struct WeightsFilesProps {
    /// The network at work.
    pub model: ModelName,
    /// The person's own for the same pictures.
    pub own: Shelf,
    /// Takes the actions.
    pub emit: Callback<Action>,
}

/// A link to the weights at work, the button that opens a file, and what becomes of it.
#[component]
pub fn WeightsFiles(props: &WeightsFilesProps) -> Html {
    let WeightsFilesProps { model, ref own, .. } = *props;
    let subject = model.subject();
    let emit = props.emit.clone();
    let open = Callback::from(move |file: File| read(&file, subject, emit.clone()));
    html! {
        <div class="weights">
            <div class="row">
                <Download {model} file={own.accepted.clone().filter(|file| file.model == model)} />
                <FileButton name={words::text().choose} accept={KIND} {open} />
            </div>
            <p class="hint">{ words::fits(subject) }</p>
            // There before its words are, so that they are announced.
            <p class="opening" role="status">{ own.checking().map(|file| words::checking(&file.label())) }</p>
            if let Some(refusal) = &own.refusal {
                <p class="refusal trouble" role="alert">{ refusal }</p>
            }
        </div>
    }
}
