//! What happens, in three steps.

use yew::prelude::*;

use crate::words;

/// The three steps.
#[component]
pub fn Story() -> Html {
    html! {
        <section class="story" id="how">
            <h2>{ words::STORY }</h2>
            <ol>
                <li>{ words::STORY_DRAW }</li>
                <li>{ words::STORY_ENCODE }</li>
                <li>{ words::STORY_DECODE }</li>
            </ol>
            <p class="privacy">{ words::PRIVACY }</p>
        </section>
    }
}
