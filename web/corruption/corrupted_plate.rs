//! The plate with the corrupted picture, and the marks that the user drags over it.

use std::rc::Rc;

use afterimage_app::corruption::CorruptionSettings;
use afterimage_app::state::Action;
use afterimage_app::texts::corruption as texts;
use afterimage_imaging::{Framing, Image};
use yew::prelude::*;

use super::mark_layer::MarkLayer;
use crate::ui::{DragArea, Pixels, changing, use_handles};

#[derive(Properties, PartialEq)]
pub struct CorruptedPlateProps {
    /// The corrupted picture.
    pub image: Rc<Image>,
    /// Whether it was centred.
    pub framing: Framing,
    /// What corrupts it.
    pub corruption: CorruptionSettings,
    /// Takes what is done to the marks.
    pub dispatch: Callback<Action>,
}

/// The network's input, large and in its true size. While crosshairs or boxes are on, the user can drag them over the
/// large picture. While they are off, a finger on it scrolls the page, as on any picture.
#[component]
pub fn CorruptedPlate(props: &CorruptedPlateProps) -> Html {
    let (crosshairs, patches) = (props.corruption.crosshairs.is_on(), props.corruption.patches.is_on());
    let class = match (crosshairs, patches) {
        (_, true) => "frame draggable erases",
        (true, false) => "frame draggable grab",
        (false, false) => "frame",
    };
    let onchange = props.dispatch.reform(Action::Corrupt);
    let handles = use_handles(&props.corruption, crosshairs || patches, &onchange);
    html! {
        <section class="panel seen">
            <div class="with-true-size">
                <div>
                    <h2>{ texts::text().heading }</h2>
                    <p class="hint">{ changing(texts::heading_hint(props.framing)) }</p>
                </div>
                <span class="true-size" title={texts::text().true_size}>
                    <Pixels image={Rc::clone(&props.image)} label={texts::text().true_size} />
                </span>
            </div>
            <DragArea {handles} {class} label={texts::text().heading}>
                <Pixels image={Rc::clone(&props.image)} label={texts::text().corrupted} />
                <MarkLayer corruption={props.corruption.clone()} />
            </DragArea>
        </section>
    }
}
