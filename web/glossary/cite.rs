//! Sources.

use yew::prelude::*;

use afterimage_app::glossary::Publication;
use afterimage_app::texts::glossary as texts;

/// A link to a source, in a tab of its own, so that the page stays as it is.
pub fn cite(publication: Publication) -> Html {
    html! {
        <a href={publication.url()} target="_blank" rel="noopener noreferrer">{ texts::publication(publication) }</a>
    }
}
