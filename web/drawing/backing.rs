//! The pad's size in device pixels.

use gloo_events::EventListener;
use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// The largest side of the canvas. No screen needs more, and a larger canvas could use up the memory.
const LARGEST: f64 = 4096.0;

/// The side of the square canvas behind `node`, in device pixels. It is updated when the layout or the zoom changes, and
/// when the window moves to another screen. It is 0 before the first layout.
#[hook]
pub fn use_backing_side(node: &NodeRef) -> u32 {
    let (width, ratio) = (use_width(node), use_pixel_ratio());
    (width * ratio).round().min(LARGEST) as u32
}

/// The element's width in CSS pixels.
#[hook]
fn use_width(node: &NodeRef) -> f64 {
    let width = use_state_eq(|| 0.0);
    let set = width.setter();
    let node = node.clone();
    use_effect_with((), move |()| {
        let watched = node.cast::<Element>().and_then(|element| {
            let measured = element.clone();
            let measure = Closure::<dyn FnMut()>::new(move || set.set(measured.get_bounding_client_rect().width()));
            let observer = ResizeObserver::new(measure.as_ref().unchecked_ref::<Function>()).ok()?;
            observer.observe(&element);
            Some((observer, measure))
        });
        move || {
            if let Some((observer, _)) = &watched {
                observer.disconnect();
            }
        }
    });
    *width
}

/// The number of device pixels per CSS pixel.
#[hook]
fn use_pixel_ratio() -> f64 {
    let ratio = pixel_ratio();
    let update = use_force_update();
    // A media query reports when the ratio changes. Then a new query is made for the new ratio.
    use_effect_with(ratio, move |ratio| {
        let query = format!("(resolution: {ratio}dppx)");
        let query = web_sys::window().and_then(|window| window.match_media(&query).ok().flatten());
        let listener = query.map(|query| EventListener::new(&query, "change", move |_| update.force_update()));
        move || drop(listener)
    });
    ratio
}

fn pixel_ratio() -> f64 {
    web_sys::window().map_or(1.0, |window| window.device_pixel_ratio())
}
