//! Keyboard input on the pad.

use afterimage_app::drawing::DrawingAction;
use afterimage_app::state::Action;
use web_sys::Element;
use yew::prelude::*;

use crate::browser::keys::key;

/// The pad's keyboard state and event handlers.
pub struct PadKeys {
    /// Whether the keyboard's pen is in use, and so visible.
    pub is_cursor_visible: UseStateHandle<bool>,
    /// For `onkeydown`.
    pub down: Callback<KeyboardEvent>,
    /// For `onfocus`.
    pub focused: Callback<FocusEvent>,
    /// For `onblur`.
    pub left: Callback<FocusEvent>,
}

/// Moves the keyboard's pen.
#[hook]
pub fn use_pad_keys(dispatch: &Callback<Action>) -> PadKeys {
    let is_cursor_visible = use_state_eq(|| false);
    let down = {
        let (is_cursor_visible, dispatch) = (is_cursor_visible.clone(), dispatch.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(action) = key(&event).pad_action(*is_cursor_visible) {
                // Otherwise the page would scroll.
                event.prevent_default();
                is_cursor_visible.set(true);
                dispatch.emit(Action::Draw(action));
            }
        })
    };
    let focused = {
        let is_cursor_visible = is_cursor_visible.clone();
        // A click also focuses the pad, but then the user draws with a pointer.
        Callback::from(move |event: FocusEvent| {
            let target = event.target_dyn_into::<Element>();
            is_cursor_visible.set(target.is_some_and(|pad| pad.matches(":focus-visible").unwrap_or_default()));
        })
    };
    let left = {
        let (is_cursor_visible, dispatch) = (is_cursor_visible.clone(), dispatch.clone());
        Callback::from(move |_: FocusEvent| {
            is_cursor_visible.set(false);
            dispatch.emit(Action::Draw(DrawingAction::LiftCursor));
        })
    };
    PadKeys { is_cursor_visible, down, focused, left }
}
