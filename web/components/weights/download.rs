//! The weights at work, to be saved.

use std::rc::Rc;

use afterimage_protocol::ModelName;
use js_sys::{Array, Uint8Array};
use web_sys::{Blob, Url};
use yew::prelude::*;

use crate::engines::weights_url;
use crate::weights::OwnFile;
use crate::words::weights as words;

/// See [`Download`].
#[derive(Properties, PartialEq)]
pub struct DownloadProps {
    /// The network.
    pub model: ModelName,
    /// Its file, where it is a person's own.
    pub file: Option<OwnFile>,
}

/// The link. A person's own file has an address as long as it is linked.
#[component]
pub fn Download(props: &DownloadProps) -> Html {
    let own = use_memo(props.file.clone(), |file| file.as_ref().and_then(|file| Address::of(&file.bytes)));
    let (href, name) = match (&props.file, &*own) {
        (Some(file), Some(Address(url))) => (url.clone(), Rc::clone(&file.name)),
        _ => (weights_url(props.model), format!("{}.safetensors", props.model.as_str()).into()),
    };
    html! { <a {href} download={name}>{ words::text().download }</a> }
}

/// An address under which the browser has bytes of ours. It holds them until this is dropped.
struct Address(String);

impl Address {
    /// None where the browser refuses.
    fn of(bytes: &[u8]) -> Option<Self> {
        let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()?;
        Url::create_object_url_with_blob(&blob).ok().map(Self)
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        // An address that is not known any more is no harm.
        let _ = Url::revoke_object_url(&self.0);
    }
}
