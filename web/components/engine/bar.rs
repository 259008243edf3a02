//! Which network runs on what, how fast, and the choice of both.

use afterimage_protocol::ModelName;
use yew::prelude::*;

use super::Notes;
use crate::components::controls::Select;
use crate::engines::EngineChoice;
use crate::state::{Action, Shared};
use crate::status_line::{StatusLine, data_backend};
use crate::words::engine as words;
use crate::workspace::Workspace;

/// See [`EngineBar`].
#[derive(Properties, PartialEq)]
pub struct EngineBarProps {
    /// The page's state.
    pub state: Shared,
    /// Takes the choices.
    pub emit: Callback<Action>,
}

/// The status line, the notes under it, and the selects.
#[component]
pub fn EngineBar(props: &EngineBarProps) -> Html {
    let state = &props.state;
    let line = StatusLine::of(state);
    // Only a change of engine is announced. The milliseconds can be read at any time, and are not read out.
    let announced = state.plan().active.map(words::took_over);
    html! {
        <section class="engine-bar">
            <div class="standing">
                <p
                    class="status"
                    role="status"
                    aria-live="off"
                    data-backend={data_backend(line.backend)}
                    data-state={line.standing.as_str()}
                >
                    { line.text }
                </p>
                <p class="visually-hidden" aria-live="polite">{ announced }</p>
                <Notes state={state.clone()} emit={props.emit.clone()} />
            </div>
            <div class="choices">
                // For eyes there is one network.
                if state.workspace == Workspace::Digits {
                    { network(props) }
                }
                { engine(props) }
            </div>
        </section>
    }
}

fn network(props: &EngineBarProps) -> Html {
    let emit = props.emit.clone();
    let onchange = Callback::from(move |value: String| {
        if let Some(model) = ModelName::CHOICES.into_iter().find(|model| model.as_str() == value) {
            emit.emit(Action::SetModel(model));
        }
    });
    let options: Vec<_> = ModelName::CHOICES.map(|model| (model.as_str(), words::model(model))).into();
    let model = props.state.model();
    html! {
        <div>
            <Select id="network" label={words::text().network} {options} chosen={model.as_str()} {onchange} />
            <p class="hint">{ words::model_hint(model) }</p>
        </div>
    }
}

fn engine(props: &EngineBarProps) -> Html {
    let emit = props.emit.clone();
    let onchange = Callback::from(move |value: String| {
        if let Some(choice) = EngineChoice::from_value(&value) {
            emit.emit(Action::SetEngine(choice));
        }
    });
    let options: Vec<_> = EngineChoice::ALL.map(|choice| (choice.value(), words::choice(choice))).into();
    html! { <Select id="engine" label={words::text().engine} {options} chosen={props.state.choice.value()} {onchange} /> }
}
