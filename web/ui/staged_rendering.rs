//! Making a page part by part, so that the first of them are there at once.

use gloo_render::request_animation_frame;
use yew::prelude::*;

/// How many frames were painted since the component was mounted, up to `most`. Parts that wait for their frame leave the
/// browser room between them: made all at once, a slow phone could do nothing else for a quarter of a second.
#[hook]
pub fn use_staged_rendering(most: u32) -> u32 {
    let painted = use_state_eq(|| 0);
    let now = *painted;
    use_effect_with(now, move |now| {
        let now = *now;
        let frame = (now < most).then(|| request_animation_frame(move |_| painted.set(now + 1)));
        // Dropping the frame cancels it.
        move || drop(frame)
    });
    now
}
