//! A canvas that shows signed numbers as colours, one pixel for each.

use std::rc::Rc;

use afterimage_imaging::diverging;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use crate::canvas::{draw_colours, report};

/// See [`Differences`].
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

/// The canvas: blue below 0, orange above, black at 0. It is drawn only when the numbers change.
#[component]
pub fn Differences(props: &DifferencesProps) -> Html {
    let node = use_node_ref();
    let canvas = node.clone();
    use_effect_with((Rc::clone(&props.values), props.width), move |(values, width)| {
        if let Some(canvas) = canvas.cast::<HtmlCanvasElement>() {
            let height = values.len() / (*width).max(1);
            report(draw_colours(&canvas, *width, height, values.iter().copied().map(diverging)));
        }
    });
    match &props.label {
        Some(label) => html! { <canvas ref={node} class="pixels" role="img" aria-label={label} /> },
        None => html! { <canvas ref={node} class="pixels" aria-hidden="true" /> },
    }
}
