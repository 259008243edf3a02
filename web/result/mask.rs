//! What the network takes for a crosshair.

use std::rc::Rc;

use afterimage_app::result::mask::colours;
use afterimage_app::texts::result as texts;
use afterimage_imaging::Image;
use yew::prelude::*;

use crate::browser::canvas::draw_colours;
use crate::ui::canvas::{pixel_canvas, use_canvas};

#[derive(Properties, PartialEq)]
pub struct MaskProps {
    /// What the network was given.
    pub corrupted: Rc<Image>,
    /// Where it takes a crosshair to be, in [0, 1], row by row.
    pub mask: Rc<[f32]>,
}

/// The mask in orange over the corrupted picture.
#[component]
pub fn Mask(props: &MaskProps) -> Html {
    let node = use_node_ref();
    use_canvas(&node, (Rc::clone(&props.corrupted), Rc::clone(&props.mask)), |canvas, (corrupted, mask)| {
        draw_colours(canvas, corrupted.width(), corrupted.height(), colours(corrupted, mask).into_iter())
    });
    html! { <div class="layer">{ pixel_canvas(node, Some(&texts::text().mask.into())) }</div> }
}
