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
    pub emit: Callback<Action>,
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
                emit={props.emit.clone()}
            />
            <CrosshairTools crosshairs={crosshairs.clone()} emit={props.emit.clone()} />
            <PatchTools patches={patches.clone()} emit={props.emit.clone()} />
        </div>
    }
}
