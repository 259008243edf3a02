//! A canvas that shows a small grey picture pixel by pixel.

use std::rc::Rc;

use afterimage_imaging::Image;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use crate::canvas::{draw_image, report};

/// Draws `image` on the canvas behind `node`, whenever it changes.
#[hook]
pub fn use_picture(node: &NodeRef, image: &Rc<Image>) {
    let node = node.clone();
    use_effect_with(Rc::clone(image), move |image| {
        if let Some(canvas) = node.cast::<HtmlCanvasElement>() {
            report(draw_image(&canvas, image));
        }
    });
}

/// See [`Pixels`].
#[derive(Properties, PartialEq)]
pub struct PixelsProps {
    /// The picture.
    pub image: Rc<Image>,
    /// What it is; none where the surroundings say it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// The canvas.
#[component]
pub fn Pixels(props: &PixelsProps) -> Html {
    let node = use_node_ref();
    use_picture(&node, &props.image);
    match &props.label {
        Some(label) => html! { <canvas ref={node} class="pixels" role="img" aria-label={label} /> },
        None => html! { <canvas ref={node} class="pixels" aria-hidden="true" /> },
    }
}
