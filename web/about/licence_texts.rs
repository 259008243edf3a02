//! The licences' texts.

use yew::prelude::*;

use afterimage_app::about::{Licences, Text};
use afterimage_app::texts::about as texts;

/// Each licence, to be unfolded: its texts, each below the libraries that come with it.
pub fn licence_texts(licences: &Licences) -> Html {
    html! {
        <>
            <h3>{ texts::text().texts }</h3>
            <p class="hint">{ texts::text().texts_hint }</p>
            { for licences.by_licence().map(licence) }
        </>
    }
}

fn licence(texts: &[Text]) -> Html {
    let name = texts.first().map(|text| text.licence.as_ref()).unwrap_or_default();
    let count = texts.iter().map(|text| text.libraries.len()).sum();
    html! {
        <details>
            <summary>{ texts::licence(name, count) }</summary>
            { for texts.iter().map(|text| html! {
                <>
                    <p class="hint">{ text.libraries.join(", ") }</p>
                    <pre>{ AttrValue::from(text.words.clone()) }</pre>
                </>
            }) }
        </details>
    }
}
