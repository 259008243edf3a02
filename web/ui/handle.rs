//! A handle on a picture.

use afterimage_app::handles::SliderValue;
use afterimage_app::texts::corruption;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct HandleProps {
    /// Its classes.
    pub class: Classes,
    /// Where it is, as custom properties for the stylesheet.
    pub position: String,
    /// Its name for screen readers.
    pub name: String,
    /// Its value.
    pub slider: SliderValue,
    /// Its value in words.
    pub value_text: Option<String>,
    /// Receives the keys.
    pub onkeydown: Callback<KeyboardEvent>,
}

/// A handle as a slider: its looks, its texts and its keys. The drag area follows the pointers.
#[component]
pub fn Handle(props: &HandleProps) -> Html {
    let SliderValue { range: [min, max], value, is_two_dimensional } = props.slider;
    html! {
        <span
            class={props.class.clone()}
            ~style={props.position.clone()}
            role="slider"
            tabindex="0"
            aria-label={props.name.clone()}
            aria-roledescription={is_two_dimensional.then_some(corruption::text().two_ways)}
            aria-valuemin={format!("{min:.0}")}
            aria-valuemax={format!("{max:.0}")}
            aria-valuenow={format!("{value:.0}")}
            aria-valuetext={props.value_text.clone()}
            onkeydown={&props.onkeydown}
        />
    }
}
