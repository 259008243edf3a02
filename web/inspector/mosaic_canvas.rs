//! A layer's maps side by side.

use std::rc::Rc;

use afterimage_app::inspector::mosaic::Mosaic;
use afterimage_app::inspector::scale::Scale;
use yew::prelude::*;

use crate::browser::canvas::draw_colours;
use crate::ui::canvas::{PixelCanvas, use_canvas};

/// What is painted.
#[derive(Clone, Debug, PartialEq)]
pub struct Painting {
    /// Where each value is.
    pub mosaic: Mosaic,
    /// The values, `[channels, height, width]`, flattened.
    pub values: Rc<[f32]>,
    /// Their colours.
    pub scale: Scale,
}

/// Paints on the canvas behind `node`, whenever it changes; without a painting it keeps the last one.
#[hook]
pub fn use_painting(node: &NodeRef, painting: Option<Painting>) {
    use_canvas(node, painting, |canvas, painting| {
        let Some(Painting { mosaic, values, scale }) = painting else { return Ok(()) };
        let [width, height] = mosaic.size();
        draw_colours(canvas, width, height, mosaic.paint(values, *scale).into_iter())
    });
}

#[derive(Properties, PartialEq)]
pub struct MosaicCanvasProps {
    /// What is painted; none keeps the last one.
    pub painting: Option<Painting>,
    pub label: AttrValue,
}

/// The maps.
#[component]
pub fn MosaicCanvas(props: &MosaicCanvasProps) -> Html {
    let node = use_node_ref();
    use_painting(&node, props.painting.clone());
    html! { <PixelCanvas {node} label={&props.label} /> }
}
