//! A ring of the brush's size that goes with the mouse or the pen.

use web_sys::HtmlElement;
use yew::prelude::*;

pub struct BrushRing {
    /// For the ring's own element.
    pub node: NodeRef,
    /// For the pad's `onpointermove`.
    pub moved: Callback<PointerEvent>,
    /// For the pad's `onpointerleave`.
    pub left: Callback<PointerEvent>,
}

/// Leads the ring. It is moved past yew, because nothing else on the page follows a pointer that only hovers. A finger
/// needs no ring: it would lie under it.
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
