//! The page's foot.

use afterimage_app::about::{About, AboutAction};
use afterimage_app::state::Action;
use afterimage_app::texts::about as texts;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::dialog::dialog;

#[derive(Properties, PartialEq)]
pub struct FootProps {
    /// The list of what the page is made of.
    pub about: About,
    /// Takes the actions.
    pub dispatch: Callback<Action>,
    /// What else there is to say.
    #[prop_or_default]
    pub children: Html,
}

/// The way to About. Whether it is open is the browser's to know, who closes it by Escape and gives the focus back.
#[component]
pub fn Foot(props: &FootProps) -> Html {
    let node = use_node_ref();
    let opened = node.clone();
    let onclick = props.dispatch.reform(move |_: MouseEvent| {
        if let Some(dialog) = opened.cast::<HtmlDialogElement>() {
            // Refused only where it is open already.
            let _ = dialog.show_modal();
        }
        Action::About(AboutAction::Ask)
    });
    html! {
        <footer class="foot">
            <button type="button" aria-haspopup="dialog" {onclick}>{ texts::text().about }</button>
            { props.children.clone() }
            { dialog(node, &props.about, &props.dispatch) }
        </footer>
    }
}
