//! Digits to pick from.

use std::rc::Rc;

use afterimage_imaging::Image;
use yew::prelude::*;

use super::Pixels;
use crate::state::Samples;

/// See [`DigitRow`].
#[derive(Properties, PartialEq)]
pub struct DigitRowProps {
    /// The sample digits.
    pub samples: Samples,
    /// How many of them the row has, from the first one on.
    pub count: usize,
    /// The row's class.
    pub class: &'static str,
    /// The class of each of its places.
    pub place: &'static str,
    /// Name of the row.
    pub legend: AttrValue,
    /// Name of the digit at a place.
    pub name: Callback<usize, String>,
    /// The picked one.
    pub picked: Option<usize>,
    /// Takes the place of the one that is pressed.
    pub onpick: Callback<usize>,
}

/// One button for each digit. Before they are there it keeps their places, so that nothing moves when they come;
/// without them it is nothing.
#[component]
pub fn DigitRow(props: &DigitRowProps) -> Html {
    let DigitRowProps { class, place, count, .. } = *props;
    match &props.samples {
        Samples::Failed(_) => Html::default(),
        Samples::Loading => html! {
            <div {class} aria-hidden="true">{ for (0..count).map(|_| html! { <span class={place} /> }) }</div>
        },
        Samples::Ready(images) => html! {
            <div {class} role="group" aria-label={&props.legend}>
                { for images.iter().take(count).enumerate().map(|(index, image)| button(props, index, image)) }
            </div>
        },
    }
}

fn button(props: &DigitRowProps, index: usize, image: &Rc<Image>) -> Html {
    let is_picked = props.picked == Some(index);
    html! {
        <button
            key={index}
            type="button"
            class={props.place}
            aria-label={props.name.emit(index)}
            aria-pressed={is_picked.to_string()}
            onclick={props.onpick.reform(move |_: MouseEvent| index)}
        >
            <Pixels image={Rc::clone(image)} />
        </button>
    }
}
