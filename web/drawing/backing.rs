//! How many of the screen's own pixels the pad has.

use gloo_events::EventListener;
use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// No screen needs more, and a canvas without bounds could take all memory.
const LARGEST: f64 = 4096.0;

/// The side, in the screen's own pixels, of the square canvas behind `node`. It is followed as the layout changes, as
/// the page is zoomed, and as the window goes to another screen; it is 0 before the canvas has a place.
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

/// How many of the screen's pixels a CSS pixel has.
#[hook]
fn use_pixel_ratio() -> f64 {
    let ratio = pixel_ratio();
    let update = use_force_update();
    // A media query tells when it no longer holds; the next one is for the new ratio.
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
