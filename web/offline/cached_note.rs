//! That the page needs no network any more.

use yew::prelude::*;

use afterimage_app::texts::offline as texts;

/// See [`CachedNote`].
#[derive(Properties, PartialEq)]
pub struct CachedNoteProps {
    /// Whether everything is kept.
    pub is_cached: bool,
}

/// A line below the page; nothing before all is kept.
#[component]
pub fn CachedNote(props: &CachedNoteProps) -> Html {
    html! {
        if props.is_cached {
            <p class="kept hint">{ texts::text().cached }</p>
        }
    }
}
