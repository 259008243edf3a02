//! The dialog.

use yew::prelude::*;

use super::libraries::Libraries;
use super::sources::Sources;
use crate::about::About;
use crate::state::Action;
use crate::words::{about as own, page};

/// See [`Dialog`].
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// The dialog's element, for whoever opens it.
    pub node: NodeRef,
    /// The list of what the page is made of.
    pub about: About,
    /// Takes the actions.
    pub emit: Callback<Action>,
}

/// The dialog. It is the browser's own, closed by its form, by Escape, or by a press beside it.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    html! {
        <dialog ref={props.node.clone()} class="about" aria-labelledby="about" closedby="any">
            <header>
                <h2 id="about">{ own::text().heading }</h2>
                <form method="dialog"><button>{ own::text().close }</button></form>
            </header>
            <p>{ own::text().what }{ " " }{ own::text().licence }</p>
            <p>{ page::text().privacy }</p>
            <p class="hint">{ own::version(env!("CARGO_PKG_VERSION")) }</p>
            <Sources />
            <Libraries about={props.about.clone()} emit={props.emit.clone()} />
        </dialog>
    }
}
