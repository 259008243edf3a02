//! The tour offered to those who are new.

use yew::prelude::*;

use super::start::{end, start};
use crate::state::Action;
use crate::words::tour as words;
use crate::workspace::Workspace;

/// See [`TourOffer`].
#[derive(Properties, PartialEq)]
pub struct TourOfferProps {
    /// The workspace that is shown.
    pub workspace: Workspace,
    /// Takes the answer.
    pub emit: Callback<Action>,
}

/// The offer. It covers nothing and takes no focus.
#[component]
pub fn TourOffer(props: &TourOfferProps) -> Html {
    let node = use_node_ref();
    let decline = {
        let (node, emit) = (node.clone(), props.emit.clone());
        Callback::from(move |_: MouseEvent| end(&node, &emit))
    };
    html! {
        <div ref={node} class="tour-offer" role="group" aria-labelledby="tour-offer">
            <span id="tour-offer">{ words::text().offer }</span>
            <span class="answers">
                <button type="button" onclick={start(props.workspace, &props.emit)}>{ words::text().start }</button>
                <button type="button" onclick={decline}>{ words::text().decline }</button>
            </span>
        </div>
    }
}
