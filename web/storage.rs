//! What the browser keeps for the page from one visit to the next.

use web_sys::Storage;

/// Under which the page's own text is kept.
const KEY: &str = "afterimage";

/// The text that was kept; none where there is none, or where the browser keeps nothing, as in some private windows.
pub fn read() -> Option<String> {
    storage()?.get_item(KEY).ok().flatten()
}

/// Keeps a text in place of the last one. Where the browser refuses, the page works as well, until it is closed.
pub fn write(text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(KEY, text);
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
