//! A canvas with a layer's feature maps side by side.

use std::rc::Rc;

use afterimage_app::inspector::mosaic::Mosaic;
use afterimage_app::inspector::scale::Scale;
use yew::prelude::*;

use crate::browser::canvas::draw_colours;
use crate::ui::canvas::{pixel_canvas, use_canvas};

/// The content of the canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Painting {
    /// The layout of the values.
    pub mosaic: Mosaic,
    /// The values, `[channels, height, width]`, flattened.
    pub values: Rc<[f32]>,
    /// Their colour scale.
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

#[component]
pub fn MosaicCanvas(props: &MosaicCanvasProps) -> Html {
    let node = use_node_ref();
    use_painting(&node, props.painting.clone());
    pixel_canvas(node, Some(&props.label))
}
