//! The note that the page works offline.

use yew::prelude::*;

use afterimage_app::texts::offline as texts;

#[derive(Properties, PartialEq)]
pub struct CachedNoteProps {
    /// Whether all files are cached.
    pub is_cached: bool,
}

/// A line at the foot of the page, shown once all files are cached.
#[component]
pub fn CachedNote(props: &CachedNoteProps) -> Html {
    html! {
        if props.is_cached {
            <p class="kept hint">{ texts::text().cached }</p>
        }
    }
}
