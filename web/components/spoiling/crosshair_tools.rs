//! Crosshairs: their switch, and what can be done with them.

use afterimage_imaging::Crosshair;
use web_sys::Element;
use yew::prelude::*;

use super::chooser::Chooser;
use crate::components::controls::focus::focus_within;
use crate::components::controls::{Slider, Switch};
use crate::marks::Marks;
use crate::spoiling::{Mark, SpoilAction, THICKNESSES, degrees};
use crate::state::Action;
use crate::words::spoiling as words;

/// See [`CrosshairTools`].
#[derive(Properties, PartialEq)]
pub struct CrosshairToolsProps {
    /// The crosshairs.
    pub crosshairs: Marks<Crosshair>,
    /// Takes the actions.
    pub emit: Callback<Action>,
}

/// The switch, and while it is on, tools for the chosen crosshair.
#[component]
pub fn CrosshairTools(props: &CrosshairToolsProps) -> Html {
    let crosshairs = &props.crosshairs;
    html! {
        <div class="spoiler" role="group" aria-label={words::text().crosshairs}>
            <Switch
                label={words::text().crosshair}
                is_on={crosshairs.is_on()}
                onchange={props.emit.reform(|on| Action::Spoil(SpoilAction::SetCrosshairs(on)))}
            />
            if let (Some(index), Some(chosen)) = (crosshairs.chosen_index(), crosshairs.chosen()) {
                { tools(props, index, chosen) }
            }
        </div>
    }
}

fn tools(CrosshairToolsProps { crosshairs, emit }: &CrosshairToolsProps, index: usize, chosen: &Crosshair) -> Html {
    let add = emit.reform(|_: MouseEvent| Action::Spoil(SpoilAction::AddCrosshair));
    let choose = emit.reform(|index| Action::Spoil(SpoilAction::Choose(Mark::Crosshair(index))));
    let count = crosshairs.shown().len();
    let remove = emit.reform(move |event: MouseEvent| {
        if count == 1 {
            // The tools go with the last one, and the button with them.
            focus_switch(&event);
        }
        Action::Spoil(SpoilAction::Remove(Mark::Crosshair(index)))
    });
    html! {
        <>
            <p class="hint">{ words::text().crosshair_hint }</p>
            <div class="row">
                <button type="button" onclick={add} disabled={crosshairs.is_full()}>{ words::text().add_crosshair }</button>
                <button type="button" onclick={remove}>{ words::text().remove }</button>
            </div>
            <div class="pair">
                <Slider
                    id="thickness"
                    label={words::text().thickness}
                    value={chosen.thickness}
                    min={*THICKNESSES.start()}
                    max={*THICKNESSES.end()}
                    step={0.5}
                    text={words::pixels(chosen.thickness)}
                    onchange={emit.reform(|thickness| Action::Spoil(SpoilAction::SetThickness(thickness)))}
                />
                <Slider
                    id="angle"
                    label={words::text().angle}
                    value={degrees(chosen)}
                    min={-45.0}
                    max={45.0}
                    step={1.0}
                    text={words::angle(chosen)}
                    onchange={emit.reform(|degrees: f32| Action::Spoil(SpoilAction::TurnTo(degrees.to_radians())))}
                />
            </div>
            if count > 1 {
                <Chooser
                    id="chosen-crosshair"
                    legend={words::text().chosen_crosshair}
                    caption={words::crosshair_of(index, count)}
                    {count}
                    chosen={index}
                    onchange={choose}
                />
            }
        </>
    }
}

fn focus_switch(event: &MouseEvent) {
    let button = event.target_dyn_into::<Element>();
    if let Some(group) = button.and_then(|button| button.closest(".spoiler").ok().flatten()) {
        focus_within(&group, "[role=switch]");
    }
}
