//! The whole page: holds the state and lays out the parts.

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
use crate::offline::{KeptNote, UpdateNotice, use_offline};
use crate::photo::{Drops, use_photo_loader};
use crate::preferences::use_preferences;
use crate::sharing::LinkNotice;
use crate::store::Store;
use crate::tour::TourCard;

/// The page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(resume);
    // One callback for good: a new one with every render would be a change for every part.
    let emit = use_memo((), |()| state.dispatcher().to_callback());
    let emit = (*emit).clone();
    use_preferences(&state);
    use_startup(&emit);
    use_hash_navigation(&emit);
    use_engines(&state, &emit);
    use_gallery(&state, &emit);
    use_licences(&state.about, &emit);
    let open = use_photo_loader(&state, &emit);
    use_animated_noise(&state, &emit);
    use_history_keys(&state, &emit);
    use_saving(&state);
    use_offline(&state, &emit);

    let (workspace, language) = (state.workspace, state.language);
    let (Preferences { theme, has_toured, .. }, offline) = (state.preferences, state.offline);
    let about = state.about.clone();
    let state = Store::clone(&state);
    // Parts are rendered again when their props change, and the language is none of them: with another one they are all
    // made anew, but for the masthead, where the focus is.
    let key = language.code();
    html! {
        <>
            <Masthead {workspace} {language} {theme} is_tour_offered={!has_toured} emit={emit.clone()} />
            <UpdateNotice {key} update={offline.update} emit={emit.clone()} />
            // Before what it speaks of, so that the Tab key leads from it to the pad.
            if let Some((step, stop)) = state.tour.stop() {
                <TourCard {language} {step} {stop} emit={emit.clone()} />
            }
            <main {key}>
                <LinkNotice state={state.clone()} emit={emit.clone()} />
                { shown(workspace, state, &open, emit.clone()) }
            </main>
            <Foot {key} {about} {emit}><KeptNote is_kept={offline.is_kept} /></Foot>
            <Drops {key} open={(workspace == Workspace::Eyes).then_some(open)} />
        </>
    }
}

fn shown(workspace: Workspace, state: Store, open: &Callback<File>, emit: Callback<Action>) -> Html {
    match workspace {
        Workspace::Digits => html! { <DigitsWorkspace {state} {emit} /> },
        Workspace::Eyes => html! { <EyesWorkspace {state} open={open.clone()} {emit} /> },
    }
}
