//! Fetching and reading the list of what the page is made of, which `cargo xtask licences` writes.

use std::rc::Rc;

use afterimage_app::about::{About, AboutAction, Library, Licences, LoadError, Text};
use afterimage_app::state::Action;
use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::fetch;

/// Fetches the list whenever it is asked for.
#[hook]
pub fn use_licences(about: &About, dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_effect_with(*about == About::Coming, move |is_wanted| {
        if *is_wanted {
            spawn_local(async move {
                let file = fetch::bytes("assets/licences.json".to_owned()).await.map_err(LoadError::Fetch);
                let licences = file.and_then(|bytes| read(&bytes).ok_or(LoadError::Format));
                dispatch.emit(Action::About(AboutAction::Arrived(licences)));
            });
        }
    });
}

/// Reads the file, by the browser's own means: it has a reader of JSON, and the page need not bring another.
pub fn read(file: &[u8]) -> Option<Licences> {
    let file = JSON::parse(std::str::from_utf8(file).ok()?).ok()?;
    let libraries = list(&file, "crates")?.iter().map(|one| library(&one)).collect::<Option<_>>()?;
    let texts = list(&file, "texts")?.iter().map(|one| text(&one)).collect::<Option<_>>()?;
    Some(Licences { libraries, texts })
}

fn library(object: &JsValue) -> Option<Library> {
    Some(Library {
        name: string(object, "name")?,
        version: string(object, "version")?,
        licence: string(object, "licence")?,
        repository: string(object, "repository")?,
    })
}

fn text(object: &JsValue) -> Option<Text> {
    let libraries = list(object, "crates")?.into_iter().map(|id| id.as_string().map(Rc::from));
    Some(Text {
        licence: string(object, "licence")?,
        words: string(object, "text")?,
        libraries: libraries.collect::<Option<_>>()?,
    })
}

fn list(object: &JsValue, name: &str) -> Option<Array> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

fn string(object: &JsValue, name: &str) -> Option<Rc<str>> {
    Reflect::get(object, &name.into()).ok()?.as_string().map(Rc::from)
}
