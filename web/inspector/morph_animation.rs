//! The animation of the morph.

use gloo_render::request_animation_frame;
use yew::prelude::*;

use afterimage_app::inspector::InspectorAction;
use afterimage_app::inspector::view::is_morph_step_due;
use afterimage_app::state::{Action, State};

/// The first step, and the shortest one, in milliseconds. A step of 0 would change nothing, and end the animation.
const MIN_STEP_MS: f64 = 1.0;

/// While the morph plays, each step comes with the next frame after the last step is drawn. So it is as fast as the
/// engine, and it pauses out of view.
#[hook]
pub fn use_morph_animation(state: &State, dispatch: &Callback<Action>) {
    let is_due = is_morph_step_due(state);
    let last = use_mut_ref(|| None::<f64>);
    if !state.digits.inspector.morph.is_playing {
        last.replace(None);
    }
    let dispatch = dispatch.clone();
    use_effect_with((is_due, state.digits.inspector.morph.clone()), move |(is_due, _)| {
        let frame = is_due.then(|| {
            request_animation_frame(move |now| {
                let before = last.replace(Some(now));
                let step = before.map_or(MIN_STEP_MS, |before| (now - before).max(MIN_STEP_MS));
                dispatch.emit(Action::Inspector(InspectorAction::AdvanceMorph(step as f32)));
            })
        });
        // Dropping the frame cancels it.
        move || drop(frame)
    });
}
