//! The eye with its crosshair, which can be dragged over it.

use std::rc::Rc;

use afterimage_app::eyes::handles::handles;
use afterimage_app::state::Action;
use afterimage_app::texts::eyes as texts;
use afterimage_imaging::{EYE_SIDE, Image, Reticle};
use yew::prelude::*;

use super::knob::EyeKnob;
use crate::ui::Pixels;
use crate::ui::grip::{Holding, use_grip};

/// See [`Crossed`].
#[derive(Properties, PartialEq)]
pub struct CrossedProps {
    /// The corrupted picture, once there is one.
    pub image: Option<Rc<Image>>,
    /// The crosshair.
    pub reticle: Reticle,
    /// Whether it lies over the eye.
    pub is_crossed: bool,
    /// Takes what is done to it.
    pub emit: Callback<Action>,
}

/// The second plate. While the crosshair is off, it is a picture as any other, and a finger on it scrolls the page.
#[component]
pub fn Crossed(props: &CrossedProps) -> Html {
    let frame = use_node_ref();
    let is_live = props.is_crossed && props.image.is_some();
    let emit = props.emit.reform(Action::Eyes);
    let Holding { drag, keep_focus } = use_grip(&frame, is_live, &props.reticle, &emit);
    let blank = use_memo((), |()| Image::new(3, EYE_SIDE, EYE_SIDE));
    let image = props.image.clone().unwrap_or(blank);
    html! {
        <section class="panel seen">
            <h2>{ texts::text().seen }</h2>
            <p class="hint">{ texts::text().seen_hint }</p>
            <div
                ref={frame}
                class={if is_live { "frame held grab" } else { "frame" }}
                role="group"
                aria-label={texts::text().seen}
                tabindex="-1"
                onmousedown={keep_focus}
                onpointerdown={drag.down}
                onpointermove={drag.moved}
                onpointerup={drag.up.clone()}
                onpointercancel={drag.up.clone()}
                onlostpointercapture={drag.up}
            >
                <Pixels {image} label={texts::text().crossed} />
                if is_live {
                    { for handles(&props.reticle).into_iter().map(|(handle, point)| html! {
                        <EyeKnob
                            key={handle as u8}
                            {handle}
                            {point}
                            reticle={props.reticle}
                            emit={props.emit.clone()}
                        />
                    }) }
                }
            </div>
        </section>
    }
}
