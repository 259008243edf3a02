//! What happens, in four steps.

use yew::prelude::*;

use crate::components::glossary::{Prose, cite};
use crate::glossary::Source;
use crate::words::{eyes as words, page};

/// The four steps.
#[component]
pub fn EyesStory() -> Html {
    html! {
        <section class="story eyes-story" id="how-eyes">
            <h2>{ words::text().story }</h2>
            <ol>
                <li><Prose text={words::text().story_learn} /></li>
                <li><Prose text={words::text().story_unseen} /></li>
                <li><Prose text={words::text().story_skips} />{ " " }{ cite(Source::Mao) }</li>
                <li><Prose text={words::text().story_mask} /></li>
            </ol>
            <p class="privacy">{ page::text().privacy }</p>
        </section>
    }
}
