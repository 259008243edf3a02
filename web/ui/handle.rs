//! A handle on a picture.

use afterimage_app::texts::corruption;
use afterimage_app::texts::handles::HandleTexts;
use afterimage_imaging::Point;
use web_sys::Element;
use yew::prelude::*;

use super::focus::focus;
use super::position::{point_style, rectangle_style};
use crate::browser::keys::key;

/// See [`Handle`].
#[derive(Properties, PartialEq)]
pub struct HandleProps<P: HandleTexts> {
    /// The picture that has the handle.
    pub picture: P,
    /// Which handle.
    pub handle: P::Handle,
    /// The middle of the handle, in pixels of the picture.
    pub point: Point,
    /// The drag area around it.
    pub area: NodeRef,
    /// Takes what the keys do.
    pub onchange: Callback<P::Action>,
}

/// A handle as a slider: its looks, its texts and its keys. The drag area follows the pointers.
#[component]
pub fn Handle<P: HandleTexts>(props: &HandleProps<P>) -> Html {
    let HandleProps { ref picture, handle, point, .. } = *props;
    let Some(slider) = picture.slider_value(handle) else {
        return Html::default();
    };
    let rectangle = picture.rectangle(handle);
    let style = match rectangle {
        Some(rectangle) => rectangle_style(rectangle, picture.size()),
        None => point_style(point, picture.size()),
    };
    let [least, most] = slider.range;
    html! {
        <span
            class={classes!(rectangle.is_none().then_some("handle"), P::kind(handle))}
            ~style={style}
            role="slider"
            tabindex="0"
            aria-label={P::handle_name(handle)}
            aria-roledescription={slider.is_two_dimensional.then_some(corruption::text().two_ways)}
            aria-valuemin={format!("{least:.0}")}
            aria-valuemax={format!("{most:.0}")}
            aria-valuenow={format!("{:.0}", slider.value)}
            aria-valuetext={picture.value_text(handle)}
            onkeydown={on_key(props)}
        />
    }
}

fn on_key<P: HandleTexts>(props: &HandleProps<P>) -> Callback<KeyboardEvent> {
    let HandleProps { picture, area, onchange, .. } = props;
    let (picture, area, onchange, handle) = (picture.clone(), area.clone(), onchange.clone(), props.handle);
    Callback::from(move |event: KeyboardEvent| {
        if let Some(action) = picture.on_key(handle, &key(&event)) {
            // The arrow keys would scroll the page.
            event.prevent_default();
            let is_last_deleted = picture.is_last_deleted(&action);
            onchange.emit(action);
            // Otherwise the focus would be lost with the handle.
            if let (true, Some(area)) = (is_last_deleted, area.cast::<Element>()) {
                focus(&area);
            }
        }
    })
}
