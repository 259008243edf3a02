//! What can be done with the drawing.

use yew::prelude::*;

use super::SampleRow;
use crate::drawing::Source;
use crate::state::{Action, Samples};
use crate::words;

/// See [`PadTools`].
#[derive(Properties, PartialEq)]
pub struct PadToolsProps {
    /// Whether there is a step to take back.
    pub can_undo: bool,
    /// Whether there is nothing to clear.
    pub is_blank: bool,
    /// What is on the pad.
    pub source: Source,
    /// The sample digits.
    pub samples: Samples,
    /// Takes the actions.
    pub emit: Callback<Action>,
}

/// Undo, Clear, and the samples.
#[component]
pub fn PadTools(props: &PadToolsProps) -> Html {
    let picked = match props.source {
        Source::Sample(index) => Some(index),
        Source::Strokes(_) => None,
    };
    let undo = props.emit.reform(|_: MouseEvent| Action::Undo);
    let clear = props.emit.reform(|_: MouseEvent| Action::Clear);
    html! {
        <div class="tools for-drawing">
            <div class="row">
                <button type="button" onclick={undo} disabled={!props.can_undo}>{ words::UNDO }</button>
                <button type="button" onclick={clear} disabled={props.is_blank}>{ words::CLEAR }</button>
            </div>
            <SampleRow samples={props.samples.clone()} {picked} emit={props.emit.clone()} />
        </div>
    }
}
