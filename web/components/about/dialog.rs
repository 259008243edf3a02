//! The dialog.

use yew::prelude::*;

use super::libraries::libraries;
use super::sources::sources;
use crate::about::About;
use crate::state::Action;
use crate::words::{self, about as own};

/// The dialog, at `node` for whoever opens it. It is the browser's own, closed by its form, by Escape, or by a press
/// beside it.
pub fn dialog(node: NodeRef, about: &About, emit: &Callback<Action>) -> Html {
    html! {
        <dialog ref={node} class="about" aria-labelledby="about" closedby="any">
            <header>
                <h2 id="about">{ own::HEADING }</h2>
                <form method="dialog"><button>{ own::CLOSE }</button></form>
            </header>
            <p>{ own::WHAT }{ " " }{ own::LICENCE }</p>
            <p>{ words::PRIVACY }</p>
            <p class="hint">{ own::version(env!("CARGO_PKG_VERSION")) }</p>
            { sources() }
            { libraries(about, emit) }
        </dialog>
    }
}
