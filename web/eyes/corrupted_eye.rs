//! The second plate: the eye with the crosshair, which the user can drag.

use std::rc::Rc;

use afterimage_app::state::Action;
use afterimage_app::texts::eyes as texts;
use afterimage_imaging::{EYE_SIDE, Image, Reticle};
use yew::prelude::*;

use crate::ui::{DragArea, Pixels, use_handles};

#[derive(Properties, PartialEq)]
pub struct CorruptedEyeProps {
    /// The corrupted picture, once there is one.
    pub image: Option<Rc<Image>>,
    /// The crosshair.
    pub reticle: Reticle,
    /// Whether the crosshair is shown.
    pub has_crosshair: bool,
    /// Receives the actions.
    pub dispatch: Callback<Action>,
}

/// The corrupted eye and the crosshair's handles. While the crosshair is off, there are no handles, and a finger on the
/// picture scrolls the page.
#[component]
pub fn CorruptedEye(props: &CorruptedEyeProps) -> Html {
    let is_live = props.has_crosshair && props.image.is_some();
    let blank = use_memo((), |()| Image::new(3, EYE_SIDE, EYE_SIDE));
    let image = props.image.clone().unwrap_or(blank);
    let handles = use_handles(&props.reticle, is_live, &props.dispatch.reform(Action::Eyes));
    html! {
        <section class="panel seen">
            <h2>{ texts::text().seen }</h2>
            <p class="hint">{ texts::text().seen_hint }</p>
            <DragArea
                {handles}
                class={if is_live { "frame draggable grab" } else { "frame" }}
                label={texts::text().seen}
            >
                <Pixels {image} label={texts::text().corrupted} />
            </DragArea>
        </section>
    }
}
