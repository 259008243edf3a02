//! A switch that is on or off.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SwitchProps {
    /// The label.
    pub label: AttrValue,
    /// Whether it is on.
    pub is_on: bool,
    /// Receives the new state.
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
