//! Words for those who do not see what happened.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// For how long the words must stay before they are announced, in milliseconds: screen readers say one thing after
/// another, and a held key would leave them far behind.
const CALM_MS: u32 = 250;

/// See [`Announcement`].
#[derive(Properties, PartialEq)]
pub struct AnnouncementProps {
    /// The words; empty where there is nothing to say.
    pub text: AttrValue,
}

/// Announces the words once they have rested.
#[component]
pub fn Announcement(props: &AnnouncementProps) -> Html {
    let said = use_state_eq(AttrValue::default);
    let say = said.setter();
    use_effect_with(props.text.clone(), move |text| {
        let text = text.clone();
        let calm = Timeout::new(CALM_MS, move || say.set(text));
        // Dropping it cancels it.
        move || drop(calm)
    });
    // A status of its own would be found in place of the engine's.
    html! { <p class="visually-hidden" aria-live="polite">{ &*said }</p> }
}
