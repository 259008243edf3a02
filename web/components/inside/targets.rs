//! The digits that the way can lead to, as buttons.

use std::rc::Rc;

use afterimage_imaging::Image;
use yew::prelude::*;

use crate::components::controls::Pixels;
use crate::inside::{InsideAction, Target};
use crate::state::{Action, Samples};
use crate::words::inside as words;

/// One of each digit: the samples hold them twice, in order.
const DIGITS: usize = 10;

/// See [`Targets`].
#[derive(Properties, PartialEq)]
pub struct TargetsProps {
    /// The sample digits.
    pub samples: Samples,
    /// The chosen one.
    pub picked: Option<usize>,
    /// Takes the picks.
    pub emit: Callback<Action>,
}

/// One button for each digit; the chosen one takes its choice back.
#[component]
pub fn Targets(props: &TargetsProps) -> Html {
    match &props.samples {
        Samples::Failed(_) => html! {},
        Samples::Loading => html! {
            <div class="targets" aria-hidden="true">{ for (0..DIGITS).map(|_| html! { <span class="target" /> }) }</div>
        },
        Samples::Ready(images) => html! {
            <div class="targets" role="group" aria-label={words::TARGETS}>
                { for images.iter().take(DIGITS).enumerate().map(|(digit, image)| button(props, digit, image)) }
            </div>
        },
    }
}

fn button(props: &TargetsProps, digit: usize, image: &Rc<Image>) -> Html {
    let is_picked = props.picked == Some(digit);
    let pick = props.emit.reform(move |_: MouseEvent| {
        let target = if is_picked { Target::None } else { Target::Sample(digit) };
        Action::Inside(InsideAction::SetTarget(target))
    });
    html! {
        <button
            key={digit}
            type="button"
            class="target"
            aria-label={words::target(digit)}
            aria-pressed={is_picked.to_string()}
            onclick={pick}
        >
            <Pixels image={Rc::clone(image)} />
        </button>
    }
}
