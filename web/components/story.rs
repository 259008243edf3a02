//! What happens, in three steps.

use yew::prelude::*;

use crate::words::page as words;

/// The three steps.
#[component]
pub fn Story() -> Html {
    html! {
        <section class="story" id="how">
            <h2>{ words::text().story }</h2>
            <ol>
                <li>{ words::text().story_draw }</li>
                <li>{ words::text().story_encode }</li>
                <li>{ words::text().story_decode }</li>
            </ol>
            <p class="privacy">{ words::text().privacy }</p>
        </section>
    }
}
