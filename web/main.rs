//! The page's entry point.

use gloo_render::request_animation_frame;
use web_sys::Element;

fn main() {
    let is_hidden = web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden());
    if is_hidden {
        // Nothing is painted in a tab that was opened behind another one, so no frame comes.
        return mount();
    }
    // Before the second frame the first one was painted: what the document holds already is on the screen.
    next_frame(|| next_frame(mount));
}

fn next_frame(then: impl FnOnce() + 'static) {
    // Dropping the frame would cancel it.
    std::mem::forget(request_animation_frame(|_| then()));
}

fn mount() {
    let document = web_sys::window().and_then(|window| window.document());
    // A page without `#app` is not ours; its body is the next best place.
    let root =
        document.and_then(|document| document.get_element_by_id("app").or_else(|| document.body().map(Element::from)));
    if let Some(root) = root {
        afterimage::mount(root);
    }
}
