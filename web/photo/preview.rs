//! The preview of the whole picture.

use std::rc::Rc;

use afterimage_app::texts::photo as texts;
use afterimage_protocol::photo::Preview;
use yew::prelude::*;

use crate::browser::canvas::draw_colours;
use crate::ui::canvas::use_canvas;

#[derive(Properties, PartialEq)]
pub struct PhotoPreviewProps {
    /// The picture.
    pub preview: Rc<Preview>,
}

/// The picture on a canvas. It is drawn once, and not at each move of the square over it.
#[component]
pub fn PhotoPreview(props: &PhotoPreviewProps) -> Html {
    let node = use_node_ref();
    use_canvas(&node, Rc::clone(&props.preview), |canvas, preview| {
        let colours = preview.rgba.chunks_exact(4).map(|rgba| [rgba[0], rgba[1], rgba[2]]);
        draw_colours(canvas, preview.width as usize, preview.height as usize, colours)
    });
    html! { <canvas ref={node} role="img" aria-label={texts::text().whole} /> }
}
