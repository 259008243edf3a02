//! A button that opens a file.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct FileButtonProps {
    /// The button's label.
    pub name: AttrValue,
    /// The file types that the browser's dialog shows first.
    #[prop_or_default]
    pub accept: Option<AttrValue>,
    /// Receives the chosen file.
    pub open: Callback<File>,
}

/// The button, with the browser's file input hidden behind it.
#[component]
pub fn FileButton(props: &FileButtonProps) -> Html {
    let input = use_node_ref();
    let hidden_input = input.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(input) = hidden_input.cast::<HtmlInputElement>() {
            input.click();
        }
    });
    let open = props.open.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let file = input.files().and_then(|files| files.get(0));
        // Otherwise choosing the same file again would not be a change.
        input.set_value("");
        if let Some(file) = file {
            open.emit(file);
        }
    });
    html! {
        <>
            <button type="button" {onclick}>{ &props.name }</button>
            <input ref={input} type="file" accept={props.accept.clone()} hidden=true {onchange} />
        </>
    }
}
