//! The buttons that copy and save links and pictures.

use std::rc::Rc;

use afterimage_app::sharing::{ShareAction, ShareOutcome, SharedItem};
use afterimage_app::state::Action;
use afterimage_app::texts::sharing as texts;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::export;
use crate::store::Store;
use crate::ui::changing;

#[derive(Properties, PartialEq)]
pub struct ShareBarProps {
    /// The page's state.
    pub state: Store,
    /// Receives the result.
    pub dispatch: Callback<Action>,
}

/// The buttons, and the result of the last copy or save.
#[component]
pub fn ShareBar(props: &ShareBarProps) -> Html {
    let state = &props.state;
    let has_none = state.shown().is_none();
    html! {
        <section class="share" aria-label={texts::text().share}>
            <div class="row">
                <button type="button" onclick={copy_link(props)}>{ texts::text().copy_link }</button>
                <button type="button" disabled={has_none} onclick={copy_image(props)}>{ texts::text().copy_image }</button>
                <button type="button" disabled={has_none} onclick={save(props, SharedItem::Image)}>
                    { texts::text().save_image }
                </button>
                <button type="button" disabled={has_none} onclick={save(props, SharedItem::Strip)}>
                    { texts::text().save_strip }
                </button>
            </div>
            // The element must exist before its text, or screen readers do not announce the text.
            <p class="hint outcome" role="status">{ state.sharing.outcome.as_ref().map(|outcome| changing(texts::outcome(outcome))) }</p>
            if let Some(ShareOutcome::CopyManually(link)) = &state.sharing.outcome {
                <CopyManually link={link.clone()} />
            }
        </section>
    }
}

/// Waits for the copy or save to end, and dispatches its result.
fn report(dispatch: &Callback<Action>, exporting: impl Future<Output = Option<ShareOutcome>> + 'static) {
    let dispatch = dispatch.clone();
    spawn_local(async move {
        if let Some(outcome) = exporting.await {
            dispatch.emit(Action::Share(ShareAction::Done(outcome)));
        }
    });
}

fn copy_link(props: &ShareBarProps) -> Callback<MouseEvent> {
    let (state, dispatch) = (props.state.clone(), props.dispatch.clone());
    Callback::from(move |_| {
        let state = state.clone();
        report(&dispatch, async move { Some(export::copy_link(&state).await) });
    })
}

fn copy_image(props: &ShareBarProps) -> Callback<MouseEvent> {
    let (state, dispatch) = (props.state.clone(), props.dispatch.clone());
    Callback::from(move |_| {
        if let Some(restored) = state.shown().cloned() {
            report(&dispatch, async move { Some(export::copy_image(&restored).await) });
        }
    })
}

fn save(props: &ShareBarProps, item: SharedItem) -> Callback<MouseEvent> {
    let (state, dispatch) = (props.state.clone(), props.dispatch.clone());
    Callback::from(move |_| {
        let workspace = state.workspace;
        if let Some(restored) = state.shown().cloned() {
            report(&dispatch, async move { export::save(item, &restored, workspace).await });
        }
    })
}

#[derive(Properties, PartialEq)]
struct CopyManuallyProps {
    link: String,
}

/// A text field with the link, focused and selected, if the page may not write to the clipboard.
#[component]
fn CopyManually(props: &CopyManuallyProps) -> Html {
    let field = use_node_ref();
    let shown = field.clone();
    use_effect_with(Rc::<str>::from(props.link.as_str()), move |_| {
        if let Some(field) = shown.cast::<HtmlInputElement>() {
            // If the browser refuses the focus, the user can still click the field.
            let _ = field.focus();
            field.select();
        }
    });
    html! { <input ref={field} class="link" type="text" readonly=true aria-label={texts::text().link} value={props.link.clone()} /> }
}
