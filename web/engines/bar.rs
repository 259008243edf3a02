//! Which network runs on what, how fast, and the choice of both.

use afterimage_app::engines::EngineChoice;
use afterimage_app::state::{Action, Readiness, State};
use afterimage_app::texts::engines as texts;
use afterimage_architecture::ModelId;
use afterimage_protocol::Backend;
use yew::prelude::*;

use super::Notes;
use crate::store::Store;
use crate::ui::{Select, changing};
use crate::weights::WeightsFiles;

#[derive(Properties, PartialEq)]
pub struct EngineBarProps {
    /// The page's state.
    pub state: Store,
    /// Takes the choices.
    pub dispatch: Callback<Action>,
}

/// The status line, the notes under it, and the selects.
#[component]
pub fn EngineBar(props: &EngineBarProps) -> Html {
    let state = &props.state;
    // Only a change of engine is announced. The milliseconds can be read at any time, and are not read out.
    let announced = state.plan().active.map(texts::took_over);
    html! {
        <section class="engine-bar">
            <div class="standing">
                <p
                    class="status"
                    role="status"
                    aria-live="off"
                    data-backend={data_backend(state.expected_backend())}
                    data-state={data_state(state.readiness())}
                >
                    { changing(texts::status(state)) }
                </p>
                <p class="visually-hidden" aria-live="polite">{ announced.map(changing) }</p>
                <Notes state={state.clone()} dispatch={props.dispatch.clone()} />
            </div>
            <div class="choices">
                <div>
                    { network(props) }
                    <WeightsFiles
                        model={state.model()}
                        own={state.weights.for_dataset(state.workspace.dataset()).clone()}
                        dispatch={props.dispatch.clone()}
                    />
                </div>
                { engine(props) }
            </div>
        </section>
    }
}

/// The value of the attribute `data-backend`, for tests.
const fn data_backend(backend: Backend) -> &'static str {
    match backend {
        Backend::Cpu => "cpu",
        Backend::WebGpu => "webgpu",
    }
}

/// The value of the attribute `data-state`, for styles and tests.
const fn data_state(readiness: Readiness) -> &'static str {
    match readiness {
        Readiness::Loading => "loading",
        Readiness::Ready => "ready",
        Readiness::Failed => "failed",
    }
}

/// The select of the network. With a single network there is none.
fn network(props: &EngineBarProps) -> Option<Html> {
    let choices: Vec<ModelId> = props.state.choices().collect();
    let options: Vec<_> = choices.iter().map(|model| (model.as_str(), name(&props.state, *model))).collect();
    let dispatch = props.dispatch.clone();
    let onchange = Callback::from(move |value: String| {
        if let Some(model) = choices.iter().find(|model| model.as_str() == value) {
            dispatch.emit(Action::SetModel(*model));
        }
    });
    let model = props.state.model();
    (options.len() > 1).then(|| {
        html! {
            <>
                <Select id="network" label={texts::text().network} {options} chosen={model.as_str()} {onchange} />
                <p class="hint">{ changing(texts::model_hint(model)) }</p>
            </>
        }
    })
}

/// A network's name in its select: a custom network has the name of its file.
fn name(state: &State, model: ModelId) -> AttrValue {
    state.weights.file(model).map_or_else(|| texts::model(model).into(), |file| file.label().into())
}

fn engine(props: &EngineBarProps) -> Html {
    let dispatch = props.dispatch.clone();
    let onchange = Callback::from(move |value: String| {
        if let Some(choice) = EngineChoice::from_value(&value) {
            dispatch.emit(Action::SetEngine(choice));
        }
    });
    let options: Vec<_> = EngineChoice::ALL.map(|choice| (choice.value(), texts::choice(choice).into())).into();
    html! { <Select id="engine" label={texts::text().engine} {options} chosen={props.state.choice.value()} {onchange} /> }
}
