//! Rendering a page in stages, so that its first parts appear at once.

use gloo_render::request_animation_frame;
use yew::prelude::*;

/// Counts the frames since the component was mounted, up to `last`. A part that waits for its frame lets the browser
/// work in between: rendering everything at once blocks a slow phone for a quarter of a second.
#[hook]
pub fn use_staged_rendering(last: u32) -> u32 {
    let painted = use_state_eq(|| 0);
    let now = *painted;
    use_effect_with(now, move |now| {
        let now = *now;
        let frame = (now < last).then(|| request_animation_frame(move |_| painted.set(now + 1)));
        // Dropping the frame cancels it.
        move || drop(frame)
    });
    now
}
