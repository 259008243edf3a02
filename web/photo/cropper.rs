//! Which square of the picture is used.

use afterimage_app::eyes::EyesAction;
use afterimage_app::photo::handles::{CropHandle, zoom, zoom_place, zoomed};
use afterimage_app::photo::{Open, PhotoAction};
use afterimage_app::state::Action;
use afterimage_app::texts::photo as texts;
use afterimage_protocol::photo::Crop;
use yew::prelude::*;

use super::knob::{CropKnob, square_style};
use super::whole::Whole;
use crate::ui::Slider;
use crate::ui::grip::{Holding, use_grip};

/// See [`Cropper`].
#[derive(Properties, PartialEq)]
pub struct CropperProps {
    /// The picture that is open.
    pub open: Open,
    /// Takes the actions.
    pub emit: Callback<Action>,
}

/// The whole picture, and the square over it.
#[component]
pub fn Cropper(props: &CropperProps) -> Html {
    let CropperProps { open, emit } = props;
    let frame = use_node_ref();
    let onchange = emit.reform(|crop| Action::Eyes(EyesAction::Photo(PhotoAction::SetCrop(crop))));
    let Holding { drag, keep_focus } = use_grip(&frame, true, open, &onchange);
    html! {
        <div class="cropper">
            <p class="hint">{ texts::text().crop_hint }</p>
            <div
                ref={frame}
                class="whole"
                ~style={format!("--ratio: {}", open.width as f32 / open.height.max(1) as f32)}
                role="group"
                aria-label={texts::text().crop}
                onmousedown={keep_focus}
                onpointerdown={drag.down}
                onpointermove={drag.moved}
                onpointerup={drag.up.clone()}
                onpointercancel={drag.up.clone()}
                onlostpointercapture={drag.up}
            >
                <Whole preview={open.preview.clone()} />
                <span class="shade" aria-hidden="true"><span ~style={square_style(open)}></span></span>
                { for [CropHandle::Square, CropHandle::Corner].map(|handle| html! {
                    <CropKnob key={handle as u8} {handle} open={open.clone()} onchange={onchange.clone()} />
                }) }
            </div>
            { zoom_slider(open, &onchange) }
        </div>
    }
}

fn zoom_slider(open: &Open, onchange: &Callback<Crop>) -> Option<Html> {
    let (value, max) = zoom_place(open)?;
    let whole = open.clone();
    Some(html! {
        <Slider
            id="own-zoom"
            label={texts::text().zoom}
            {value}
            {max}
            step={0.05}
            text={texts::zoom(zoom(open))}
            onchange={onchange.reform(move |place| zoomed(&whole, place))}
        />
    })
}
