//! The whole page: holds the state and lays out the parts.

use web_sys::File;
use yew::prelude::*;

use super::digits::DigitsWorkspace;
use super::eyes::EyesWorkspace;
use super::hooks::{use_address, use_animated_noise, use_engines, use_gallery, use_history_keys, use_startup};
use super::masthead::Masthead;
use super::own::{Drops, use_opener};
use super::saving::{resume, use_saving};
use super::sharing::LinkNotice;
use super::tour::{TourCard, use_answer};
use crate::state::{Action, Shared};
use crate::workspace::Workspace;

/// The page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(resume);
    // One callback for good: a new one with every render would be a change for every part.
    let emit = use_memo((), |()| state.dispatcher().to_callback());
    let emit = (*emit).clone();
    use_startup(&emit);
    use_address(&emit);
    use_engines(&state, &emit);
    use_gallery(&state, &emit);
    let open = use_opener(&state, &emit);
    use_animated_noise(&state, &emit);
    use_history_keys(&state, &emit);
    use_saving(&state);
    use_answer(state.tour);

    let workspace = state.workspace;
    let state = Shared::from((*state).clone());
    html! {
        <>
            <Masthead {workspace} is_tour_offered={state.tour.is_offered} emit={emit.clone()} />
            // Before what it speaks of, so that the Tab key leads from it to the pad.
            if let Some((step, stop)) = state.tour.stop() {
                <TourCard {step} {stop} emit={emit.clone()} />
            }
            <main>
                <LinkNotice state={state.clone()} emit={emit.clone()} />
                { shown(workspace, state, &open, emit) }
            </main>
            <Drops open={(workspace == Workspace::Eyes).then_some(open)} />
        </>
    }
}

fn shown(workspace: Workspace, state: Shared, open: &Callback<File>, emit: Callback<Action>) -> Html {
    match workspace {
        Workspace::Digits => html! { <DigitsWorkspace {state} {emit} /> },
        Workspace::Eyes => html! { <EyesWorkspace {state} open={open.clone()} {emit} /> },
    }
}
