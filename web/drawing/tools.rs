//! What can be done with the drawing.

use afterimage_app::drawing::DrawingAction;
use afterimage_app::image_set::ImageSet;
use afterimage_app::state::Action;
use afterimage_app::texts::drawing as texts;
use afterimage_imaging::{Framing, Tool};
use yew::prelude::*;

use super::{Brush, History, SampleRow};
use crate::ui::Segmented;

/// The tools, in the page's order.
const TOOLS: [Tool; 2] = [Tool::Pen, Tool::Eraser];

/// None of this changes with the points of a stroke, so nothing here is rendered while one draws.
#[derive(Properties, PartialEq)]
pub struct DrawingToolsProps {
    /// Pen or eraser.
    pub tool: Tool,
    /// The brush's width, as a fraction of the pad's side.
    pub width: f32,
    /// Whether the drawing is centred.
    pub framing: Framing,
    /// Whether there is a step to take back.
    pub can_undo: bool,
    /// Whether there is a step to take again.
    pub can_redo: bool,
    /// Whether there is nothing to clear.
    pub is_blank: bool,
    /// The sample on the pad, if it is there as a whole.
    pub picked: Option<usize>,
    pub samples: ImageSet,
    pub dispatch: Callback<Action>,
}

/// Pen and eraser, the steps back and forward, the brush, and the samples.
#[component]
pub fn DrawingTools(props: &DrawingToolsProps) -> Html {
    let dispatch = &props.dispatch;
    let chosen = TOOLS.iter().position(|tool| *tool == props.tool).unwrap_or_default();
    html! {
        <div class="tools for-drawing">
            <div class="draw-bar">
                <Segmented
                    id="tool"
                    legend={texts::text().tools}
                    options={vec![texts::text().pen, texts::text().eraser]}
                    {chosen}
                    onchange={dispatch.reform(|index: usize| Action::Draw(DrawingAction::SetTool(TOOLS[index])))}
                />
                <History
                    can_undo={props.can_undo}
                    can_redo={props.can_redo}
                    is_blank={props.is_blank}
                    dispatch={dispatch.clone()}
                />
            </div>
            <Brush width={props.width} framing={props.framing} dispatch={dispatch.clone()} />
            <SampleRow samples={props.samples.clone()} picked={props.picked} dispatch={dispatch.clone()} />
        </div>
    }
}
