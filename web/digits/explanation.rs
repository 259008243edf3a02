//! The explanation below the digits' workspace.

use afterimage_app::glossary::Publication;
use afterimage_app::texts::page as texts;
use afterimage_app::workspace::Workspace;
use yew::prelude::*;

use crate::glossary::{Prose, cite};
use crate::ui::use_scroll_to_hash;

/// Explains in three steps how the network restores a digit.
#[component]
pub fn Explanation() -> Html {
    let section = use_scroll_to_hash(Workspace::Digits.explanation_hash());
    html! {
        <section class="story" id="how" ref={section}>
            <h2>{ texts::text().explanation }</h2>
            <ol>
                <li><Prose text={texts::text().explain_draw} /></li>
                <li><Prose text={texts::text().explain_encode} />{ " " }{ cite(Publication::Hinton) }</li>
                <li><Prose text={texts::text().explain_decode} />{ " " }{ cite(Publication::Vincent) }</li>
            </ol>
            <p class="privacy">{ texts::text().privacy }</p>
        </section>
    }
}
