//! A switch: on or off, at once.

use yew::prelude::*;

/// See [`Switch`].
#[derive(Properties, PartialEq)]
pub struct SwitchProps {
    /// Its name.
    pub label: AttrValue,
    /// Whether it is on.
    pub is_on: bool,
    /// Takes the new position.
    pub onchange: Callback<bool>,
}

/// The switch.
#[component]
pub fn Switch(props: &SwitchProps) -> Html {
    let is_on = props.is_on;
    let onclick = props.onchange.reform(move |_: MouseEvent| !is_on);
    html! {
        <button type="button" class="switch" role="switch" aria-checked={is_on.to_string()} {onclick}>
            <span class="track" aria-hidden="true"></span>
            { &props.label }
        </button>
    }
}
