//! Scrolling.

use web_sys::{Element, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Scrolls as far as is needed to see the element: not at all if it is in view, and at once for those who prefer
/// reduced motion.
pub fn scroll_into_view(element: &Element) {
    let window = web_sys::window();
    let calm = window.and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    let is_calm = calm.is_some_and(|query| query.matches());
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(if is_calm { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
