//! The choice between the views of the result.

use afterimage_app::result::{ResultAction, View};
use afterimage_app::state::Action;
use afterimage_app::texts::result as texts;
use yew::prelude::*;

use super::legend::Legend;
use crate::ui::{Segmented, changing};

#[derive(Properties, PartialEq)]
pub struct ViewsProps {
    /// The views to choose from.
    pub views: &'static [View],
    /// What is shown.
    pub view: View,
    /// The share of the picture that the mask covers, 0 to 1; `None` before the first answer.
    pub coverage: Option<f32>,
    pub dispatch: Callback<Action>,
}

/// The choice, and under it what the view shows: a line that is as high for every view.
#[component]
pub fn Views(props: &ViewsProps) -> Html {
    let (views, view) = (props.views, props.view.among(props.views));
    let chosen = views.iter().position(|other| *other == view).unwrap_or_default();
    let onchange = props.dispatch.reform(move |index: usize| Action::Result(ResultAction::Show(views[index])));
    let options: Vec<_> = views.iter().copied().map(texts::view).collect();
    html! {
        <div class="views">
            <Segmented id="view" legend={texts::text().views} {options} {chosen} {onchange} />
            <div class="view-hint">{ hint(view, props.coverage) }</div>
        </div>
    }
}

fn hint(view: View, coverage: Option<f32>) -> Html {
    match view {
        View::Restored => html! { <p class="hint">{ changing(texts::text().restored_hint) }</p> },
        View::Wipe => html! { <p class="hint">{ changing(texts::text().wipe_hint) }</p> },
        View::Errors => html! { <Legend /> },
        View::Mask => html! { <p class="hint">{ changing(texts::mask_hint(coverage)) }</p> },
    }
}
