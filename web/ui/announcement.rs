//! Announcements for screen readers.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::text::changing;

/// How long the text must stay unchanged before it is announced, in milliseconds. A screen reader reads all
/// announcements one after the other, and a key that repeats would leave it far behind.
const DELAY_MS: u32 = 250;

#[derive(Properties, PartialEq)]
pub struct AnnouncementProps {
    /// The text; empty if there is nothing to announce.
    pub text: AttrValue,
}

/// Announces the text once it has not changed for [`DELAY_MS`].
#[component]
pub fn Announcement(props: &AnnouncementProps) -> Html {
    let announced = use_state_eq(AttrValue::default);
    let announce = announced.setter();
    use_effect_with(props.text.clone(), move |text| {
        let text = text.clone();
        let timer = Timeout::new(DELAY_MS, move || announce.set(text));
        // Dropping the timer cancels it.
        move || drop(timer)
    });
    // Not `role="status"`: that role belongs to the engine's status line.
    html! { <p class="visually-hidden" aria-live="polite">{ changing(&*announced) }</p> }
}
