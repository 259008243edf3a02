//! Starting and ending the tour.

use afterimage_app::state::Action;
use afterimage_app::texts::tour as texts;
use afterimage_app::tour::TourAction;
use afterimage_app::workspace::Workspace;
use gloo_timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;

use crate::browser::address;
use crate::ui::focus::focus;

/// The id of the button in the document.
const ID: &str = "tour";

#[derive(Properties, PartialEq)]
pub struct TourButtonProps {
    /// The workspace that is shown.
    pub workspace: Workspace,
    /// Receives the action.
    pub dispatch: Callback<Action>,
}

/// The button that starts the tour at any time.
#[component]
pub fn TourButton(props: &TourButtonProps) -> Html {
    html! {
        <button type="button" id={ID} class="tour-button" onclick={start(props.workspace, &props.dispatch)}>
            { texts::text().tour }
        </button>
    }
}

/// Starts the tour. It shows the digits' workspace, so the page's address changes to that workspace.
pub fn start(workspace: Workspace, dispatch: &Callback<Action>) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| {
        if workspace != Workspace::Digits {
            address::lead_to(Workspace::Digits);
        }
        dispatch.emit(Action::Tour(TourAction::Start));
    })
}

/// Ends or declines the tour. If the focus is inside `shown`, which is about to be removed, it moves to the button that
/// starts the tour.
pub fn end(shown: &NodeRef, dispatch: &Callback<Action>) {
    let document = web_sys::window().and_then(|window| window.document());
    let focused = document.and_then(|document| document.active_element());
    let has_focus = shown.cast::<Element>().is_some_and(|shown| shown.contains(focused.as_deref()));
    dispatch.emit(Action::Tour(TourAction::End));
    if has_focus {
        // On a small screen the offer hides the button until the offer is removed.
        Timeout::new(0, focus_button).forget();
    }
}

fn focus_button() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(button) = document.and_then(|document| document.get_element_by_id(ID)) {
        focus(&button);
    }
}
