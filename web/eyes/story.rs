//! What happens, in four steps.

use afterimage_app::glossary::Publication;
use afterimage_app::texts::{eyes as texts, page};
use yew::prelude::*;

use crate::glossary::{Prose, cite};

/// The four steps.
#[component]
pub fn EyesStory() -> Html {
    html! {
        <section class="story eyes-story" id="how-eyes">
            <h2>{ texts::text().story }</h2>
            <ol>
                <li><Prose text={texts::text().story_learn} /></li>
                <li><Prose text={texts::text().story_unseen} /></li>
                <li><Prose text={texts::text().story_skips} />{ " " }{ cite(Publication::Mao) }</li>
                <li><Prose text={texts::text().story_mask} /></li>
            </ol>
            <p class="privacy">{ page::text().privacy }</p>
        </section>
    }
}
