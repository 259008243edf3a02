//! Whether a person can see an element: what nobody sees is not computed.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

/// How near the viewport counts as seen already, so that there is something to see when it comes.
const MARGIN: &str = "200px";

/// Tells `onchange` whether the element behind `node` is in view or nearly so: once soon after it is mounted, and then
/// at each change. Where the browser cannot tell, it counts as seen.
#[hook]
pub fn use_in_view(node: &NodeRef, onchange: &Callback<bool>) {
    // The observer lives as long as the element; the callback may be a new one with each render.
    let latest = use_mut_ref(|| onchange.clone());
    latest.replace(onchange.clone());
    let node = node.clone();
    use_effect_with((), move |()| {
        let told = latest.clone();
        let seen = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            // Several changes may come at once; the last one holds.
            if let Ok(entry) = entries.pop().dyn_into::<IntersectionObserverEntry>() {
                let onchange = told.borrow().clone();
                onchange.emit(entry.is_intersecting());
            }
        });
        let observer = node.cast::<Element>().and_then(|element| observe(&element, &seen));
        if observer.is_none() {
            let onchange = latest.borrow().clone();
            onchange.emit(true);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop(seen);
        }
    });
}

fn observe(element: &Element, seen: &Closure<dyn Fn(Array)>) -> Option<IntersectionObserver> {
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let observer = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options).ok()?;
    observer.observe(element);
    Some(observer)
}
