//! Copies and saves links and pictures.

use std::rc::Rc;

use afterimage_app::result::restoration::Restored;
use afterimage_app::sharing::link::Link;
use afterimage_app::sharing::{ShareOutcome, SharedItem};
use afterimage_app::state::State;
use afterimage_app::texts::sharing as texts;
use afterimage_app::workspace::Workspace;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlCanvasElement};

use crate::browser::{address, clipboard, export};

/// Copies a link to the page as it is.
pub async fn copy_link(state: &State) -> ShareOutcome {
    let Some(hash) = Link::new(&state.snapshot()).to_hash() else { return ShareOutcome::LinkTooLong };
    let Some(link) = address::with_hash(&hash) else {
        return ShareOutcome::Failed(SharedItem::Link, None);
    };
    match clipboard::copy_text(&link).await {
        Ok(()) => ShareOutcome::Copied(SharedItem::Link),
        Err(_) => ShareOutcome::CopyManually(link),
    }
}

/// Copies the restored picture.
pub async fn copy_image(restored: &Restored) -> ShareOutcome {
    let copying = async {
        let blob = export::png(&export::enlarged(&restored.image)?);
        clipboard::copy_png(&blob).await
    };
    match copying.await {
        Ok(()) => ShareOutcome::Copied(SharedItem::Image),
        Err(error) => ShareOutcome::Failed(SharedItem::Image, message(&error)),
    }
}

/// Saves the restored picture, or all three, as a file.
pub async fn save(item: SharedItem, restored: &Restored, workspace: Workspace) -> Option<ShareOutcome> {
    let saving = async {
        let canvas = picture(item, restored)?;
        let blob: Blob = JsFuture::from(export::png(&canvas)).await?.dyn_into()?;
        export::save(&blob, file_name(item, workspace)).await
    };
    match saving.await {
        Ok(is_saved) => is_saved.then_some(ShareOutcome::Saved(item)),
        Err(error) => Some(ShareOutcome::Failed(item, message(&error))),
    }
}

fn picture(item: SharedItem, restored: &Restored) -> Result<HtmlCanvasElement, JsValue> {
    let Restored { picture, image, .. } = restored;
    match item {
        SharedItem::Strip => export::strip(&[
            (Rc::clone(&picture.clean), texts::text().clean),
            (Rc::clone(&picture.corrupted), texts::text().corrupted),
            (Rc::clone(image), texts::text().restored),
        ]),
        SharedItem::Link | SharedItem::Image => export::enlarged(image),
    }
}

const fn file_name(item: SharedItem, workspace: Workspace) -> &'static str {
    match (workspace, item) {
        (Workspace::Digits, SharedItem::Strip) => "afterimage-digit-strip.png",
        (Workspace::Digits, _) => "afterimage-digit.png",
        (Workspace::Eyes, SharedItem::Strip) => "afterimage-eye-strip.png",
        (Workspace::Eyes, _) => "afterimage-eye.png",
    }
}

/// The browser's own message, if it has one.
fn message(error: &JsValue) -> Option<String> {
    let message = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    message.filter(|message| !message.is_empty())
}
