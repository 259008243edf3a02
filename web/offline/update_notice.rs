//! A newer version of the page, and what to do about it.

use yew::prelude::*;

use afterimage_app::offline::{OfflineAction, Update};
use afterimage_app::state::Action;
use afterimage_app::texts::offline as texts;

/// See [`UpdateNotice`].
#[derive(Properties, PartialEq)]
pub struct UpdateNoticeProps {
    /// The newer version.
    pub update: Update,
    /// Takes the decision.
    pub emit: Callback<Action>,
}

/// The notice, over the words below the page's name. Nothing moves when it comes: a person may be drawing. What was
/// drawn is saved as the page goes, and is there when it comes back.
#[component]
pub fn UpdateNotice(props: &UpdateNoticeProps) -> Html {
    let is_shown = matches!(props.update, Update::Ready | Update::Accepted);
    let is_accepted = props.update == Update::Accepted;
    let decide = |action| props.emit.reform(move |_: MouseEvent| Action::Offline(action));
    html! {
        <div class="update">
            <div class={classes!("note", is_shown.then_some("shown"))}>
                // There before its words, or some screen readers do not say them.
                <p aria-live="polite">{ is_shown.then_some(texts::text().update_ready) }</p>
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
