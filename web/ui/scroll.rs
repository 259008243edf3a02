//! Scrolling.

use web_sys::{Element, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use crate::browser::address;

/// Scrolls as far as needed to show the element: not at all if it is in view, and without animation if the user prefers
/// reduced motion.
pub fn scroll_into_view(element: &Element) {
    let window = web_sys::window();
    let query = window.and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    let is_reduced = query.is_some_and(|query| query.matches());
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(if is_reduced { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls to the element of this reference when it is mounted, if the page's address names it with `hash`. The browser
/// itself scrolls only to elements that are there when the address changes.
#[hook]
pub fn use_scroll_to_hash(hash: &'static str) -> NodeRef {
    let node = use_node_ref();
    let mounted = node.clone();
    use_effect_with((), move |()| {
        if let Some(element) = mounted.cast::<Element>().filter(|_| address::hash().as_deref() == Some(hash)) {
            element.scroll_into_view();
        }
    });
    node
}
