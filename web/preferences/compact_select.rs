//! A select that takes no more room than a sign, where there is little.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// See [`CompactSelect`].
#[derive(Properties, PartialEq)]
pub struct CompactSelectProps {
    /// Its name.
    pub label: AttrValue,
    /// What there is to choose from.
    pub options: Vec<CompactSelectOption>,
    /// The chosen value.
    pub chosen: &'static str,
    /// Takes another value.
    pub onchange: Callback<String>,
    /// What stands for the chosen value where there is no room for its name.
    pub children: Html,
}

/// One of the things to choose from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CompactSelectOption {
    /// Its value.
    pub value: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The language of the name, where that is not the page's.
    pub lang: Option<&'static str>,
}

/// The select, and its sign. The stylesheet shows one of them; the select is there in any case, over the sign.
#[component]
pub fn CompactSelect(props: &CompactSelectProps) -> Html {
    let chosen = props.onchange.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            chosen.emit(select.value());
        }
    });
    html! {
        <div class="preference" title={&props.label}>
            <select aria-label={&props.label} {onchange}>
                { for props.options.iter().map(|&CompactSelectOption { value, name, lang }| html! {
                    <option {value} {lang} selected={value == props.chosen}>{ name }</option>
                }) }
            </select>
            <span class="sign" aria-hidden="true">{ props.children.clone() }</span>
        </div>
    }
}
