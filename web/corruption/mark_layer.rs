//! What lies over the picture below the handles: outlines of boxes, and rings on crosshairs.

use afterimage_app::corruption::selectable_list::SelectableList;
use afterimage_app::corruption::{CorruptionSettings, crossing_of};
use afterimage_imaging::{Crosshair, DIGIT_SIDE, Patch, Point};
use yew::prelude::*;

use crate::ui::position::{point_style, rectangle_style};

#[derive(Properties, PartialEq)]
pub struct MarkLayerProps {
    /// What corrupts the picture.
    pub corruption: CorruptionSettings,
}

/// Outlines of all boxes, and rings on the crosshairs that are not selected.
#[component]
pub fn MarkLayer(props: &MarkLayerProps) -> Html {
    let (crosshairs, patches) = (&props.corruption.crosshairs, &props.corruption.patches);
    let selected = patches.selected_index();
    html! {
        <>
            { for patches.shown().iter().enumerate().map(|(index, patch)| outline(patch, selected == Some(index))) }
            { for props.corruption.draft().iter().map(|patch| outline(patch, true)) }
            { for others(crosshairs).map(|crosshair| html! {
                <span class="crossing" ~style={point_style(crossing_of(crosshair), [DIGIT_SIDE; 2])} aria-hidden="true" />
            }) }
        </>
    }
}

/// All but the selected one, which has its handles.
fn others(crosshairs: &SelectableList<Crosshair>) -> impl Iterator<Item = &Crosshair> {
    let selected = crosshairs.selected_index();
    let others = crosshairs.shown().iter().enumerate().filter(move |(index, _)| selected != Some(*index));
    others.map(|(_, crosshair)| crosshair)
}

fn outline(patch: &Patch, is_selected: bool) -> Html {
    let Patch { x, y, width, height } = *patch;
    let style = rectangle_style([Point::new(x, y), Point::new(width, height)], [DIGIT_SIDE; 2]);
    html! { <span class={classes!("patch", is_selected.then_some("selected"))} ~style={style} aria-hidden="true" /> }
}
