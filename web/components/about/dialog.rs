//! The dialog.

use yew::prelude::*;

use super::libraries::libraries;
use super::sources::sources;
use crate::about::About;
use crate::state::Action;
use crate::words::{about as own, page};

/// The dialog, at `node` for whoever opens it. It is the browser's own, closed by its form, by Escape, or by a press
/// beside it.
pub fn dialog(node: NodeRef, about: &About, emit: &Callback<Action>) -> Html {
    html! {
        <dialog ref={node} class="about" aria-labelledby="about" closedby="any">
            <div class="head">
                <h2 id="about">{ own::text().heading }</h2>
                <form method="dialog"><button>{ own::text().close }</button></form>
            </div>
            <p>{ own::text().what }{ " " }{ own::text().licence }</p>
            <p>{ page::text().privacy }</p>
            <p class="hint">{ own::version(env!("CARGO_PKG_VERSION")) }</p>
            { sources() }
            { libraries(about, emit) }
        </dialog>
    }
}
