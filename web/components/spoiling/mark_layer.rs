//! What lies over the picture: outlines of boxes, rings on crosshairs, and the handles of the chosen marks.

use afterimage_imaging::{Crosshair, DIGIT_SIDE, Patch, Point};
use web_sys::Element;
use yew::prelude::*;

use super::focus::focus;
use crate::grip::{Handle, handles, nudge};
use crate::marks::Marks;
use crate::spoiling::{Mark, SpoilAction, Spoiling, degrees, middle_of, place_of};
use crate::state::Action;
use crate::words::spoiling as words;

/// See [`MarkLayer`].
#[derive(Properties, PartialEq)]
pub struct MarkLayerProps {
    /// The picture's frame.
    pub frame: NodeRef,
    /// What spoils the picture.
    pub spoiling: Spoiling,
    /// Takes what the keys do.
    pub emit: Callback<Action>,
}

/// Outlines and handles. Pointers are the frame's; here are the looks and the keys.
#[component]
pub fn MarkLayer(props: &MarkLayerProps) -> Html {
    let (crosshairs, patches) = (&props.spoiling.crosshairs, &props.spoiling.patches);
    let chosen = patches.chosen_index();
    html! {
        <>
            { for patches.shown().iter().enumerate().map(|(index, patch)| outline(patch, chosen == Some(index))) }
            { for props.spoiling.draft().iter().map(|patch| outline(patch, true)) }
            { for others(crosshairs).map(|crosshair| html! {
                <span class="crossing" style={place(place_of(crosshair))} aria-hidden="true" />
            }) }
            { for handles(&props.spoiling).into_iter().map(|(handle, point)| knob(props, handle, point)) }
        </>
    }
}

/// All but the chosen one, which has its handles.
fn others(crosshairs: &Marks<Crosshair>) -> impl Iterator<Item = &Crosshair> {
    let chosen = crosshairs.chosen_index();
    let others = crosshairs.shown().iter().enumerate().filter(move |(index, _)| chosen != Some(*index));
    others.map(|(_, crosshair)| crosshair)
}

fn outline(patch: &Patch, is_chosen: bool) -> Html {
    let Patch { x, y, width, height } = *patch;
    let style = format!("{} --w: {}; --h: {}", place(Point::new(x, y)), percent(width), percent(height));
    html! { <span class={classes!("patch", is_chosen.then_some("chosen"))} {style} aria-hidden="true" /> }
}

/// What a screen reader says of a handle.
struct Reading {
    range: [f32; 2],
    value: f32,
    text: String,
}

fn reading(handle: Handle, spoiling: &Spoiling) -> Option<Reading> {
    let (crosshairs, patches) = (spoiling.crosshairs.shown(), spoiling.patches.shown());
    let side = DIGIT_SIDE as f32;
    Some(match handle {
        Handle::Middle(Mark::Crosshair(index)) => {
            let crosshair = crosshairs.get(index)?;
            Reading { range: [0.0, side], value: crosshair.x, text: words::crossing(crosshair) }
        }
        Handle::Turn(index) => {
            let crosshair = crosshairs.get(index)?;
            Reading { range: [-45.0, 45.0], value: degrees(crosshair), text: words::angle(crosshair) }
        }
        Handle::Middle(Mark::Patch(index)) => {
            let patch = patches.get(index)?;
            Reading { range: [0.0, side], value: middle_of(patch).x, text: words::box_place(patch) }
        }
        Handle::Resize(index) => {
            let patch = patches.get(index)?;
            Reading { range: [1.0, side], value: patch.width, text: words::box_size(patch) }
        }
    })
}

fn knob(props: &MarkLayerProps, handle: Handle, point: Point) -> Html {
    let Some(Reading { range: [least, most], value, text }) = reading(handle, &props.spoiling) else {
        return Html::default();
    };
    let (frame, spoiling, emit) = (props.frame.clone(), props.spoiling.clone(), props.emit.clone());
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if let Some(action) = nudge(handle, &event.key(), event.shift_key(), &spoiling) {
            // The arrow keys would scroll the page.
            event.prevent_default();
            emit.emit(Action::Spoil(action));
            if let (true, Some(frame)) = (takes_the_last(action, &spoiling), frame.cast::<Element>()) {
                focus(&frame);
            }
        }
    });
    let is_angle = matches!(handle, Handle::Turn(_));
    html! {
        <span
            // By its kind and not by its mark, so that it keeps the focus when another mark is chosen.
            key={kind(handle)}
            class={classes!("handle", kind(handle))}
            style={place(point)}
            role="slider"
            tabindex="0"
            aria-label={words::handle(handle)}
            aria-roledescription={(!is_angle).then_some(words::TWO_WAYS)}
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
fn takes_the_last(action: SpoilAction, spoiling: &Spoiling) -> bool {
    match action {
        SpoilAction::Remove(Mark::Crosshair(_)) => spoiling.crosshairs.shown().len() == 1,
        SpoilAction::Remove(Mark::Patch(_)) => spoiling.patches.shown().len() == 1,
        _ => false,
    }
}

fn place(point: Point) -> String {
    format!("--x: {}; --y: {};", percent(point.x), percent(point.y))
}

/// A length on the picture as a share of its side.
fn percent(length: f32) -> String {
    format!("{:.2}%", 100.0 * length / DIGIT_SIDE as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_shares_of_the_pictures_side() {
        assert_eq!(place(Point::new(14.0, 7.0)), "--x: 50.00%; --y: 25.00%;");
    }

    #[test]
    fn the_handles_go_with_the_last_mark() {
        let mut spoiling = Spoiling::default();
        let remove = SpoilAction::Remove(Mark::Patch(0));
        spoiling.apply(SpoilAction::AddPatch);
        assert!(takes_the_last(remove, &spoiling));
        spoiling.apply(SpoilAction::AddPatch);
        assert!(!takes_the_last(remove, &spoiling));
        assert!(!takes_the_last(SpoilAction::NewNoise, &spoiling));
    }
}
