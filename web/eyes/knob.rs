//! The handles of the crosshair over an eye.

use afterimage_app::eyes::handles::{EyeHandle, nudge};
use afterimage_app::eyes::{RADII, degrees};
use afterimage_app::state::Action;
use afterimage_app::texts::corruption;
use afterimage_app::texts::eyes as texts;
use afterimage_imaging::{EYE_SIDE, Point, Reticle};
use yew::prelude::*;

use crate::browser::keys::key;
use crate::ui::place::place;

/// See [`EyeKnob`].
#[derive(Properties, PartialEq)]
pub struct EyeKnobProps {
    /// What it does.
    pub handle: EyeHandle,
    /// Where it is, in the picture's pixels.
    pub point: Point,
    /// The crosshair.
    pub reticle: Reticle,
    /// Takes what the keys do.
    pub emit: Callback<Action>,
}

/// A handle. Pointers are the frame's; here are the looks and the keys.
#[component]
pub fn EyeKnob(props: &EyeKnobProps) -> Html {
    let EyeKnobProps { handle, point, reticle, .. } = *props;
    let emit = props.emit.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let key = key(&event);
        if key.is_shortcut() {
            return;
        }
        if let Some(action) = nudge(handle, &key.name, key.is_shifted, &reticle) {
            // The arrow keys would scroll the page.
            event.prevent_default();
            emit.emit(Action::Eyes(action));
        }
    });
    let (least, most, now) = match handle {
        EyeHandle::Middle => (0.0, EYE_SIDE as f32, reticle.x),
        EyeHandle::Turn => (-180.0, 180.0, degrees(&reticle)),
        EyeHandle::Size => (*RADII.start(), *RADII.end(), reticle.radius),
    };
    html! {
        <span
            class={classes!("handle", kind(handle))}
            ~style={place(point, EYE_SIDE)}
            role="slider"
            tabindex="0"
            aria-label={texts::handle(handle)}
            aria-roledescription={(handle == EyeHandle::Middle).then_some(corruption::text().two_ways)}
            aria-valuemin={format!("{least:.0}")}
            aria-valuemax={format!("{most:.0}")}
            aria-valuenow={format!("{now:.0}")}
            aria-valuetext={texts::reading(handle, &reticle)}
            {onkeydown}
        />
    }
}

/// A handle's class, of which there is one handle.
pub fn kind(handle: EyeHandle) -> &'static str {
    match handle {
        EyeHandle::Middle => "moves-crosshair",
        EyeHandle::Turn => "turns-crosshair",
        EyeHandle::Size => "resizes-crosshair",
    }
}
