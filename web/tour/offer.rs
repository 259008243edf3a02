//! The offer of the tour, on the first visit.

use afterimage_app::state::Action;
use afterimage_app::texts::tour as texts;
use afterimage_app::workspace::Workspace;
use yew::prelude::*;

use super::start::{end, start};

#[derive(Properties, PartialEq)]
pub struct TourOfferProps {
    /// The workspace that is shown.
    pub workspace: Workspace,
    /// Receives the answer.
    pub dispatch: Callback<Action>,
}

/// Asks whether to start the tour. It covers nothing and does not take the focus.
#[component]
pub fn TourOffer(props: &TourOfferProps) -> Html {
    let node = use_node_ref();
    let decline = {
        let (node, dispatch) = (node.clone(), props.dispatch.clone());
        Callback::from(move |_: MouseEvent| end(&node, &dispatch))
    };
    html! {
        <div ref={node} class="tour-offer" role="group" aria-labelledby="tour-offer">
            <span id="tour-offer">{ texts::text().offer }</span>
            <span class="answers">
                <button type="button" onclick={start(props.workspace, &props.dispatch)}>{ texts::text().start }</button>
                <button type="button" onclick={decline}>{ texts::text().decline }</button>
            </span>
        </div>
    }
}
