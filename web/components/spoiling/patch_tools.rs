//! Erased boxes: their switch, and what can be done with them.

use afterimage_imaging::Patch;
use yew::prelude::*;

use super::chooser::Chooser;
use crate::components::controls::{Slider, Switch};
use crate::marks::Marks;
use crate::spoiling::{Mark, SIDES, SpoilAction};
use crate::state::Action;
use crate::words::spoiling as words;

/// See [`PatchTools`].
#[derive(Properties, PartialEq)]
pub struct PatchToolsProps {
    /// The boxes.
    pub patches: Marks<Patch>,
    /// Takes the actions.
    pub emit: Callback<Action>,
}

/// The switch, and while it is on, tools for the chosen box.
#[component]
pub fn PatchTools(props: &PatchToolsProps) -> Html {
    let PatchToolsProps { patches, emit } = props;
    let chosen = patches.chosen_index();
    let add = emit.reform(|_: MouseEvent| Action::Spoil(SpoilAction::AddPatch));
    let remove = {
        let emit = emit.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(index) = chosen {
                emit.emit(Action::Spoil(SpoilAction::Remove(Mark::Patch(index))));
            }
        })
    };
    html! {
        <div class="spoiler" role="group" aria-label={words::text().patches}>
            <Switch
                label={words::text().erase}
                is_on={patches.is_on()}
                onchange={emit.reform(|on| Action::Spoil(SpoilAction::SetPatches(on)))}
            />
            if patches.is_on() {
                <p class="hint">{ if patches.is_full() { words::text().erase_full } else { words::text().erase_hint } }</p>
                <div class="row">
                    <button type="button" onclick={add} disabled={patches.is_full()}>{ words::text().add_patch }</button>
                    <button type="button" onclick={remove} disabled={chosen.is_none()}>{ words::text().remove }</button>
                </div>
            }
            if let (Some(index), Some(patch)) = (chosen, patches.chosen()) {
                { sides(props, index, patch) }
            }
        </div>
    }
}

fn sides(PatchToolsProps { patches, emit }: &PatchToolsProps, index: usize, chosen: &Patch) -> Html {
    let choose = emit.reform(|index| Action::Spoil(SpoilAction::Choose(Mark::Patch(index))));
    let count = patches.shown().len();
    let side = |id: &'static str, label: &'static str, side: f32, act: fn(f32) -> SpoilAction| {
        html! {
            <Slider
                {id}
                {label}
                value={side}
                min={*SIDES.start()}
                max={*SIDES.end()}
                step={0.5}
                text={words::pixels(side)}
                onchange={emit.reform(move |side| Action::Spoil(act(side)))}
            />
        }
    };
    html! {
        <>
            <div class="pair">
                { side("box-width", words::text().width, chosen.width, SpoilAction::SetWidth) }
                { side("box-height", words::text().height, chosen.height, SpoilAction::SetHeight) }
            </div>
            if count > 1 {
                <Chooser
                    id="chosen-box"
                    legend={words::text().chosen_patch}
                    caption={words::patch_of(index, count)}
                    {count}
                    chosen={index}
                    onchange={choose}
                />
            }
        </>
    }
}
