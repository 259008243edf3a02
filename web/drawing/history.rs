//! Steps back and forward.

use yew::prelude::*;

use afterimage_app::drawing::DrawingAction;
use afterimage_app::state::Action;
use afterimage_app::texts::drawing as texts;

#[derive(Properties, PartialEq)]
pub struct HistoryProps {
    /// Whether there is a step to take back.
    pub can_undo: bool,
    /// Whether there is a step to take again.
    pub can_redo: bool,
    /// Whether there is nothing to clear.
    pub is_blank: bool,
    pub dispatch: Callback<Action>,
}

/// Undo, Redo and Clear.
#[component]
pub fn History(props: &HistoryProps) -> Html {
    let button = |name: &'static str, action: DrawingAction, is_of_use: bool| {
        let onclick = props.dispatch.reform(move |_: MouseEvent| Action::Draw(action.clone()));
        html! { <button type="button" {onclick} disabled={!is_of_use}>{ name }</button> }
    };
    html! {
        <div class="history">
            { button(texts::text().undo, DrawingAction::Undo, props.can_undo) }
            { button(texts::text().redo, DrawingAction::Redo, props.can_redo) }
            { button(texts::text().clear, DrawingAction::Clear, !props.is_blank) }
        </div>
    }
}
