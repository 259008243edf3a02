//! Keys as the browser reports them.

use afterimage_app::keys::Key;
use web_sys::KeyboardEvent;

/// The pressed key of an event, with its modifiers.
pub fn key(event: &KeyboardEvent) -> Key {
    Key {
        name: event.key(),
        code: event.code(),
        is_command: event.ctrl_key() || event.meta_key(),
        is_shifted: event.shift_key(),
        is_alt: event.alt_key(),
        is_repeated: event.repeat(),
    }
}
