//! A small picture.

use std::rc::Rc;

use afterimage_imaging::Image;
use yew::prelude::*;

use super::canvas::{PixelCanvas, use_canvas};
use crate::browser::canvas::draw_image;

/// See [`Pixels`].
#[derive(Properties, PartialEq)]
pub struct PixelsProps {
    /// The picture.
    pub image: Rc<Image>,
    /// The accessible name; `None` if the surrounding element has one.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// The picture, enlarged without smoothing.
#[component]
pub fn Pixels(props: &PixelsProps) -> Html {
    let node = use_node_ref();
    use_canvas(&node, Rc::clone(&props.image), |canvas, image| draw_image(canvas, image));
    html! { <PixelCanvas {node} label={props.label.clone()} /> }
}
