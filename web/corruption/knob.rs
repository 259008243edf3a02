//! The handles of the chosen marks.

use afterimage_app::corruption::handles::{Handle, nudge};
use afterimage_app::corruption::{CorruptionAction, CorruptionSettings, Mark, centre_of, degrees};
use afterimage_app::state::Action;
use afterimage_app::texts::corruption as texts;
use afterimage_imaging::{DIGIT_SIDE, Point};
use web_sys::Element;
use yew::prelude::*;

use crate::browser::keys::key;
use crate::ui::focus::focus;
use crate::ui::place::place;

/// See [`Knob`].
#[derive(Properties, PartialEq)]
pub struct KnobProps {
    /// What it takes hold of.
    pub handle: Handle,
    /// Where it is, in the picture's pixels.
    pub point: Point,
    /// The picture's frame.
    pub frame: NodeRef,
    /// What corrupts the picture.
    pub corruption: CorruptionSettings,
    /// Takes what the keys do.
    pub emit: Callback<Action>,
}

/// A handle of a mark. Pointers are the frame's; here are the looks and the keys.
#[component]
pub fn Knob(props: &KnobProps) -> Html {
    let KnobProps { handle, point, .. } = *props;
    let Some(Reading { range: [least, most], value, text }) = reading(handle, &props.corruption) else {
        return Html::default();
    };
    let (frame, corruption, emit) = (props.frame.clone(), props.corruption.clone(), props.emit.clone());
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let key = key(&event);
        if key.is_shortcut() {
            return;
        }
        if let Some(action) = nudge(handle, &key.name, key.is_shifted, &corruption) {
            // The arrow keys would scroll the page.
            event.prevent_default();
            emit.emit(Action::Corrupt(action));
            if let (true, Some(frame)) = (takes_the_last(action, &corruption), frame.cast::<Element>()) {
                focus(&frame);
            }
        }
    });
    let is_angle = matches!(handle, Handle::Turn(_));
    html! {
        <span
            class={classes!("handle", kind(handle))}
            ~style={place(point, DIGIT_SIDE)}
            role="slider"
            tabindex="0"
            aria-label={texts::handle(handle)}
            aria-roledescription={(!is_angle).then_some(texts::text().two_ways)}
            aria-valuemin={format!("{least:.0}")}
            aria-valuemax={format!("{most:.0}")}
            aria-valuenow={format!("{value:.0}")}
            aria-valuetext={text}
            {onkeydown}
        />
    }
}

/// A handle's class, of which there is one handle at a time.
pub fn kind(handle: Handle) -> &'static str {
    match handle {
        Handle::Middle(Mark::Crosshair(_)) => "moves-crosshair",
        Handle::Turn(_) => "turns-crosshair",
        Handle::Middle(Mark::Patch(_)) => "moves-box",
        Handle::Resize(_) => "resizes-box",
    }
}

/// Whether the handles go with the mark that this action takes away.
fn takes_the_last(action: CorruptionAction, corruption: &CorruptionSettings) -> bool {
    match action {
        CorruptionAction::Remove(Mark::Crosshair(_)) => corruption.crosshairs.shown().len() == 1,
        CorruptionAction::Remove(Mark::Patch(_)) => corruption.patches.shown().len() == 1,
        _ => false,
    }
}

/// What a screen reader says of a handle.
struct Reading {
    range: [f32; 2],
    value: f32,
    text: String,
}

fn reading(handle: Handle, corruption: &CorruptionSettings) -> Option<Reading> {
    let (crosshairs, patches) = (corruption.crosshairs.shown(), corruption.patches.shown());
    let side = DIGIT_SIDE as f32;
    Some(match handle {
        Handle::Middle(Mark::Crosshair(index)) => {
            let crosshair = crosshairs.get(index)?;
            Reading { range: [0.0, side], value: crosshair.x, text: texts::crossing(crosshair) }
        }
        Handle::Turn(index) => {
            let crosshair = crosshairs.get(index)?;
            Reading { range: [-45.0, 45.0], value: degrees(crosshair), text: texts::angle(crosshair) }
        }
        Handle::Middle(Mark::Patch(index)) => {
            let patch = patches.get(index)?;
            Reading { range: [0.0, side], value: centre_of(patch).x, text: texts::box_place(patch) }
        }
        Handle::Resize(index) => {
            let patch = patches.get(index)?;
            Reading { range: [1.0, side], value: patch.width, text: texts::box_size(patch) }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_handles_go_with_the_last_mark() {
        let mut corruption = CorruptionSettings::default();
        let remove = CorruptionAction::Remove(Mark::Patch(0));
        corruption.apply(CorruptionAction::AddPatch);
        assert!(takes_the_last(remove, &corruption));
        corruption.apply(CorruptionAction::AddPatch);
        assert!(!takes_the_last(remove, &corruption));
        assert!(!takes_the_last(CorruptionAction::NewNoise, &corruption));
    }
}
