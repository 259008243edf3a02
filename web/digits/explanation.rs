//! What happens, in three steps.

use afterimage_app::glossary::Source;
use afterimage_app::texts::page as texts;
use yew::prelude::*;

use crate::glossary::{Prose, cite};

/// The three steps.
#[component]
pub fn Explanation() -> Html {
    html! {
        <section class="story" id="how">
            <h2>{ texts::text().explanation }</h2>
            <ol>
                <li><Prose text={texts::text().explain_draw} /></li>
                <li><Prose text={texts::text().explain_encode} />{ " " }{ cite(Source::Hinton) }</li>
                <li><Prose text={texts::text().explain_decode} />{ " " }{ cite(Source::Vincent) }</li>
            </ol>
            <p class="privacy">{ texts::text().privacy }</p>
        </section>
    }
}
