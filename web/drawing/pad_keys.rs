//! The pad's keys.

use afterimage_app::drawing::DrawingAction;
use afterimage_app::state::Action;
use web_sys::Element;
use yew::prelude::*;

use crate::browser::keys::key;

/// What the pad does with the keyboard.
pub struct PadKeys {
    /// Whether the keyboard's pen is in use, and so to be seen.
    pub seen: UseStateHandle<bool>,
    /// For `onkeydown`.
    pub down: Callback<KeyboardEvent>,
    /// For `onfocus`.
    pub focused: Callback<FocusEvent>,
    /// For `onblur`.
    pub left: Callback<FocusEvent>,
}

/// Leads the keyboard's pen.
#[hook]
pub fn use_pad_keys(emit: &Callback<Action>) -> PadKeys {
    let seen = use_state_eq(|| false);
    let down = {
        let (seen, emit) = (seen.clone(), emit.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(action) = key(&event).on_pad(*seen) {
                // The page would scroll.
                event.prevent_default();
                seen.set(true);
                emit.emit(Action::Draw(action));
            }
        })
    };
    let focused = {
        let seen = seen.clone();
        // A click gives the focus too, but says nothing about the keyboard.
        Callback::from(move |event: FocusEvent| {
            let target = event.target_dyn_into::<Element>();
            seen.set(target.is_some_and(|pad| pad.matches(":focus-visible").unwrap_or_default()));
        })
    };
    let left = {
        let (seen, emit) = (seen.clone(), emit.clone());
        Callback::from(move |_: FocusEvent| {
            seen.set(false);
            emit.emit(Action::Draw(DrawingAction::LiftCursor));
        })
    };
    PadKeys { seen, down, focused, left }
}
