//! The sample digits as buttons.

use std::rc::Rc;

use afterimage_imaging::Image;
use yew::prelude::*;

use crate::components::controls::Pixels;
use crate::drawing::DrawAction;
use crate::state::{Action, Samples};
use crate::words::drawing as words;

/// As many as the row will hold, so that nothing moves when the pictures come.
const PLACES: usize = 20;

/// See [`SampleRow`].
#[derive(Properties, PartialEq)]
pub struct SampleRowProps {
    /// The samples.
    pub samples: Samples,
    /// The one on the pad.
    pub picked: Option<usize>,
    /// Takes the picks.
    pub emit: Callback<Action>,
}

/// One button for each sample, or a line that says why there are none.
#[component]
pub fn SampleRow(props: &SampleRowProps) -> Html {
    match &props.samples {
        Samples::Failed(reason) => html! {
            <p class="hint samples-failed" title={reason.clone()}>{ words::SAMPLES_FAILED }</p>
        },
        Samples::Loading => html! {
            <div class="samples" aria-hidden="true">{ for (0..PLACES).map(|_| html! { <span class="sample" /> }) }</div>
        },
        Samples::Ready(images) => html! {
            <div class="samples" role="group" aria-label={words::SAMPLES}>
                { for images.iter().enumerate().map(|(index, image)| button(props, index, image)) }
            </div>
        },
    }
}

fn button(props: &SampleRowProps, index: usize, image: &Rc<Image>) -> Html {
    let pick = props.emit.reform(move |_: MouseEvent| Action::Draw(DrawAction::Pick(index)));
    let is_picked = props.picked == Some(index);
    html! {
        <button
            key={index}
            type="button"
            class="sample"
            aria-label={words::sample(index)}
            aria-pressed={is_picked.to_string()}
            onclick={pick}
        >
            <Pixels image={Rc::clone(image)} />
        </button>
    }
}
