//! The restored picture.

use std::rc::Rc;

use afterimage_imaging::Image;
use yew::prelude::*;

use super::Pixels;
use crate::words;

/// See [`NetworkOutput`].
#[derive(Properties, PartialEq)]
pub struct NetworkOutputProps {
    /// The restored picture; none before the first answer.
    pub image: Option<Rc<Image>>,
    /// Whether the chosen network has yet to answer.
    pub is_stale: bool,
    /// Whether it will not, without help.
    pub has_failed: bool,
}

/// The picture, as the network gives it.
#[component]
pub fn NetworkOutput(props: &NetworkOutputProps) -> Html {
    let blank = use_memo((), |()| Image::digit());
    let image = props.image.clone().unwrap_or(blank);
    let waiting = if props.has_failed { words::RECONSTRUCTION_FAILED } else { words::RECONSTRUCTION_EMPTY };
    html! {
        <section class="panel restored">
            <h2>{ words::RECONSTRUCTION }</h2>
            <p class="hint">{ words::RECONSTRUCTION_HINT }</p>
            <div class={classes!("frame", props.is_stale.then_some("stale"))}>
                <Pixels {image} label={words::RECONSTRUCTION} />
                if props.image.is_none() {
                    <p class="overlay">{ waiting }</p>
                }
            </div>
        </section>
    }
}
