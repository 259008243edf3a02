//! The choice between the views of the result.

use yew::prelude::*;

use super::legend::Legend;
use crate::components::controls::Segmented;
use crate::state::Action;
use crate::viewing::{View, ViewAction};
use crate::words::result as words;

/// See [`Views`].
#[derive(Properties, PartialEq)]
pub struct ViewsProps {
    /// What is shown.
    pub view: View,
    /// Takes the choice.
    pub emit: Callback<Action>,
}

/// The choice, and under it what the view shows: a line that is as high for every view.
#[component]
pub fn Views(props: &ViewsProps) -> Html {
    let onchange = props.emit.reform(|view| Action::View(ViewAction::Show(view)));
    let options: Vec<_> = View::ALL.map(|view| (view, words::view(view))).into();
    html! {
        <div class="views">
            <Segmented<View> id="view" legend={words::text().views} {options} chosen={props.view} {onchange} />
            <div class="view-hint">{ hint(props.view) }</div>
        </div>
    }
}

fn hint(view: View) -> Html {
    match view {
        View::Restored => html! { <p class="hint">{ words::text().restored_hint }</p> },
        View::Wipe => html! { <p class="hint">{ words::text().wipe_hint }</p> },
        View::Errors => html! { <Legend /> },
    }
}
