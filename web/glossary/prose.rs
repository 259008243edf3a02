//! Running text whose terms explain themselves.

use afterimage_app::glossary::Term;
use afterimage_app::glossary::prose::{Marked, Segment};
use afterimage_app::texts::glossary as texts;
use yew::prelude::*;

use super::explained_term::ExplainedTerm;

#[derive(Properties, PartialEq)]
pub struct ProseProps {
    pub text: Marked,
}

/// The text, for the inside of a paragraph.
#[component]
pub fn Prose(props: &ProseProps) -> Html {
    // A text that changes is replaced as a whole; `ui/text.rs` says why.
    html! { <><span key={props.text.0}>{ for props.text.segments().into_iter().map(piece) }</span></> }
}

fn piece(segment: Segment<'static>) -> Html {
    match segment {
        Segment::Plain(text) => html! { text },
        Segment::Term { shown, key, tail } => match Term::from_key(key) {
            Some(term) => {
                let [_, meaning] = texts::entry(term);
                html! { <ExplainedTerm {shown} {meaning} {tail} /> }
            }
            // No language has such a mark.
            None => html! { <>{ shown }{ tail }</> },
        },
    }
}
