//! Pictures that leave the page: PNG files, each pixel of the network's a square of many, so that they can be looked at
//! and yet be measured.

use std::rc::Rc;

use afterimage_imaging::Image;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlAnchorElement, HtmlCanvasElement, Url};

use crate::browser::canvas::{self, context, picture_of};

/// At least so many pixels wide is a picture that leaves the page, in whole multiples of its own.
const SIDE: usize = 400;
/// Around and between the pictures of a strip, in pixels.
const MARGIN: f64 = 24.0;
/// Above each of them, for its name.
const CAPTION: f64 = 36.0;

/// So long a file is kept for the browser to take.
const KEPT_MS: u32 = 60_000;

/// A picture, enlarged.
///
/// # Errors
/// Where the browser has no 2D canvas.
pub fn enlarged(image: &Image) -> Result<HtmlCanvasElement, JsValue> {
    let side = side(image);
    let canvas = canvas::blank(side as u32)?;
    place(&canvas, image, 0.0, 0.0)?;
    Ok(canvas)
}

/// Pictures of one size in a row, each under its name.
///
/// # Errors
/// Where the browser has no 2D canvas.
pub fn strip(pictures: &[(Rc<Image>, &str)]) -> Result<HtmlCanvasElement, JsValue> {
    let side = pictures.iter().map(|(image, _)| side(image)).max().unwrap_or_default() as f64;
    let canvas = canvas::blank(0)?;
    canvas.set_width((MARGIN + pictures.len() as f64 * (side + MARGIN)) as u32);
    canvas.set_height((CAPTION + side + 2.0 * MARGIN) as u32);
    let context = context(&canvas)?;
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height()));
    context.set_fill_style_str("#1c1916");
    context.set_font("600 22px system-ui, sans-serif");
    context.set_text_baseline("middle");
    for (index, (image, name)) in pictures.iter().enumerate() {
        let left = MARGIN + index as f64 * (side + MARGIN);
        context.fill_text(name, left, MARGIN + CAPTION / 2.0 - 8.0)?;
        place(&canvas, image, left, MARGIN + CAPTION)?;
    }
    Ok(canvas)
}

/// The canvas as a PNG file, a promise of a [`Blob`].
pub fn png(canvas: &HtmlCanvasElement) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        let failed = reject.clone();
        let done = Closure::once_into_js(move |blob: JsValue| {
            let call = if blob.is_null() { reject } else { resolve };
            // A promise's own functions do not throw.
            let _ = call.call1(&JsValue::NULL, &blob);
        });
        if let Err(error) = canvas.to_blob(done.unchecked_ref()) {
            let _ = failed.call1(&JsValue::NULL, &error);
        }
    })
}

#[wasm_bindgen]
extern "C" {
    type Sharer;

    #[wasm_bindgen(thread_local_v2, js_name = navigator)]
    static NAVIGATOR: Sharer;

    /// Whether the page is installed. Only browsers on iOS have it.
    #[wasm_bindgen(method, getter)]
    fn standalone(this: &Sharer) -> Option<bool>;

    #[wasm_bindgen(method, catch, js_name = canShare)]
    fn can_share(this: &Sharer, data: &Object) -> Result<bool, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn share(this: &Sharer, data: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_name = File)]
    type NamedFile;

    #[wasm_bindgen(constructor, js_class = File, catch)]
    fn new(parts: &Array, name: &str, options: &Object) -> Result<NamedFile, JsValue>;
}

/// Whether a download would strand the user: installed pages on iOS show it in a preview, from which nothing leads back.
pub fn is_stranded_by_downloads() -> bool {
    NAVIGATOR.with(|navigator| navigator.standalone().unwrap_or_default())
}

/// Saves a file: the browser puts it where the user keeps downloads. Where that strands the user, the share sheet takes
/// its place. The result is whether it was saved; the user may also close the sheet.
///
/// # Errors
/// Where the browser refuses.
pub async fn save(blob: &Blob, name: &str) -> Result<bool, JsValue> {
    if is_stranded_by_downloads()
        && let Some(sharing) = share(blob, name)?
    {
        return match JsFuture::from(sharing).await {
            Ok(_) => Ok(true),
            Err(error) if error.dyn_ref::<js_sys::Error>().is_some_and(|error| error.name() == "AbortError") => {
                Ok(false)
            }
            Err(error) => Err(error),
        };
    }
    download(blob, name).map(|()| true)
}

/// Opens the share sheet; none if it takes no such files.
fn share(blob: &Blob, name: &str) -> Result<Option<Promise>, JsValue> {
    let options = Object::new();
    let kind = Some(blob.type_()).filter(|kind| !kind.is_empty());
    Reflect::set(&options, &"type".into(), &kind.as_deref().unwrap_or("application/octet-stream").into())?;
    let file = NamedFile::new(&Array::of1(blob), name, &options)?;
    let data = Object::new();
    Reflect::set(&data, &"files".into(), &Array::of1(&file))?;
    NAVIGATOR.with(|navigator| {
        // An older system has no such function.
        let can_share = navigator.can_share(&data).unwrap_or_default();
        can_share.then(|| navigator.share(&data)).transpose()
    })
}

fn download(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Some browsers fetch it only a little later. Without this it would be kept as long as the page.
    Timeout::new(KEPT_MS, move || drop(Url::revoke_object_url(&url))).forget();
    Ok(())
}

fn side(image: &Image) -> usize {
    let width = image.width().max(1);
    width * SIDE.div_ceil(width)
}

fn place(canvas: &HtmlCanvasElement, image: &Image, left: f64, top: f64) -> Result<(), JsValue> {
    let side = side(image) as f64;
    let context = context(canvas)?;
    context.set_image_smoothing_enabled(false);
    context.draw_image_with_html_canvas_element_and_dw_and_dh(&picture_of(image)?, left, top, side, side)
}
