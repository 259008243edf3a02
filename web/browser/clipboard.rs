//! The clipboard. web-sys has it among its unstable interfaces only, so the little that is needed is declared here.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type Clipboard;

    #[wasm_bindgen(thread_local_v2, js_namespace = navigator, js_name = clipboard)]
    static CLIPBOARD: Option<Clipboard>;

    #[wasm_bindgen(method, catch, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn write(this: &Clipboard, items: &Array) -> Result<Promise, JsValue>;

    type ClipboardItem;

    #[wasm_bindgen(constructor, catch)]
    fn new(contents: &Object) -> Result<ClipboardItem, JsValue>;
}

/// Copies a text.
///
/// # Errors
/// Where the page has no clipboard, as on an insecure address, or must not write to it.
pub async fn copy_text(text: &str) -> Result<(), JsValue> {
    let writing = CLIPBOARD.with(|clipboard| match clipboard {
        Some(clipboard) => clipboard.write_text(text),
        None => Err(JsValue::UNDEFINED),
    })?;
    JsFuture::from(writing).await.map(drop)
}

/// Copies a PNG picture. The clipboard is asked before the picture is made, because browsers allow it only as long as
/// the press of the button is the newest thing that happened.
///
/// # Errors
/// Where the page has no clipboard for pictures, or must not write to it.
pub async fn copy_png(blob: &Promise) -> Result<(), JsValue> {
    let contents = Object::new();
    Reflect::set(&contents, &"image/png".into(), blob)?;
    let writing = CLIPBOARD.with(|clipboard| match clipboard {
        Some(clipboard) => clipboard.write(&Array::of1(ClipboardItem::new(&contents)?.as_ref())),
        None => Err(JsValue::UNDEFINED),
    })?;
    JsFuture::from(writing).await.map(drop)
}
