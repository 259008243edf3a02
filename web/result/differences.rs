//! Signed numbers as colours, one pixel for each.

use std::rc::Rc;

use afterimage_imaging::diverging;
use yew::prelude::*;

use crate::browser::canvas::draw_colours;
use crate::ui::canvas::{pixel_canvas, use_canvas};

#[derive(Properties, PartialEq)]
pub struct DifferencesProps {
    /// The numbers, −1 to 1, row by row.
    pub values: Rc<[f32]>,
    /// How many there are in a row.
    pub width: usize,
    /// What it is; none where the surroundings say it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// Blue below 0, orange above, black at 0.
#[component]
pub fn Differences(props: &DifferencesProps) -> Html {
    let node = use_node_ref();
    use_canvas(&node, (Rc::clone(&props.values), props.width), |canvas, (values, width)| {
        let height = values.len() / (*width).max(1);
        draw_colours(canvas, *width, height, values.iter().copied().map(diverging))
    });
    pixel_canvas(node, props.label.as_ref())
}
