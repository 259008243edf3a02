//! A few choices side by side, of which one is taken.

use yew::prelude::*;

/// See [`Segmented`].
#[derive(Properties, PartialEq)]
pub struct SegmentedProps<T: Copy + PartialEq + 'static> {
    /// Ties the choices together; no other control may have it.
    pub id: AttrValue,
    /// What is chosen, for those who do not see it.
    pub legend: AttrValue,
    /// What there is to choose from: values and names.
    pub options: Vec<(T, &'static str)>,
    /// The chosen value.
    pub chosen: T,
    /// Takes another value.
    pub onchange: Callback<T>,
}

/// The choices: the browser's own radio buttons, with their keys and their names, in other clothes.
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
