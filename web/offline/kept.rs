//! That the page needs no network any more.

use yew::prelude::*;

use afterimage_app::texts::offline as texts;

/// See [`KeptNote`].
#[derive(Properties, PartialEq)]
pub struct KeptNoteProps {
    /// Whether everything is kept.
    pub is_kept: bool,
}

/// A line below the page; nothing before all is kept.
#[component]
pub fn KeptNote(props: &KeptNoteProps) -> Html {
    html! {
        if props.is_kept {
            <p class="kept hint">{ texts::text().kept }</p>
        }
    }
}
