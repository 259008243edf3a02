//! The eyes' workspace.

use std::rc::Rc;

use afterimage_app::eyes::EyeSource;
use afterimage_app::image_set::ImageSet;
use afterimage_app::result::View;
use afterimage_app::result::quality::Metric;
use afterimage_app::state::Action;
use afterimage_app::texts::eyes as texts;
use web_sys::File;
use yew::prelude::*;

use super::clean_eye::{CleanEye, GalleryRow};
use super::corrupted_eye::CorruptedEye;
use super::explanation::EyesExplanation;
use super::tools::EyeTools;
use crate::engines::EngineBar;
use crate::glossary::Glossary;
use crate::photo::{Chooser, Cropper, use_paste};
use crate::result::{Output, ResultTools};
use crate::sharing::ShareBar;
use crate::store::Store;

#[derive(Properties, PartialEq)]
pub struct EyesWorkspaceProps {
    /// The page's state.
    pub state: Store,
    /// Receives a file with the user's own picture.
    pub open: Callback<File>,
    /// Receives the actions.
    pub dispatch: Callback<Action>,
}

/// Three plates with their controls: the clean eye, the corrupted eye, and the reconstruction.
#[component]
pub fn EyesWorkspace(props: &EyesWorkspaceProps) -> Html {
    let EyesWorkspaceProps { state, open, dispatch } = props;
    use_paste(open, dispatch);
    let eyes = &state.eyes;
    let is_own = eyes.source == EyeSource::Photo;
    let cropped = eyes.photo.open.as_ref().filter(|_| is_own);
    let has_failed = state.has_failed();
    let is_stale = state.eyes.restoration.restored.is_some() && state.plan().active.is_none();
    html! {
        <>
            <div class="stage eyes-stage">
                <CleanEye
                    clean={eyes.clean().cloned()}
                    is_loading={!matches!(eyes.gallery, ImageSet::Failed(_))}
                />
                <div class="tools for-drawing">
                    <GalleryRow gallery={eyes.gallery.clone()} source={eyes.source} dispatch={dispatch.clone()} />
                    <Chooser
                        cropped={eyes.photo.cropped.clone()}
                        is_picked={is_own}
                        is_opening={eyes.photo.is_opening}
                        refusal={eyes.photo.refusal.clone()}
                        open={open.clone()}
                        dispatch={dispatch.clone()}
                    />
                    if let Some(open) = cropped {
                        <Cropper open={open.clone()} dispatch={dispatch.clone()} />
                    }
                </div>
                <span class="arrow first" aria-hidden="true"></span>
                <CorruptedEye
                    image={eyes.picture.as_ref().map(|picture| Rc::clone(&picture.corrupted))}
                    reticle={eyes.reticle}
                    has_crosshair={eyes.has_crosshair}
                    dispatch={dispatch.clone()}
                />
                <EyeTools
                    reticle={eyes.reticle}
                    has_crosshair={eyes.has_crosshair}
                    noise={eyes.noise}
                    dispatch={dispatch.clone()}
                />
                <span class="arrow second" aria-hidden="true"></span>
                <Output
                    hint={texts::text().restored_hint}
                    restored={state.eyes.restoration.restored.clone()}
                    result_view={state.result_view}
                    {is_stale}
                    {has_failed}
                    dispatch={dispatch.clone()}
                />
                <ResultTools
                    views={View::EYES}
                    view={state.result_view.view}
                    metrics={Metric::EYES}
                    restored={state.eyes.restoration.restored.clone()}
                    dispatch={dispatch.clone()}
                />
            </div>
            <ShareBar state={state.clone()} dispatch={dispatch.clone()} />
            <EngineBar state={state.clone()} dispatch={dispatch.clone()} />
            <EyesExplanation />
            <Glossary />
        </>
    }
}
