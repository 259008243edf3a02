//! The pen of those who draw with the keyboard.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::drawing::Cursor;
use crate::words::drawing as words;

/// For how long it must stand still before it is announced: screen readers say one thing after another, and a held
/// arrow key would leave them far behind.
const CALM_MS: u32 = 250;

/// See [`KeyboardPen`].
#[derive(Properties, PartialEq)]
pub struct KeyboardPenProps {
    /// Where it is; none while nobody uses it.
    pub cursor: Option<Cursor>,
}

/// The pen as a ring, filled while it draws, and in words.
#[component]
pub fn KeyboardPen(props: &KeyboardPenProps) -> Html {
    let said = use_state_eq(String::new);
    let say = said.setter();
    use_effect_with(props.cursor, move |cursor| {
        let text = cursor.map(words::cursor).unwrap_or_default();
        let calm = Timeout::new(CALM_MS, move || say.set(text));
        // Dropping it cancels it.
        move || drop(calm)
    });
    let ring = props.cursor.map(|cursor| {
        let point = cursor.point();
        let style = format!("left: {}%; top: {}%", 100.0 * point.x, 100.0 * point.y);
        html! { <span class={classes!("cursor", cursor.is_down.then_some("down"))} {style} aria-hidden="true"></span> }
    });
    html! {
        <>
            { ring }
            // A status of its own would be found in place of the engine's.
            <p class="visually-hidden" aria-live="polite">{ &*said }</p>
        </>
    }
}
