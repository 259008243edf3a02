//! What lies over the picture: outlines of boxes, rings on crosshairs, and the handles of the chosen marks.

use afterimage_app::corruption::handles::handles;
use afterimage_app::corruption::selectable_list::SelectableList;
use afterimage_app::corruption::{CorruptionSettings, crossing_of};
use afterimage_app::state::Action;
use afterimage_imaging::{Crosshair, DIGIT_SIDE, Patch, Point};
use yew::prelude::*;

use super::knob::{Knob, kind};
use crate::ui::place::{percent, place};

/// See [`MarkLayer`].
#[derive(Properties, PartialEq)]
pub struct MarkLayerProps {
    /// The picture's frame.
    pub frame: NodeRef,
    /// What corrupts the picture.
    pub corruption: CorruptionSettings,
    /// Takes what the keys do.
    pub emit: Callback<Action>,
}

/// Outlines and handles. Pointers are the frame's; here are the looks and the keys.
#[component]
pub fn MarkLayer(props: &MarkLayerProps) -> Html {
    let (crosshairs, patches) = (&props.corruption.crosshairs, &props.corruption.patches);
    let selected = patches.selected_index();
    html! {
        <>
            { for patches.shown().iter().enumerate().map(|(index, patch)| outline(patch, selected == Some(index))) }
            { for props.corruption.draft().iter().map(|patch| outline(patch, true)) }
            { for others(crosshairs).map(|crosshair| html! {
                <span class="crossing" ~style={place(crossing_of(crosshair), DIGIT_SIDE)} aria-hidden="true" />
            }) }
            { for handles(&props.corruption).into_iter().map(|(handle, point)| html! {
                <Knob
                    // By its kind and not by its mark, so that it keeps the focus when another mark is chosen.
                    key={kind(handle)}
                    {handle}
                    {point}
                    frame={props.frame.clone()}
                    corruption={props.corruption.clone()}
                    emit={props.emit.clone()}
                />
            }) }
        </>
    }
}

/// All but the chosen one, which has its handles.
fn others(crosshairs: &SelectableList<Crosshair>) -> impl Iterator<Item = &Crosshair> {
    let selected = crosshairs.selected_index();
    let others = crosshairs.shown().iter().enumerate().filter(move |(index, _)| selected != Some(*index));
    others.map(|(_, crosshair)| crosshair)
}

fn outline(patch: &Patch, is_chosen: bool) -> Html {
    let Patch { x, y, width, height } = *patch;
    let style = format!(
        "{} --w: {}; --h: {}",
        place(Point::new(x, y), DIGIT_SIDE),
        percent(width, DIGIT_SIDE),
        percent(height, DIGIT_SIDE)
    );
    html! { <span class={classes!("patch", is_chosen.then_some("chosen"))} ~style={style} aria-hidden="true" /> }
}
