//! The notice about a newer version of the page.

use yew::prelude::*;

use crate::ui::changing;

use afterimage_app::offline::{OfflineAction, Update};
use afterimage_app::state::Action;
use afterimage_app::texts::offline as texts;

#[derive(Properties, PartialEq)]
pub struct UpdateNoticeProps {
    /// The state of the newer version.
    pub update: Update,
    /// Receives the decision.
    pub dispatch: Callback<Action>,
}

/// Asks whether to reload the page now. It covers the introduction, so nothing moves while the user is drawing. The
/// drawing is saved before the page reloads, and restored after it.
#[component]
pub fn UpdateNotice(props: &UpdateNoticeProps) -> Html {
    let is_shown = matches!(props.update, Update::Ready | Update::Accepted);
    let is_accepted = props.update == Update::Accepted;
    let decide = |action| props.dispatch.reform(move |_: MouseEvent| Action::Offline(action));
    html! {
        <div class="update">
            <div class={classes!("note", is_shown.then_some("shown"))}>
                // The element must exist before its text, or some screen readers do not announce the text.
                <p aria-live="polite">{ is_shown.then(|| changing(texts::text().update_ready)) }</p>
                if is_shown {
                    <button type="button" disabled={is_accepted} onclick={decide(OfflineAction::Accept)}>
                        { texts::text().reload }
                    </button>
                    <button type="button" disabled={is_accepted} onclick={decide(OfflineAction::Postpone)}>
                        { texts::text().later }
                    </button>
                }
            </div>
        </div>
    }
}
