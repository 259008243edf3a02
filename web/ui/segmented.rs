//! A few options side by side, of which one is chosen.

use yew::prelude::*;

/// See [`Segmented`].
#[derive(Properties, PartialEq)]
pub struct SegmentedProps<T: Copy + PartialEq + 'static> {
    /// The common `name` of the radio buttons; it must be unique on the page.
    pub id: AttrValue,
    /// The accessible name of the group.
    pub legend: AttrValue,
    /// The options: values and names.
    pub options: Vec<(T, &'static str)>,
    /// The chosen value.
    pub chosen: T,
    /// Receives another value.
    pub onchange: Callback<T>,
}

/// The options: the browser's own radio buttons with another look.
#[component]
pub fn Segmented<T: Copy + PartialEq + 'static>(props: &SegmentedProps<T>) -> Html {
    html! {
        <div class="segmented" role="radiogroup" aria-label={&props.legend}>
            { for props.options.iter().map(|&(value, name)| html! {
                <label>
                    <input
                        type="radio"
                        name={&props.id}
                        checked={value == props.chosen}
                        onchange={props.onchange.reform(move |_: Event| value)}
                    />
                    <span>{ name }</span>
                </label>
            }) }
        </div>
    }
}
