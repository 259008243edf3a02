//! The choice between the views of the result.

use afterimage_app::result::{ResultAction, View};
use afterimage_app::state::Action;
use afterimage_app::texts::result as texts;
use yew::prelude::*;

use super::legend::Legend;
use crate::ui::{Segmented, changing};

#[derive(Properties, PartialEq)]
pub struct ViewsProps {
    /// What is shown.
    pub view: View,
    pub dispatch: Callback<Action>,
}

/// The choice, and under it what the view shows: a line that is as high for every view.
#[component]
pub fn Views(props: &ViewsProps) -> Html {
    let chosen = View::ALL.iter().position(|view| *view == props.view).unwrap_or_default();
    let onchange = props.dispatch.reform(|index: usize| Action::Result(ResultAction::Show(View::ALL[index])));
    html! {
        <div class="views">
            <Segmented id="view" legend={texts::text().views} options={View::ALL.map(texts::view).to_vec()} {chosen} {onchange} />
            <div class="view-hint">{ hint(props.view) }</div>
        </div>
    }
}

fn hint(view: View) -> Html {
    match view {
        View::Restored => html! { <p class="hint">{ changing(texts::text().restored_hint) }</p> },
        View::Wipe => html! { <p class="hint">{ changing(texts::text().wipe_hint) }</p> },
        View::Errors => html! { <Legend /> },
    }
}
