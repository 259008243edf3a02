//! Noise of both kinds.

use afterimage_app::corruption::{CorruptionAction, MAX_SALT_AND_PEPPER};
use afterimage_app::state::Action;
use afterimage_app::texts::corruption as texts;
use yew::prelude::*;

use crate::ui::{Slider, Switch};

#[derive(Properties, PartialEq)]
pub struct NoiseToolsProps {
    /// Strength of the Gaussian noise.
    pub noise: f32,
    /// Share of black and white pixels.
    pub salt_and_pepper: f32,
    /// Whether the noise changes with every frame.
    pub animate: bool,
    pub dispatch: Callback<Action>,
}

/// How much of each kind of noise, and a button for new noise.
#[component]
pub fn NoiseTools(props: &NoiseToolsProps) -> Html {
    let dispatch = &props.dispatch;
    html! {
        <div class="corruption-tool" role="group" aria-label={texts::text().noises}>
            <Slider
                id="noise"
                label={texts::text().noise}
                value={props.noise}
                onchange={dispatch.reform(|noise| Action::Corrupt(CorruptionAction::SetNoise(noise)))}
            />
            <Slider
                id="salt-and-pepper"
                label={texts::text().salt_and_pepper}
                value={props.salt_and_pepper}
                max={MAX_SALT_AND_PEPPER}
                onchange={dispatch.reform(|share| Action::Corrupt(CorruptionAction::SetSaltAndPepper(share)))}
            />
            <div class="row">
                <button type="button" onclick={dispatch.reform(|_: MouseEvent| Action::Corrupt(CorruptionAction::NewNoise))}>
                    { texts::text().new_noise }
                </button>
                <Switch
                    label={texts::text().animate}
                    is_on={props.animate}
                    onchange={dispatch.reform(|on| Action::Corrupt(CorruptionAction::SetAnimate(on)))}
                />
            </div>
        </div>
    }
}
