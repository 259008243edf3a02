//! The square of the user's own picture that the network gets.

use afterimage_app::eyes::EyesAction;
use afterimage_app::handles::HasHandles;
use afterimage_app::photo::handles::{square, zoom, zoom_place, zoomed};
use afterimage_app::photo::{Open, PhotoAction};
use afterimage_app::state::Action;
use afterimage_app::texts::photo as texts;
use afterimage_protocol::photo::Crop;
use yew::prelude::*;

use super::preview::PhotoPreview;
use crate::ui::position::rectangle_style;
use crate::ui::{DragArea, Slider, use_handles};

#[derive(Properties, PartialEq)]
pub struct CropperProps {
    /// The open picture.
    pub open: Open,
    /// Receives the actions.
    pub dispatch: Callback<Action>,
}

/// The whole picture, with a square over it that the user moves and resizes.
#[component]
pub fn Cropper(props: &CropperProps) -> Html {
    let CropperProps { open, dispatch } = props;
    let onchange = dispatch.reform(|crop| Action::Eyes(EyesAction::Photo(PhotoAction::SetCrop(crop))));
    let handles = use_handles(open, true, &onchange);
    html! {
        <div class="cropper" ~style={format!("--ratio: {}", open.width as f32 / open.height.max(1) as f32)}>
            <p class="hint">{ texts::text().crop_hint }</p>
            <DragArea {handles} class="whole" label={texts::text().crop}>
                <PhotoPreview preview={open.preview.clone()} />
                <span class="shade" aria-hidden="true"><span ~style={rectangle_style(square(open.crop), open.size())}></span></span>
            </DragArea>
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
