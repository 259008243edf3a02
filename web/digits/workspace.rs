//! The digits' workspace.

use std::rc::Rc;

use afterimage_app::result::View;
use afterimage_app::result::quality::Metric;
use afterimage_app::state::Action;
use afterimage_app::texts::result as texts;
use yew::prelude::*;

use super::explanation::Explanation;
use crate::comparison::ComparisonSection;
use crate::corruption::{CorruptedPlate, CorruptionTools};
use crate::drawing::{DrawingTools, Pad};
use crate::engines::EngineBar;
use crate::glossary::Glossary;
use crate::inspector::{InspectorSection, NetworkDiagram};
use crate::result::{Output, ResultTools};
use crate::sharing::ShareBar;
use crate::store::Store;
use crate::ui::use_staged_rendering;

#[derive(Properties, PartialEq)]
pub struct DigitsWorkspaceProps {
    /// The page's state.
    pub state: Store,
    /// Receives the actions.
    pub dispatch: Callback<Action>,
}

/// Three plates with their controls (drawing, corrupted input, reconstruction), and the sections below them.
#[component]
pub fn DigitsWorkspace(props: &DigitsWorkspaceProps) -> Html {
    let DigitsWorkspaceProps { state, dispatch } = props;
    // First the pictures, then their controls, then the sections further down.
    let frames = use_staged_rendering(12);
    // While no engine has loaded the chosen network, the last reconstruction is from another network.
    let is_stale = state.digits.restoration.restored.is_some() && state.plan().active.is_none();
    let has_failed = state.has_failed();
    html! {
        <>
            <div class="stage">
                <Pad
                    source={state.digits.drawing.source().clone()}
                    sample={state.digits.sample().cloned()}
                    width={state.digits.drawing.width}
                    cursor={state.digits.drawing.cursor}
                    dispatch={dispatch.clone()}
                />
                if frames >= 1 {
                    <DrawingTools
                        tool={state.digits.drawing.tool}
                        width={state.digits.drawing.width}
                        framing={state.digits.drawing.framing}
                        can_undo={state.digits.drawing.can_undo()}
                        can_redo={state.digits.drawing.can_redo()}
                        is_blank={state.digits.drawing.is_blank()}
                        picked={state.digits.drawing.source().unchanged_sample()}
                        samples={state.digits.samples.clone()}
                        dispatch={dispatch.clone()}
                    />
                }
                <span class="arrow first" aria-hidden="true"></span>
                <CorruptedPlate
                    image={Rc::clone(&state.digits.picture.corrupted)}
                    framing={state.digits.drawing.framing}
                    corruption={state.digits.corruption.clone()}
                    dispatch={dispatch.clone()}
                />
                if frames >= 2 {
                    <CorruptionTools corruption={state.digits.corruption.clone()} dispatch={dispatch.clone()} />
                }
                <NetworkDiagram
                    layers={state.layers().cloned()}
                    selected_layer={state.layer()}
                    {has_failed}
                    dispatch={dispatch.clone()}
                />
                <span class="arrow second" aria-hidden="true"></span>
                <Output
                    hint={texts::rebuilt_from(state.digits.restoration.restored.as_ref().map(|restored| restored.latent.len()))}
                    restored={state.digits.restoration.restored.clone()}
                    result_view={state.result_view}
                    {is_stale}
                    {has_failed}
                    dispatch={dispatch.clone()}
                />
                if frames >= 3 {
                    <ResultTools
                        views={View::DIGITS}
                        view={state.result_view.view}
                        metrics={Metric::DIGITS}
                        restored={state.digits.restoration.restored.clone()}
                        dispatch={dispatch.clone()}
                    />
                }
            </div>
            if frames >= 4 {
                <>
                    <ShareBar state={state.clone()} dispatch={dispatch.clone()} />
                    <EngineBar state={state.clone()} dispatch={dispatch.clone()} />
                </>
            }
            // This section and the next one take three frames each.
            if frames >= 5 {
                <InspectorSection state={state.clone()} dispatch={dispatch.clone()} />
            }
            if frames >= 8 {
                <ComparisonSection state={state.clone()} dispatch={dispatch.clone()} />
            }
            if frames >= 11 {
                <Explanation />
            }
            if frames >= 12 {
                <Glossary />
            }
        </>
    }
}
