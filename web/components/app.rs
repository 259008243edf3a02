//! The whole page: holds the state and lays out the parts.

use std::rc::Rc;

use yew::prelude::*;

use super::comparison::ComparisonSection;
use super::drawing::{DrawTools, Pad};
use super::engine::EngineBar;
use super::hooks::{use_animated_noise, use_engines, use_history_keys, use_startup};
use super::inside::{Hourglass, InsideSection};
use super::result::{Output, ResultTools};
use super::saving::{resume, use_saving};
use super::spoiling::{Seen, SpoilTools};
use super::story::Story;
use crate::quality::Quality;
use crate::state::Shared;
use crate::words;

/// The page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(resume);
    // One callback for good: a new one with every render would be a change for every part.
    let emit = use_memo((), |()| state.dispatcher().to_callback());
    let emit = (*emit).clone();
    use_startup(&emit);
    use_engines(&state, &emit);
    use_animated_noise(&state, &emit);
    use_history_keys(&emit);
    use_saving(&state);

    // While no engine has the chosen network, the last picture is another one's.
    let is_stale = state.restored.is_some() && state.plan().active.is_none();
    let has_failed = state.has_failed();
    let [spoiled, restored] = match &state.restored {
        Some(restored) => [restored.spoiled, restored.quality],
        None => [Quality::default(); 2],
    };
    let shared = Shared::from((*state).clone());
    html! {
        <>
            <header class="masthead">
                <h1>{ words::TITLE }</h1>
                <p>{ words::LEDE }{ " " }<a href="#how">{ words::HOW }</a></p>
            </header>
            <main>
                <div class="stage">
                    <Pad
                        source={state.drawing.source().clone()}
                        sample={state.sample().cloned()}
                        width={state.drawing.width}
                        cursor={state.drawing.cursor}
                        emit={emit.clone()}
                    />
                    <DrawTools
                        tool={state.drawing.tool}
                        width={state.drawing.width}
                        framing={state.drawing.framing}
                        can_undo={state.drawing.can_undo()}
                        can_redo={state.drawing.can_redo()}
                        is_blank={state.drawing.is_blank()}
                        picked={state.drawing.source().whole_sample()}
                        samples={state.samples.clone()}
                        emit={emit.clone()}
                    />
                    <span class="arrow first" aria-hidden="true"></span>
                    <Seen
                        image={Rc::clone(&state.picture.corrupted)}
                        framing={state.drawing.framing}
                        spoiling={state.spoiling.clone()}
                        emit={emit.clone()}
                    />
                    <SpoilTools spoiling={state.spoiling.clone()} emit={emit.clone()} />
                    <Hourglass
                        layers={state.layers().cloned()}
                        chosen={state.inside.layer}
                        {has_failed}
                        emit={emit.clone()}
                    />
                    <span class="arrow second" aria-hidden="true"></span>
                    <Output
                        restored={state.restored.clone()}
                        viewing={state.viewing}
                        {is_stale}
                        {has_failed}
                        emit={emit.clone()}
                    />
                    <ResultTools
                        view={state.viewing.view}
                        {spoiled}
                        {restored}
                        is_blank={state.restored.as_ref().is_some_and(|restored| restored.picture.clean.is_blank())}
                        emit={emit.clone()}
                    />
                </div>
                <EngineBar state={shared.clone()} emit={emit.clone()} />
                <InsideSection state={shared.clone()} emit={emit.clone()} />
                <ComparisonSection state={shared} {emit} />
                <Story />
            </main>
        </>
    }
}
