//! The licences' texts.

use yew::prelude::*;

use crate::about::{Licences, Text};
use crate::words::about as words;

/// Each licence, to be unfolded: its texts, each below the libraries that come with it.
pub fn texts(licences: &Licences) -> Html {
    html! {
        <>
            <h3>{ words::text().texts }</h3>
            <p class="hint">{ words::text().texts_hint }</p>
            { for licences.by_licence().map(licence) }
        </>
    }
}

fn licence(texts: &[Text]) -> Html {
    let name = texts.first().map(|text| text.licence.as_str()).unwrap_or_default();
    let count = texts.iter().map(|text| text.libraries.len()).sum();
    html! {
        <details>
            <summary>{ words::licence(name, count) }</summary>
            { for texts.iter().map(|text| html! {
                <>
                    <p class="hint">{ text.libraries.join(", ") }</p>
                    <pre>{ &text.words }</pre>
                </>
            }) }
        </details>
    }
}
