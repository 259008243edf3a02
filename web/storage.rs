//! What the browser keeps for the page from one visit to the next.

use web_sys::Storage;

/// Under which the drawing is kept, and all that belongs to it.
pub const PAGE: &str = "afterimage";
/// Under which the preferences are kept.
pub const PREFERENCES: &str = "afterimage.preferences";

/// The text that was kept under a key; none where there is none, or where the browser keeps nothing, as in some private
/// windows.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a text in place of the last one. Where the browser refuses, the page works as well, until it is closed.
pub fn write(key: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, text);
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
