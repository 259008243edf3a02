//! A few options side by side, of which one is chosen.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SegmentedProps {
    /// The common `name` of the radio buttons; it must be unique on the page.
    pub id: AttrValue,
    /// The accessible name of the group.
    pub legend: AttrValue,
    /// The names of the options.
    pub options: Vec<&'static str>,
    /// The index of the chosen option.
    pub chosen: usize,
    /// Receives the index of another option.
    pub onchange: Callback<usize>,
}

/// The options: the browser's own radio buttons with another look. They are known by their indices, because each type of
/// value would add a component of its own to the page.
#[component]
pub fn Segmented(props: &SegmentedProps) -> Html {
    html! {
        <div class="segmented" role="radiogroup" aria-label={&props.legend}>
            { for props.options.iter().enumerate().map(|(index, name)| html! {
                // A list without keys is compared from its end, so that a longer one would write into every text.
                <label key={*name}>
                    <input
                        type="radio"
                        name={&props.id}
                        checked={index == props.chosen}
                        onchange={props.onchange.reform(move |_: Event| index)}
                    />
                    <span>{ name }</span>
                </label>
            }) }
        </div>
    }
}
