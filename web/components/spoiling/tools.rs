//! What spoils the picture.

use yew::prelude::*;

use super::{Slider, Switch};
use crate::state::Action;
use crate::words;

/// See [`SpoilTools`].
#[derive(Properties, PartialEq)]
pub struct SpoilToolsProps {
    /// Strength of the noise.
    pub noise: f32,
    /// Whether it changes with every frame.
    pub animate: bool,
    /// Whether the crosshair is on.
    pub crosshair: bool,
    /// Takes the actions.
    pub emit: Callback<Action>,
}

/// Noise and crosshair.
#[component]
pub fn SpoilTools(props: &SpoilToolsProps) -> Html {
    let emit = &props.emit;
    html! {
        <div class="tools for-seen">
            <Slider id="noise" label={words::NOISE} value={props.noise} onchange={emit.reform(Action::SetNoise)} />
            <div class="row">
                <button type="button" onclick={emit.reform(|_: MouseEvent| Action::NewNoise)}>
                    { words::NEW_NOISE }
                </button>
                <Switch label={words::ANIMATE} is_on={props.animate} onchange={emit.reform(Action::SetAnimate)} />
            </div>
            <div class="row">
                <Switch label={words::CROSSHAIR} is_on={props.crosshair} onchange={emit.reform(Action::SetCrosshair)} />
                if props.crosshair {
                    <p class="hint" id="crosshair-hint">{ words::CROSSHAIR_HINT }</p>
                }
            </div>
        </div>
    }
}
