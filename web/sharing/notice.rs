//! The notice about the link from which the page was opened.

use afterimage_app::sharing::ShareAction;
use afterimage_app::state::Action;
use afterimage_app::texts::sharing as texts;
use yew::prelude::*;

use crate::browser::address;
use crate::store::Store;
use crate::ui::changing;

#[derive(Properties, PartialEq)]
pub struct LinkNoticeProps {
    /// The page's state.
    pub state: Store,
    /// Receives the decision.
    pub dispatch: Callback<Action>,
}

/// Asks whether to keep the page of the link, or says why a link was refused. Usually it is empty.
#[component]
pub fn LinkNotice(props: &LinkNoticeProps) -> Html {
    let state = &props.state;
    let sharing = &state.sharing;
    let decide = |action: ShareAction, workspace| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::Share(action.clone()));
            address::leave_link(workspace);
        })
    };
    let swap = decide(ShareAction::SwapOtherTab, state.workspace);
    let close = decide(ShareAction::Dismiss, state.workspace);
    html! {
        // The element must exist before its text, or screen readers do not announce the text.
        <div class="link-notice" role="status">
            if let Some(error) = sharing.refused {
                <p class="trouble">{ changing(texts::refused(error)) }</p>
                <button type="button" onclick={close}>{ changing(texts::text().close) }</button>
            } else if sharing.opened.is_some() {
                <p>{ changing(texts::text().opened) }</p>
                if let Some(before) = sharing.before() {
                    <button type="button" onclick={decide(ShareAction::Back, before.workspace)}>{ changing(texts::text().back) }</button>
                    <button type="button" onclick={close}>{ texts::text().keep }</button>
                } else {
                    <button type="button" onclick={close}>{ changing(texts::text().close) }</button>
                }
            } else if sharing.other_tab.is_some() {
                <p>{ changing(texts::text().other_tab) }</p>
                <button type="button" onclick={swap}>{ changing(texts::text().show_other) }</button>
                <button type="button" onclick={close}>{ changing(texts::text().close) }</button>
            }
        </div>
    }
}
