//! What happens, in three steps.

use afterimage_app::glossary::Publication;
use afterimage_app::texts::page as texts;
use yew::prelude::*;

use crate::glossary::{Prose, cite};

/// The three steps.
#[component]
pub fn Story() -> Html {
    html! {
        <section class="story" id="how">
            <h2>{ texts::text().story }</h2>
            <ol>
                <li><Prose text={texts::text().story_draw} /></li>
                <li><Prose text={texts::text().story_encode} />{ " " }{ cite(Publication::Hinton) }</li>
                <li><Prose text={texts::text().story_decode} />{ " " }{ cite(Publication::Vincent) }</li>
            </ol>
            <p class="privacy">{ texts::text().privacy }</p>
        </section>
    }
}
