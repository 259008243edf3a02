//! Scrolling.

use web_sys::{Element, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

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
