//! Texts that change.
//!
//! A browser that translates the page replaces its text nodes. yew would go on writing into the replaced node, where
//! nobody sees it, or insert an element before it, which fails. So a text that changes is in an element of its own that
//! is replaced with it: yew holds elements, and the browser leaves them in their places.

use yew::prelude::*;

/// A text that changes. When it does, another element replaces it, and its translation with it.
pub fn changing(text: impl Into<AttrValue>) -> Html {
    keyed(&text.into(), None)
}

/// The same for a number, which is not to be translated.
pub fn changing_number(text: impl Into<AttrValue>) -> Html {
    keyed(&text.into(), Some("no"))
}

fn keyed(text: &AttrValue, translate: Option<&'static str>) -> Html {
    // The fragment keeps the key apart from the keys around it: two texts may be equal.
    html! { <><span key={&**text} {translate}>{ text }</span></> }
}
