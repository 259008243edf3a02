//! The whole page: holds the state and lays out the features.

use afterimage_app::preferences::Preferences;
use afterimage_app::state::Action;
use afterimage_app::workspace::Workspace;
use web_sys::File;
use yew::prelude::*;

use super::hash_navigation::use_hash_navigation;
use super::masthead::Masthead;
use super::saving::{resume, use_saving};
use super::startup::use_startup;
use crate::about::{Foot, use_licences};
use crate::corruption::use_animated_noise;
use crate::digits::DigitsWorkspace;
use crate::drawing::use_history_keys;
use crate::engines::use_engines;
use crate::eyes::{EyesWorkspace, use_gallery};
use crate::offline::{CachedNote, UpdateNotice, use_offline};
use crate::photo::{DropZone, use_photo_loader};
use crate::preferences::use_preferences;
use crate::sharing::LinkNotice;
use crate::store::Store;
use crate::tour::TourCard;
use crate::weights::use_kept_weights;

/// The page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(resume);
    // The callback never changes: a new one would render every component again.
    let dispatch = use_memo((), |()| state.dispatcher().to_callback());
    let dispatch = (*dispatch).clone();
    use_preferences(&state);
    use_startup(&dispatch);
    use_hash_navigation(&dispatch);
    use_engines(&state, &dispatch);
    use_gallery(&state, &dispatch);
    use_licences(&state.about, &dispatch);
    let open = use_photo_loader(&state, &dispatch);
    use_animated_noise(&state, &dispatch);
    use_history_keys(&state, &dispatch);
    use_saving(&state, &dispatch);
    use_kept_weights(&state, &dispatch);
    use_offline(&state, &dispatch);

    let (workspace, language) = (state.workspace, state.language);
    let (Preferences { theme, has_toured, .. }, offline) = (state.preferences, state.offline);
    let about = state.about.clone();
    let state = Store::clone(&state);
    // Components render again when their props change, but the language is not a prop. The key creates them anew in
    // another language, except for the masthead, which has the focus.
    let key = language.code();
    html! {
        <>
            <Masthead {workspace} {language} {theme} is_tour_offered={!has_toured} dispatch={dispatch.clone()} />
            <UpdateNotice {key} update={offline.update} dispatch={dispatch.clone()} />
            // Before the main part, so that the Tab key goes from the card to the pad.
            if let Some((step, stop)) = state.tour.stop() {
                <TourCard {language} {step} {stop} dispatch={dispatch.clone()} />
            }
            <main {key}>
                <LinkNotice state={state.clone()} dispatch={dispatch.clone()} />
                { shown(workspace, state, &open, dispatch.clone()) }
            </main>
            <Foot {key} {about} dispatch={dispatch.clone()}><CachedNote is_cached={offline.is_cached} /></Foot>
            <DropZone {key} open={(workspace == Workspace::Eyes).then_some(open)} {dispatch} />
        </>
    }
}

fn shown(workspace: Workspace, state: Store, open: &Callback<File>, dispatch: Callback<Action>) -> Html {
    match workspace {
        Workspace::Digits => html! { <DigitsWorkspace {state} {dispatch} /> },
        Workspace::Eyes => html! { <EyesWorkspace {state} open={open.clone()} {dispatch} /> },
    }
}
