//! How thick the lines are, and how the network gets them.

use afterimage_app::drawing::{DrawingAction, WIDTHS};
use afterimage_app::state::Action;
use afterimage_app::texts::drawing as texts;
use afterimage_imaging::Framing;
use yew::prelude::*;

use crate::ui::{Slider, Switch, changing};

#[derive(Properties, PartialEq)]
pub struct BrushProps {
    /// The brush's width, as a fraction of the pad's side.
    pub width: f32,
    /// Whether the drawing is centred.
    pub framing: Framing,
    pub dispatch: Callback<Action>,
}

/// The size of the brush, and the switch that centres the drawing.
#[component]
pub fn Brush(props: &BrushProps) -> Html {
    let is_centred = props.framing == Framing::Centred;
    let set_width = props.dispatch.reform(|width| Action::Draw(DrawingAction::SetWidth(width)));
    let set_centred = props.dispatch.reform(|is_on| {
        Action::Draw(DrawingAction::SetFraming(if is_on { Framing::Centred } else { Framing::AsDrawn }))
    });
    html! {
        <div class="brush">
            <Slider
                id="brush"
                label={texts::text().brush}
                value={props.width}
                min={*WIDTHS.start()}
                max={*WIDTHS.end()}
                text={texts::brush(props.width)}
                onchange={set_width}
            />
            <div class="row">
                <Switch label={texts::text().centre} is_on={is_centred} onchange={set_centred} />
                <p class="hint">{
                    changing(if is_centred { texts::text().centred_hint } else { texts::text().as_drawn_hint })
                }</p>
            </div>
        </div>
    }
}
