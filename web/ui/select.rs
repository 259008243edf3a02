//! A labelled select.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// The id of the select; it must be unique on the page.
    pub id: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// The options: values and names. An option whose name changes is replaced.
    pub options: Vec<(&'static str, AttrValue)>,
    /// The chosen value.
    pub chosen: &'static str,
    /// Receives another value.
    pub onchange: Callback<String>,
}

/// The select.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let chosen = props.onchange.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            chosen.emit(select.value());
        }
    });
    let node = use_node_ref();
    let select = node.clone();
    // After the user has chosen an option, the `selected` attribute has no effect any more.
    use_effect_with((props.chosen, props.options.len()), move |(chosen, _)| {
        if let Some(select) = select.cast::<HtmlSelectElement>() {
            select.set_value(chosen);
        }
    });
    html! {
        <div class="select">
            <label for={&props.id}>{ &props.label }</label>
            <select ref={node} id={&props.id} {onchange}>
                { for props.options.iter().map(|(value, name)| html! {
                    <option key={format!("{value} {name}")} value={*value} selected={*value == props.chosen}>{ name }</option>
                }) }
            </select>
        </div>
    }
}
