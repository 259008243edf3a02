//! Canvases that are drawn again only when their content changes.

use std::rc::Rc;

use afterimage_imaging::Image;
use wasm_bindgen::JsValue;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use crate::browser::canvas::{draw_image, report};

/// Draws `value` on the canvas behind `node`, at first and whenever it changes.
#[hook]
pub fn use_canvas<T: PartialEq + 'static>(
    node: &NodeRef,
    value: T,
    draw: impl FnOnce(&HtmlCanvasElement, &T) -> Result<(), JsValue> + 'static,
) {
    let node = node.clone();
    use_effect_with(value, move |value| {
        if let Some(canvas) = node.cast::<HtmlCanvasElement>() {
            report(draw(&canvas, value));
        }
    });
}

/// The canvas for [`use_canvas`], which shows a small picture enlarged, without smoothing. `label` is its accessible
/// name; `None` if the surrounding element has one.
pub fn pixel_canvas(node: NodeRef, label: Option<&AttrValue>) -> Html {
    match label {
        Some(label) => html! { <canvas ref={node} class="pixels" role="img" aria-label={label} /> },
        None => html! { <canvas ref={node} class="pixels" aria-hidden="true" /> },
    }
}

#[derive(Properties, PartialEq)]
pub struct PixelsProps {
    /// The picture.
    pub image: Rc<Image>,
    /// The accessible name; `None` if the surrounding element has one.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// A small picture, enlarged without smoothing.
#[component]
pub fn Pixels(props: &PixelsProps) -> Html {
    let node = use_node_ref();
    use_canvas(&node, Rc::clone(&props.image), |canvas, image| draw_image(canvas, image));
    pixel_canvas(node, props.label.as_ref())
}
