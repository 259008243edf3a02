//! The explanation below the eyes' workspace.

use afterimage_app::glossary::Publication;
use afterimage_app::texts::{eyes as texts, page};
use yew::prelude::*;

use crate::glossary::{Prose, cite};

/// Explains in four steps how the network restores an eye.
#[component]
pub fn EyesExplanation() -> Html {
    html! {
        <section class="story eyes-story" id="how-eyes">
            <h2>{ texts::text().explanation }</h2>
            <ol>
                <li><Prose text={texts::text().explain_learn} /></li>
                <li><Prose text={texts::text().explain_unseen} /></li>
                <li><Prose text={texts::text().explain_skips} />{ " " }{ cite(Publication::Mao) }</li>
                <li><Prose text={texts::text().explain_mask} /></li>
            </ol>
            <p class="privacy">{ page::text().privacy }</p>
        </section>
    }
}
