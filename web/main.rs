//! The page's entry point.

use web_sys::Element;

fn main() {
    let document = web_sys::window().and_then(|window| window.document());
    // A page without `#app` is not ours; its body is the next best place.
    let root =
        document.and_then(|document| document.get_element_by_id("app").or_else(|| document.body().map(Element::from)));
    if let Some(root) = root {
        afterimage::mount(root);
    }
}
