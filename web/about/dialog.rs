//! The dialog.

use afterimage_app::about::About;
use afterimage_app::state::Action;
use afterimage_app::texts::{about as texts, page};
use yew::prelude::*;

use super::libraries::libraries;
use super::sources::sources;

/// The dialog, at `node` for whoever opens it. It is the browser's own, closed by its form, by Escape, or by a press
/// beside it.
pub fn dialog(node: NodeRef, about: &About, dispatch: &Callback<Action>) -> Html {
    html! {
        <dialog ref={node} class="about" aria-labelledby="about" closedby="any">
            <div class="head">
                <h2 id="about">{ texts::text().heading }</h2>
                <form method="dialog"><button>{ texts::text().close }</button></form>
            </div>
            <p>{ texts::text().what }{ " " }{ texts::text().licence }</p>
            <p>{ page::text().privacy }</p>
            <p class="hint">{ texts::version(env!("CARGO_PKG_VERSION")) }</p>
            { sources() }
            { libraries(about, dispatch) }
        </dialog>
    }
}
