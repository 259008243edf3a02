//! A button that opens a file.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

/// See [`FileButton`].
#[derive(Properties, PartialEq)]
pub struct FileButtonProps {
    /// Its name.
    pub name: AttrValue,
    /// The files that the browser offers first.
    pub accept: AttrValue,
    /// Takes a file.
    pub open: Callback<File>,
}

/// The button. The browser's own file input is out of sight behind it.
#[component]
pub fn FileButton(props: &FileButtonProps) -> Html {
    let input = use_node_ref();
    let asked = input.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(input) = asked.cast::<HtmlInputElement>() {
            input.click();
        }
    });
    let open = props.open.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let file = input.files().and_then(|files| files.get(0));
        // So that the same file, chosen once more, is a change.
        input.set_value("");
        if let Some(file) = file {
            open.emit(file);
        }
    });
    html! {
        <>
            <button type="button" {onclick}>{ &props.name }</button>
            <input ref={input} type="file" accept={&props.accept} hidden=true {onchange} />
        </>
    }
}
