//! A row of small pictures to pick from.

use std::rc::Rc;

use afterimage_app::image_set::ImageSet;
use afterimage_imaging::Image;
use web_sys::Element;
use yew::prelude::*;

use super::Pixels;
use super::focus::focus_within;
use crate::browser::keys::key;

#[derive(Properties, PartialEq)]
pub struct ThumbnailRowProps {
    /// The pictures.
    pub samples: ImageSet,
    /// How many of the pictures the row shows, from the first one.
    pub count: usize,
    /// The row's class.
    pub class: &'static str,
    /// The accessible name of the row.
    pub legend: AttrValue,
    /// The accessible name of the picture with an index.
    pub name: Callback<usize, String>,
    /// The index of the picked picture.
    pub picked: Option<usize>,
    /// Receives the index of the picture that the user picks.
    pub onpick: Callback<usize>,
}

/// One button for each picture. The Tab key stops once, and the arrow keys move between the buttons. While the pictures
/// are loading, empty boxes keep their places, so that nothing moves later. If they failed to load, it renders nothing.
#[component]
pub fn ThumbnailRow(props: &ThumbnailRowProps) -> Html {
    let ThumbnailRowProps { class, count, .. } = *props;
    let node = use_node_ref();
    let focused = use_state_eq(|| None::<usize>);
    let stop = focused.or(props.picked).filter(|stop| *stop < count).unwrap_or_default();
    let onfocus = {
        let setter = focused.setter();
        Callback::from(move |index| setter.set(Some(index)))
    };
    let row = node.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let next = key(&event).step_in_row(stop, count);
        if let (Some(next), Some(row)) = (next, row.cast::<Element>()) {
            // The keys would scroll the page.
            event.prevent_default();
            focus_within(&row, &format!("button:nth-child({})", next + 1));
        }
    });
    match &props.samples {
        ImageSet::Failed(_) => Html::default(),
        ImageSet::Loading => html! {
            <div {class} aria-hidden="true">{ for (0..count).map(|_| html! { <span class="digit" /> }) }</div>
        },
        ImageSet::Ready(images) => html! {
            <div ref={node} {class} role="toolbar" aria-label={&props.legend} {onkeydown}>
                { for images.iter().take(count).enumerate().map(|(index, image)| {
                    button(props, index, image, index == stop, onfocus.reform(move |_: FocusEvent| index))
                }) }
            </div>
        },
    }
}

fn button(
    props: &ThumbnailRowProps,
    index: usize,
    image: &Rc<Image>,
    is_stop: bool,
    onfocus: Callback<FocusEvent>,
) -> Html {
    let is_picked = props.picked == Some(index);
    html! {
        <button
            key={index}
            type="button"
            class="digit"
            aria-label={props.name.emit(index)}
            aria-pressed={is_picked.to_string()}
            tabindex={if is_stop { "0" } else { "-1" }}
            {onfocus}
            onclick={props.onpick.reform(move |_: MouseEvent| index)}
        >
            <Pixels image={Rc::clone(image)} />
        </button>
    }
}
