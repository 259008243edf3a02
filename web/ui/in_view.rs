//! Detects whether an element is in view, so that nothing is computed for elements out of view.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

/// An element this near to the viewport already counts as in view, so that it is ready when the user scrolls to it.
const MARGIN: &str = "200px";

/// Tells `onchange` whether the element behind `node` is in view or near it: once soon after it is mounted, and then at
/// each change. If the browser cannot tell, the element counts as in view.
#[hook]
pub fn use_in_view(node: &NodeRef, onchange: &Callback<bool>) {
    // The observer lives as long as the element, but each render can bring a new callback.
    let latest = use_mut_ref(|| onchange.clone());
    latest.replace(onchange.clone());
    let node = node.clone();
    use_effect_with((), move |()| {
        let callback = latest.clone();
        let seen = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            // Several changes can come at once; the last one counts.
            if let Ok(entry) = entries.pop().dyn_into::<IntersectionObserverEntry>() {
                let onchange = callback.borrow().clone();
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
