//! What happens, in four steps.

use yew::prelude::*;

use crate::words::{self, eyes};

/// The four steps.
#[component]
pub fn EyesStory() -> Html {
    html! {
        <section class="story eyes-story" id="how-eyes">
            <h2>{ eyes::STORY }</h2>
            <ol>
                <li>{ eyes::STORY_LEARN }</li>
                <li>{ eyes::STORY_UNSEEN }</li>
                <li>{ eyes::STORY_SKIPS }</li>
                <li>{ eyes::STORY_MASK }</li>
            </ol>
            <p class="privacy">{ words::PRIVACY }</p>
        </section>
    }
}
