//! What corrupts the picture.

use afterimage_app::corruption::CorruptionSettings;
use afterimage_app::state::Action;
use yew::prelude::*;

use super::crosshair_tools::CrosshairTools;
use super::noise_tools::NoiseTools;
use super::patch_tools::PatchTools;

#[derive(Properties, PartialEq)]
pub struct CorruptionToolsProps {
    pub corruption: CorruptionSettings,
    pub dispatch: Callback<Action>,
}

/// Noise, crosshairs and erased boxes. Each of the last two brings its tools only while it is on.
#[component]
pub fn CorruptionTools(props: &CorruptionToolsProps) -> Html {
    let CorruptionSettings { noise, salt_and_pepper, animate, crosshairs, patches, .. } = &props.corruption;
    html! {
        <div class="tools for-seen">
            <NoiseTools
                noise={*noise}
                salt_and_pepper={*salt_and_pepper}
                animate={*animate}
                dispatch={props.dispatch.clone()}
            />
            <CrosshairTools crosshairs={crosshairs.clone()} dispatch={props.dispatch.clone()} />
            <PatchTools patches={patches.clone()} dispatch={props.dispatch.clone()} />
        </div>
    }
}
