//! The page's entry point.

use gloo_render::request_animation_frame;
use web_sys::Element;

fn main() {
    let is_hidden = web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden());
    if is_hidden {
        // A hidden tab is not painted, so no animation frame would come.
        return mount();
    }
    // The second animation frame comes after the first paint, so the static first lines of the document are visible.
    next_frame(|| next_frame(mount));
}

fn next_frame(then: impl FnOnce() + 'static) {
    // Dropping the frame would cancel it.
    std::mem::forget(request_animation_frame(|_| then()));
}

fn mount() {
    let document = web_sys::window().and_then(|window| window.document());
    // Without an element `#app`, use the body.
    let root =
        document.and_then(|document| document.get_element_by_id("app").or_else(|| document.body().map(Element::from)));
    if let Some(root) = root {
        afterimage::mount(root);
    }
}
