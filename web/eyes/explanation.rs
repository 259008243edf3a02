//! The explanation below the eyes' workspace.

use afterimage_app::glossary::Publication;
use afterimage_app::texts::{eyes as texts, page};
use afterimage_app::workspace::Workspace;
use yew::prelude::*;

use crate::glossary::{Prose, cite};
use crate::ui::use_scroll_to_hash;

/// Explains in four steps how the network restores an eye.
#[component]
pub fn EyesExplanation() -> Html {
    let section = use_scroll_to_hash(Workspace::Eyes.explanation_hash());
    html! {
        <section class="story eyes-story" id="how-eyes" ref={section}>
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
