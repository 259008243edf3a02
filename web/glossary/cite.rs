//! Sources.

use yew::prelude::*;

use afterimage_app::glossary::Source;
use afterimage_app::texts::glossary as texts;

/// A link to a source, in a tab of its own, so that the page stays as it is.
pub fn cite(source: Source) -> Html {
    html! {
        <a href={source.url()} target="_blank" rel="noopener noreferrer">{ texts::source(source) }</a>
    }
}
