//! A ring of the brush's size that follows the mouse or the pen.

use web_sys::HtmlElement;
use yew::prelude::*;

pub struct BrushRing {
    /// The ring's element.
    pub node: NodeRef,
    /// For the pad's `onpointermove`.
    pub moved: Callback<PointerEvent>,
    /// For the pad's `onpointerleave`.
    pub left: Callback<PointerEvent>,
}

/// Moves the ring. It sets the element's style directly, not through yew, because nothing else on the page depends on the
/// hovering pointer. There is no ring for touch, because the finger would cover it.
#[hook]
pub fn use_brush_ring() -> BrushRing {
    let node = use_node_ref();
    let place = |node: &NodeRef, style: &str| {
        if let Some(ring) = node.cast::<HtmlElement>() {
            ring.style().set_css_text(style);
        }
    };
    let moved = {
        let node = node.clone();
        Callback::from(move |event: PointerEvent| {
            let style = match event.pointer_type().as_str() {
                "touch" => String::new(),
                _ => format!("left: {}px; top: {}px; opacity: 1", event.offset_x(), event.offset_y()),
            };
            place(&node, &style);
        })
    };
    let left = {
        let node = node.clone();
        Callback::from(move |_| place(&node, ""))
    };
    BrushRing { node, moved, left }
}
