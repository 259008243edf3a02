//! What the browser keeps for the page from one visit to the next.

use web_sys::Storage;

/// The key of the page as the user left it.
pub const PAGE: &str = "afterimage";
/// The key of the page as it was before a link replaced it.
pub const BEFORE_LINK: &str = "afterimage.before-link";
/// The key of the preferences.
pub const PREFERENCES: &str = "afterimage.preferences";

/// The text that was kept under a key; none where there is none, or where the browser keeps nothing, as in some private
/// windows.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a text in place of the last one; none takes it away. Where the browser refuses, the page works as well, until
/// it is closed.
pub fn write(key: &str, text: Option<&str>) {
    if let Some(storage) = storage() {
        let _ = match text {
            Some(text) => storage.set_item(key, text),
            None => storage.remove_item(key),
        };
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
