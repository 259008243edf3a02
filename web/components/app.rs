//! The whole page: holds the state and lays out the parts.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{use_animated_noise, use_engines, use_startup, use_undo_key};
use super::{EngineBar, Metrics, NetworkOutput, Pad, PadTools, Seen, SpoilTools, Story};
use crate::state::State;
use crate::status_line::{Standing, StatusLine};
use crate::words;

/// The page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(State::default);
    let emit = state.dispatcher().to_callback();
    use_startup(&emit);
    use_engines(&state, &emit);
    use_animated_noise(&state, &emit);
    use_undo_key(&emit);

    // While no engine has the chosen network, the last picture is another one's.
    let is_stale = state.restored.is_some() && state.plan().active.is_none();
    let has_failed = StatusLine::of(&state).standing == Standing::Failed;
    let image = state.restored.as_ref().map(|restored| Rc::clone(&restored.image));
    let restored = state.restored.as_ref().map(|restored| restored.quality);
    let latent = state.restored.as_ref().map(|restored| Rc::clone(&restored.latent));
    html! {
        <>
            <header class="masthead">
                <h1>{ words::TITLE }</h1>
                <p>{ words::LEDE }</p>
            </header>
            <main>
                <div class="stage">
                    <Pad source={state.drawing.source().clone()} sample={state.sample().cloned()} emit={emit.clone()} />
                    <PadTools
                        can_undo={state.drawing.can_undo()}
                        is_blank={state.drawing.is_blank()}
                        source={state.drawing.source().clone()}
                        samples={state.samples.clone()}
                        emit={emit.clone()}
                    />
                    <span class="arrow first" aria-hidden="true"></span>
                    <Seen
                        image={Rc::clone(&state.picture.corrupted)}
                        crosshair={state.crosshair_on.then_some(state.crosshair)}
                        emit={emit.clone()}
                    />
                    <SpoilTools
                        noise={state.noise}
                        animate={state.animate}
                        crosshair={state.crosshair_on}
                        emit={emit.clone()}
                    />
                    <span class="arrow second" aria-hidden="true"></span>
                    <NetworkOutput {image} {is_stale} {has_failed} />
                    <Metrics spoiled={state.spoiled} restored={restored.unwrap_or_default()} />
                </div>
                <EngineBar state={(*state).clone()} {emit} />
                <Story {latent} />
            </main>
        </>
    }
}
