//! What the page is built with.

use afterimage_app::about::{About, AboutAction, Library};
use afterimage_app::state::Action;
use afterimage_app::texts::{about as texts, engines};
use yew::prelude::*;

use super::licence_texts::licence_texts;
use crate::ui::changing;

/// Every library, then the licences' texts; or why they are not there, and a way on.
pub fn libraries(about: &About, dispatch: &Callback<Action>) -> Html {
    let retry = dispatch.reform(|_: MouseEvent| Action::About(AboutAction::Ask));
    html! {
        <section aria-labelledby="built-with">
            <h3 id="built-with">{ texts::text().built_with }</h3>
            <div aria-live="polite">
                { match about {
                    About::NotAsked | About::Coming => html! { <p class="hint">{ changing(texts::text().coming) }</p> },
                    About::Here(licences) => html! {
                        <p class="hint">{ changing(texts::thanks(licences.libraries.len())) }</p>
                    },
                    About::Failed(reason) => html! {
                        <div class="note trouble">
                            <p>{ changing(texts::failed(reason)) }</p>
                            <button type="button" onclick={retry}>{ engines::text().retry }</button>
                        </div>
                    },
                } }
            </div>
            if let About::Here(licences) = about {
                <ul class="libraries" translate="no">{ for licences.libraries.iter().map(library) }</ul>
                { licence_texts(licences) }
            }
        </section>
    }
}

fn library(library: &Library) -> Html {
    let Library { name, version, licence, repository } = library.clone();
    html! {
        <li>
            if repository.is_empty() {
                { name }
            } else {
                // In a tab of its own, so that the page stays as it is.
                <a href={repository} target="_blank" rel="noopener noreferrer">{ name }</a>
            }
            { " " }{ version }{ " " }
            <span class="hint">{ licence }</span>
        </li>
    }
}
