//! Canvases that are drawn again only when their content changes.

use std::rc::Rc;

use afterimage_imaging::Image;
use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use crate::browser::canvas::{draw_image, report};

/// Draws `value` on the canvas behind `node`: at first, whenever it changes, and after the browser has lost what was on
/// the canvas.
#[hook]
pub fn use_canvas<T: PartialEq + 'static>(
    node: &NodeRef,
    value: T,
    draw: impl FnOnce(&HtmlCanvasElement, &T) -> Result<(), JsValue> + 'static,
) {
    let restorations = use_restorations(node);
    let node = node.clone();
    use_effect_with((value, restorations), move |(value, _)| {
        if let Some(canvas) = node.cast::<HtmlCanvasElement>() {
            report(draw(&canvas, value));
        }
    });
}

/// Counts how often the browser has lost what was on the canvas behind `node` and made it blank again. This happens to
/// canvases on the GPU when its process or its driver crashes.
#[hook]
pub fn use_restorations(node: &NodeRef) -> u32 {
    let count = use_mut_ref(|| 0);
    let update = use_force_update();
    let (node, counted) = (node.clone(), count.clone());
    use_effect_with((), move |()| {
        let listener = node.cast::<HtmlCanvasElement>().map(|canvas| {
            EventListener::new(&canvas, "contextrestored", move |_| {
                *counted.borrow_mut() += 1;
                update.force_update();
            })
        });
        move || drop(listener)
    });
    *count.borrow()
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
