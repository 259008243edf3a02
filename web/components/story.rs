//! What happens, in three steps.

use yew::prelude::*;

use super::glossary::{Prose, cite};
use crate::glossary::Source;
use crate::words::page as words;

/// The three steps.
#[component]
pub fn Story() -> Html {
    html! {
        <section class="story" id="how">
            <h2>{ words::text().story }</h2>
            <ol>
                <li><Prose text={words::text().story_draw} /></li>
                <li><Prose text={words::text().story_encode} />{ " " }{ cite(Source::Hinton) }</li>
                <li><Prose text={words::text().story_decode} />{ " " }{ cite(Source::Vincent) }</li>
            </ol>
            <p class="privacy">{ words::text().privacy }</p>
        </section>
    }
}
