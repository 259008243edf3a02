//! Scrolling.

use web_sys::{ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Scrolls as far as is needed to see the element with this id: not at all if it is in view, and at once for those who
/// prefer reduced motion.
pub fn reveal(id: &str) {
    let Some(window) = web_sys::window() else { return };
    let Some(element) = window.document().and_then(|document| document.get_element_by_id(id)) else { return };
    let calm = window.match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    let is_calm = calm.is_some_and(|query| query.matches());
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(if is_calm { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
