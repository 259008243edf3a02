//! A select that shrinks to an icon on narrow screens.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct CompactSelectProps {
    /// The accessible name.
    pub label: AttrValue,
    /// The options.
    pub options: Vec<CompactSelectOption>,
    /// The chosen value.
    pub chosen: &'static str,
    /// Receives another value.
    pub onchange: Callback<String>,
    /// The icon or short text for the chosen value, on narrow screens.
    pub children: Html,
}

/// An option of the select.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CompactSelectOption {
    /// Its value.
    pub value: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The language of the name, if it differs from the page's.
    pub lang: Option<&'static str>,
}

/// The select and its icon. On narrow screens the stylesheet shows the icon, under a transparent select.
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
                    <option key={name} {value} {lang} translate={lang.map(|_| "no")} selected={value == props.chosen}>{ name }</option>
                }) }
            </select>
            <span class="sign" aria-hidden="true">{ props.children.clone() }</span>
        </div>
    }
}
