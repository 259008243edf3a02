//! Carries an item out of the page.

use std::rc::Rc;

use afterimage_app::result::restoration::Restored;
use afterimage_app::sharing::link::Link;
use afterimage_app::sharing::{Item, Outcome};
use afterimage_app::state::State;
use afterimage_app::texts::sharing as texts;
use afterimage_app::workspace::Workspace;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlCanvasElement};

use crate::browser::{address, clipboard, export};

/// Copies a link to all that is shown.
pub async fn copy_link(state: &State) -> Outcome {
    let Some(hash) = Link::new(&state.snapshot()).to_hash() else { return Outcome::LinkTooLong };
    let Some(link) = address::with_hash(&hash) else {
        return Outcome::Failed(Item::Link, None);
    };
    match clipboard::copy_text(&link).await {
        Ok(()) => Outcome::Copied(Item::Link),
        Err(_) => Outcome::LinkByHand(link),
    }
}

/// Copies the restored picture.
pub async fn copy_image(restored: &Restored) -> Outcome {
    let copying = async {
        let blob = export::png(&export::enlarged(&restored.image)?);
        clipboard::copy_png(&blob).await
    };
    match copying.await {
        Ok(()) => Outcome::Copied(Item::Image),
        Err(error) => Outcome::Failed(Item::Image, message(&error)),
    }
}

/// Saves the restored picture, or all three, as a file.
pub async fn save(item: Item, restored: &Restored, workspace: Workspace) -> Outcome {
    let saving = async {
        let canvas = picture(item, restored)?;
        let blob: Blob = JsFuture::from(export::png(&canvas)).await?.dyn_into()?;
        export::save(&blob, file_name(item, workspace))
    };
    match saving.await {
        Ok(()) => Outcome::Saved(item),
        Err(error) => Outcome::Failed(item, message(&error)),
    }
}

fn picture(item: Item, restored: &Restored) -> Result<HtmlCanvasElement, JsValue> {
    let Restored { picture, image, .. } = restored;
    match item {
        Item::Strip => export::strip(&[
            (Rc::clone(&picture.clean), texts::text().clean),
            (Rc::clone(&picture.corrupted), texts::text().corrupted),
            (Rc::clone(image), texts::text().restored),
        ]),
        Item::Link | Item::Image => export::enlarged(image),
    }
}

const fn file_name(item: Item, workspace: Workspace) -> &'static str {
    match (workspace, item) {
        (Workspace::Digits, Item::Strip) => "afterimage-digit-strip.png",
        (Workspace::Digits, _) => "afterimage-digit.png",
        (Workspace::Eyes, Item::Strip) => "afterimage-eye-strip.png",
        (Workspace::Eyes, _) => "afterimage-eye.png",
    }
}

/// The browser's own message, if it has one.
fn message(error: &JsValue) -> Option<String> {
    let message = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    message.filter(|message| !message.is_empty())
}
