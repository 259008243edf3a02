//! What happens, in four steps.

use yew::prelude::*;

use crate::words::{eyes as words, page};

/// The four steps.
#[component]
pub fn EyesStory() -> Html {
    html! {
        <section class="story eyes-story" id="how-eyes">
            <h2>{ words::text().story }</h2>
            <ol>
                <li>{ words::text().story_learn }</li>
                <li>{ words::text().story_unseen }</li>
                <li>{ words::text().story_skips }</li>
                <li>{ words::text().story_mask }</li>
            </ol>
            <p class="privacy">{ page::text().privacy }</p>
        </section>
    }
}
