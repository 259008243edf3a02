//! Sources.

use yew::prelude::*;

use crate::glossary::Source;
use crate::words::glossary as words;

/// A link to a source, in a tab of its own, so that the page stays as it is.
pub fn cite(source: Source) -> Html {
    html! {
        <a href={source.url()} target="_blank" rel="noopener noreferrer">{ words::source(source) }</a>
    }
}
