//! The animation of the noise.

use afterimage_app::corruption::CorruptionAction;
use afterimage_app::state::{Action, State};
use afterimage_app::workspace::Workspace;
use gloo_render::request_animation_frame;
use yew::prelude::*;

/// While the noise is animated, draws new noise in the next frame after each response. So the engine sets the pace, and
/// a hidden tab, which gets no frames, does no work.
#[hook]
pub fn use_animated_noise(state: &State, dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    let is_due = state.workspace == Workspace::Digits && state.digits.corruption.animate && state.is_settled();
    use_effect_with((is_due, state.digits.corruption.seed), move |(is_due, _)| {
        let frame = is_due
            .then(|| request_animation_frame(move |_| dispatch.emit(Action::Corrupt(CorruptionAction::NewNoise))));
        // Dropping the frame cancels it.
        move || drop(frame)
    });
}
