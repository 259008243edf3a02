//! Gives the focus to what the user used last.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// Gives the focus to the element inside of `root` that the selector names, if there is one.
pub fn focus_within(root: &Element, selector: &str) {
    if let Some(element) = root.query_selector(selector).ok().flatten() {
        focus(&element);
    }
}

/// Gives the focus to an element, without scrolling: what was used is in view, and a page that moves under a finger
/// would be a surprise.
pub fn focus(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Where the browser refuses, the keys wait for the next Tab.
        let _ = element.focus_with_options(&options);
    }
}
