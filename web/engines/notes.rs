//! What there is to say about the engines: a download, a reason, a failure and the way out of it.

use afterimage_app::engines::{Phase, Reason};
use afterimage_app::state::{Action, State};
use afterimage_app::texts::engines as texts;
use afterimage_protocol::Backend;
use yew::prelude::*;

use crate::store::Store;
use crate::ui::changing;

#[derive(Properties, PartialEq)]
pub struct NotesProps {
    /// The page's state.
    pub state: Store,
    /// Takes the retries.
    pub dispatch: Callback<Action>,
}

/// The notes; mostly there are none.
#[component]
pub fn Notes(props: &NotesProps) -> Html {
    html! {
        <>
            { trouble(props) }
            { reason(props) }
            { download(&props.state) }
        </>
    }
}

fn trouble(props: &NotesProps) -> Option<Html> {
    let state = &props.state;
    let trouble = texts::trouble(state)?;
    let can_retry = state.missing(state.model()).is_some() || state.cpu.failure().is_some();
    let retry = props.dispatch.reform(|_: MouseEvent| Action::Retry(Backend::Cpu));
    Some(html! {
        <div class="note trouble">
            <p role="alert">{ changing(trouble) }</p>
            if can_retry {
                <button type="button" onclick={retry}>{ texts::text().retry }</button>
            }
        </div>
    })
}

fn reason(props: &NotesProps) -> Option<Html> {
    let plan = props.state.plan();
    let reason = plan.reason?;
    let has_failed = matches!(reason, Reason::Failed(_));
    let cpu_goes_on = has_failed && plan.active == Some(Backend::Cpu);
    let retry = props.dispatch.reform(|_: MouseEvent| Action::Retry(Backend::WebGpu));
    Some(html! {
        <div class="note">
            <p>
                { changing(texts::reason(&reason)) }
                if cpu_goes_on {
                    <span>{ " " }{ texts::text().cpu_goes_on }</span>
                }
            </p>
            if has_failed {
                <button type="button" onclick={retry}>{ texts::text().retry_gpu }</button>
            }
        </div>
    })
}

/// The GPU engine on its way. The CPU's is small, and the status line speaks of it.
fn download(state: &State) -> Option<Html> {
    let (text, share) = match *state.gpu.phase() {
        Phase::Fetching { received, total } => {
            let share = (total > 0.0).then(|| (received / total).min(1.0).to_string());
            (texts::fetching_gpu(received, total), share)
        }
        Phase::Running if is_awaited(state) => (texts::text().warming_gpu.to_owned(), None),
        _ => return None,
    };
    Some(html! {
        <div class="note">
            <label for="download">{ changing(text) }</label>
            <progress id="download" max="1" value={share}></progress>
        </div>
    })
}

/// Whether the GPU engine has still to say that it has the network, or that it does not take it.
fn is_awaited(state: &State) -> bool {
    let model = state.model();
    state.gpu.warm_ms(model).is_none() && state.gpu.refusal(model).is_none()
}
