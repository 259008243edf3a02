//! Erased boxes: their switch, and what can be done with them.

use afterimage_app::corruption::selectable_list::SelectableList;
use afterimage_app::corruption::{CorruptionAction, Mark, SIDES};
use afterimage_app::state::Action;
use afterimage_app::texts::corruption as texts;
use afterimage_imaging::Patch;
use yew::prelude::*;

use super::mark_selector::MarkSelector;
use crate::ui::{Slider, Switch, changing};

#[derive(Properties, PartialEq)]
pub struct PatchToolsProps {
    pub patches: SelectableList<Patch>,
    pub dispatch: Callback<Action>,
}

/// The switch, and while it is on, tools for the selected box.
#[component]
pub fn PatchTools(props: &PatchToolsProps) -> Html {
    let PatchToolsProps { patches, dispatch } = props;
    let selected = patches.selected_index();
    let add = dispatch.reform(|_: MouseEvent| Action::Corrupt(CorruptionAction::AddPatch));
    let remove = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(index) = selected {
                dispatch.emit(Action::Corrupt(CorruptionAction::Remove(Mark::Patch(index))));
            }
        })
    };
    html! {
        <div class="corruption-tool" role="group" aria-label={texts::text().patches}>
            <Switch
                label={texts::text().erase}
                is_on={patches.is_on()}
                onchange={dispatch.reform(|on| Action::Corrupt(CorruptionAction::SetPatches(on)))}
            />
            if patches.is_on() {
                <p class="hint">{
                    changing(if patches.is_full() { texts::text().erase_full } else { texts::text().erase_hint })
                }</p>
                <div class="row">
                    <button type="button" onclick={add} disabled={patches.is_full()}>{ texts::text().add_patch }</button>
                    <button type="button" onclick={remove} disabled={selected.is_none()}>{ texts::text().remove }</button>
                </div>
            }
            if let (Some(index), Some(patch)) = (selected, patches.selected()) {
                { sides(props, index, patch) }
            }
        </div>
    }
}

fn sides(PatchToolsProps { patches, dispatch }: &PatchToolsProps, index: usize, selected: &Patch) -> Html {
    let select = dispatch.reform(|index| Action::Corrupt(CorruptionAction::Select(Mark::Patch(index))));
    let count = patches.shown().len();
    let side = |id: &'static str, label: &'static str, side: f32, act: fn(f32) -> CorruptionAction| {
        html! {
            <Slider
                {id}
                {label}
                value={side}
                min={*SIDES.start()}
                max={*SIDES.end()}
                step={0.5}
                text={texts::pixels(side)}
                onchange={dispatch.reform(move |side| Action::Corrupt(act(side)))}
            />
        }
    };
    html! {
        <>
            <div class="pair">
                { side("box-width", texts::text().width, selected.width, CorruptionAction::SetWidth) }
                { side("box-height", texts::text().height, selected.height, CorruptionAction::SetHeight) }
            </div>
            if count > 1 {
                <MarkSelector
                    id="selected-box"
                    legend={texts::text().selected_patch}
                    caption={texts::patch_of(index, count)}
                    {count}
                    selected={index}
                    onchange={select}
                />
            }
        </>
    }
}
