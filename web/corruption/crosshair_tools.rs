//! Crosshairs: their switch, and what can be done with them.

use afterimage_app::corruption::selectable_list::SelectableList;
use afterimage_app::corruption::{CorruptionAction, Mark, THICKNESSES, degrees};
use afterimage_app::state::Action;
use afterimage_app::texts::corruption as texts;
use afterimage_imaging::Crosshair;
use web_sys::Element;
use yew::prelude::*;

use super::mark_selector::MarkSelector;
use crate::ui::focus::focus_within;
use crate::ui::{Slider, Switch};

#[derive(Properties, PartialEq)]
pub struct CrosshairToolsProps {
    pub crosshairs: SelectableList<Crosshair>,
    pub dispatch: Callback<Action>,
}

/// The switch, and while it is on, tools for the selected crosshair.
#[component]
pub fn CrosshairTools(props: &CrosshairToolsProps) -> Html {
    let crosshairs = &props.crosshairs;
    html! {
        <div class="corruption-tool" role="group" aria-label={texts::text().crosshairs}>
            <Switch
                label={texts::text().crosshair}
                is_on={crosshairs.is_on()}
                onchange={props.dispatch.reform(|on| Action::Corrupt(CorruptionAction::SetCrosshairs(on)))}
            />
            if let (Some(index), Some(selected)) = (crosshairs.selected_index(), crosshairs.selected()) {
                { tools(props, index, selected) }
            }
        </div>
    }
}

fn tools(
    CrosshairToolsProps { crosshairs, dispatch }: &CrosshairToolsProps,
    index: usize,
    selected: &Crosshair,
) -> Html {
    let add = dispatch.reform(|_: MouseEvent| Action::Corrupt(CorruptionAction::AddCrosshair));
    let select = dispatch.reform(|index| Action::Corrupt(CorruptionAction::Select(Mark::Crosshair(index))));
    let count = crosshairs.shown().len();
    let remove = dispatch.reform(move |event: MouseEvent| {
        if count == 1 {
            // The tools go with the last one, and the button with them.
            focus_switch(&event);
        }
        Action::Corrupt(CorruptionAction::Remove(Mark::Crosshair(index)))
    });
    html! {
        <>
            <p class="hint">{ texts::text().crosshair_hint }</p>
            <div class="row">
                <button type="button" onclick={add} disabled={crosshairs.is_full()}>{ texts::text().add_crosshair }</button>
                <button type="button" onclick={remove}>{ texts::text().remove }</button>
            </div>
            <div class="pair">
                <Slider
                    id="thickness"
                    label={texts::text().thickness}
                    value={selected.thickness}
                    min={*THICKNESSES.start()}
                    max={*THICKNESSES.end()}
                    step={0.5}
                    text={texts::pixels(selected.thickness)}
                    onchange={dispatch.reform(|thickness| Action::Corrupt(CorruptionAction::SetThickness(thickness)))}
                />
                <Slider
                    id="angle"
                    label={texts::text().angle}
                    value={degrees(selected)}
                    min={-45.0}
                    max={45.0}
                    step={1.0}
                    text={texts::angle(selected)}
                    onchange={dispatch.reform(|degrees: f32| Action::Corrupt(CorruptionAction::TurnTo(degrees.to_radians())))}
                />
            </div>
            if count > 1 {
                <MarkSelector
                    id="selected-crosshair"
                    legend={texts::text().selected_crosshair}
                    caption={texts::crosshair_of(index, count)}
                    {count}
                    selected={index}
                    onchange={select}
                />
            }
        </>
    }
}

fn focus_switch(event: &MouseEvent) {
    let button = event.target_dyn_into::<Element>();
    if let Some(group) = button.and_then(|button| button.closest(".corruption-tool").ok().flatten()) {
        focus_within(&group, "[role=switch]");
    }
}
