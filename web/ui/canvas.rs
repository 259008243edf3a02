//! Canvases that are drawn again only when their content changes.

use wasm_bindgen::JsValue;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use crate::browser::canvas::report;

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

/// See [`PixelCanvas`].
#[derive(Properties, PartialEq)]
pub struct PixelCanvasProps {
    /// The canvas, for [`use_canvas`].
    pub node: NodeRef,
    /// The accessible name; `None` if the surrounding element has one.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// A canvas that shows a small picture enlarged, without smoothing.
#[component]
pub fn PixelCanvas(props: &PixelCanvasProps) -> Html {
    let node = props.node.clone();
    match &props.label {
        Some(label) => html! { <canvas ref={node} class="pixels" role="img" aria-label={label} /> },
        None => html! { <canvas ref={node} class="pixels" aria-hidden="true" /> },
    }
}
